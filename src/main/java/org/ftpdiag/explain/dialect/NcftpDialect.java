package org.ftpdiag.explain.dialect;

import java.util.function.Consumer;
import org.ftpdiag.explain.event.Endpoint;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;

/** ncftp's trace and its {@code -d}: {@code Cmd: PASV}, {@code 227: Entering ...}. */
final class NcftpDialect implements Dialect {
  private static final String CMD = "Cmd: ";
  private static final String SAID = ": server said: ";
  private static final String CLOSED = "Remote host has closed the connection";
  private static final String CANNOT = ": cannot open ";
  private static final String NOT_ACCEPTED = "was not accepted for login";

  @Override
  public String id() {
    return "ncftp";
  }

  @Override
  public int likeness(String line) {
    String text = untimed(line);
    if (text.startsWith(CMD)) {
      return 10;
    }
    boolean plain = text.startsWith("ncftp") && (text.contains(SAID) || text.contains(CANNOT));
    return code(text) > 0 ? 7 : plain || text.startsWith("NcFTP") ? 8 : 0;
  }

  @Override
  public Reading open() {
    return new TraceReading();
  }

  /** Without the date and time of the trace file. */
  private static String untimed(String line) {
    int two = line.indexOf("  ");
    boolean timed = two >= 8 && two <= 26 && line.charAt(two - 3) == ':';
    return timed ? line.substring(two + 2) : line;
  }

  private static int code(String text) {
    return text.length() > 4 && text.charAt(3) == ':' ? FtpWords.code(text.substring(0, 3)) : 0;
  }

  private static final class TraceReading implements Reading {
    private boolean dialogue;
    private String closed = "";

    @Override
    public void read(String line, Consumer<Event> to) {
      String text = untimed(line);
      if (text.startsWith(CLOSED) || !closed.isEmpty() && text.startsWith("Server hungup")) {
        closed = text; // what the server said before it did so comes only now
        return;
      }
      if (!closed.isEmpty() && code(text) == 0) {
        to.accept(Event.error(closed));
      }
      closed = "";
      if (text.startsWith(CMD)) {
        to.accept(Event.sent(text.substring(CMD.length())));
      } else if (code(text) > 0) {
        // The lines that follow of a longer reply have no code; the first one tells enough.
        dialogue = true;
        to.accept(Event.reply(text.substring(0, 3) + text.substring(4)));
      } else if (!dialogue && text.contains(SAID)) {
        String verb = text.startsWith("ncftpput") ? "STOR" : "RETR";
        to.accept(Event.refused(verb, text.substring(text.indexOf(SAID) + SAID.length())));
      } else if (!dialogue && text.contains(NOT_ACCEPTED)) {
        to.accept(Event.refused("PASS", "Login incorrect."));
      } else if (text.startsWith("connect to ") && text.contains(" failed: ")) {
        connect(text, to);
      } else if (text.contains("rror")
          || text.contains("ould not")
          || text.contains("timed out")
          || text.contains("closed")) {
        to.accept(Event.error(text));
      } else if (!text.startsWith(" ")) {
        to.accept(Event.status(text));
      }
    }

    /** Only the addresses of data connections are named so: {@code connect to 1.2.3.4:5 failed}. */
    private void connect(String text, Consumer<Event> to) {
      Endpoint e = Endpoint.in(text);
      if (!dialogue && e.port() > 0) {
        to.accept(Event.sent("PASV"));
        to.accept(Event.reply("229 (|||" + e.port() + "|)"));
      }
      to.accept(Event.error(text));
    }
  }
}
