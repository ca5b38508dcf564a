package org.ftpdiag.explain.dialect;

import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;

/**
 * vsftpd's own log: {@code ... [pid 2] [alice] FTP response: Client "198.51.100.7", "530 ..."} with
 * {@code log_ftp_protocol=YES}, and the shorter {@code FAIL LOGIN: Client "..."} without. Its two
 * processes a session have different numbers, so the client's address tells sessions apart.
 */
final class VsftpdDialect implements Dialect {
  private static final String CLIENT = ": Client \"";

  @Override
  public String id() {
    return "vsftpd";
  }

  @Override
  public Optional<String> server() {
    return Optional.of("vsftpd");
  }

  @Override
  public int likeness(String line) {
    boolean kind =
        line.contains("CONNECT: ")
            || line.contains(" LOGIN: ")
            || line.contains("FTP command: ")
            || line.contains("FTP response: ")
            || line.contains(" UPLOAD: ")
            || line.contains(" DOWNLOAD: ")
            || line.contains("DEBUG: ");
    return kind && line.contains(CLIENT) ? 10 : 0;
  }

  @Override
  public Reading open() {
    return new VsftpdReading();
  }

  private static final class VsftpdReading implements Reading {
    private boolean protocol;
    private boolean truncated;

    @Override
    public void read(String line, Consumer<Event> to) {
      int client = line.indexOf(CLIENT);
      if (client < 0) {
        return;
      }
      int from = client + CLIENT.length();
      int end = line.indexOf('"', from);
      if (end < 0) {
        return;
      }
      String session = line.substring(from, end);
      String head = line.substring(0, client);
      int open = line.indexOf('"', end + 1);
      int close = line.lastIndexOf('"');
      String text = open < 0 ? "" : line.substring(open + 1);
      String said =
          open >= 0 && close > open
              ? text.substring(0, close - open - 1)
              : text; // or it was wrapped
      // What was refused has no byte, what broke off has some.
      boolean broken = line.endsWith("/sec") && !line.endsWith(" 0.00Kbyte/sec");
      tell(head, said, broken, e -> to.accept(e.in(session)));
    }

    private void tell(String head, String said, boolean broken, Consumer<Event> to) {
      if (head.endsWith("FTP command")) {
        protocol = true;
        to.accept(Event.sent(said.isEmpty() ? "NOOP" : said));
      } else if (head.endsWith("FTP response")) {
        protocol = true;
        to.accept(Event.reply(said));
      } else if (head.endsWith("CONNECT")) {
        to.accept(Event.closed());
        to.accept(new Event(Event.Kind.CONNECTED, "", ""));
        if (!said.isEmpty() && !protocol) {
          to.accept(
              said.contains("too many sessions")
                  ? Event.reply("421 There are too many connected users, please try later.")
                  : Event.refused("greeting", "Service not available."));
        }
      } else if (head.endsWith("DEBUG")) {
        truncated |= said.contains("without SSL shutdown");
        if (said.contains("SSL alert") || said.contains("SSL shutdown") || said.contains("rror")) {
          to.accept(Event.error(said.contains("alert") ? "received fatal alert: " + said : said));
        }
      } else if (!protocol) {
        brief(head, said, broken || truncated, to);
        truncated = false;
      }
    }

    private static void brief(String head, String said, boolean broken, Consumer<Event> to) {
      if (head.endsWith("FAIL LOGIN")) {
        to.accept(Event.sent("USER " + user(head)));
        to.accept(Event.reply("331 "));
        to.accept(Event.refused("PASS", "Login incorrect."));
      } else if (head.endsWith("OK LOGIN")) {
        to.accept(Event.sent("USER " + user(head)));
        to.accept(Event.reply("331 "));
        to.accept(Event.sent("PASS"));
        to.accept(Event.reply("230 "));
      } else if (head.endsWith("OK UPLOAD")) {
        worked("STOR " + said, to);
      } else if (head.endsWith("OK DOWNLOAD")) {
        worked("RETR " + said, to);
      } else if (head.endsWith("FAIL UPLOAD")) {
        to.accept(Event.sent("STOR " + said));
        to.accept(
            broken
                ? Event.reply("426 Failure reading network stream.")
                : Event.refused("STOR", "Could not create file."));
      } else if (head.endsWith("FAIL DOWNLOAD")) {
        to.accept(Event.sent("RETR " + said));
        to.accept(Event.refused("RETR", "Failed to open file."));
      } else if (head.endsWith("FAIL MKDIR")) {
        to.accept(Event.sent("MKD " + said));
        to.accept(Event.refused("MKD", "Create directory operation failed."));
      } else if (head.endsWith("FAIL DELETE")) {
        to.accept(Event.sent("DELE " + said));
        to.accept(Event.refused("DELE", "Delete operation failed."));
      }
    }

    private static void worked(String transfer, Consumer<Event> to) {
      to.accept(Event.sent(transfer));
      to.accept(Event.reply("150 "));
      to.accept(Event.reply("226 "));
    }

    /** The last part in brackets before the event: {@code [pid 1] [alice] FAIL LOGIN}. */
    private static String user(String head) {
      int close = head.lastIndexOf(']');
      int open = head.lastIndexOf('[', close);
      String name = open < 0 || close < open ? "" : head.substring(open + 1, close);
      return name.startsWith("pid ") ? "" : name;
    }
  }
}
