package org.ftpdiag.explain.dialect;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Endpoint;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.ftp.DataAddress;

/**
 * wget: a sentence a step ({@code ==> PASV ... done.}), a message for what was refused, and the
 * whole dialogue with {@code -S}.
 */
final class WgetDialect implements Dialect {
  private static final String COULD_NOT = "couldn't connect to ";
  private static final String LOGGING_IN = "Logging in as ";

  @Override
  public String id() {
    return "wget";
  }

  @Override
  public int likeness(String line) {
    if (line.startsWith("==> ") || line.startsWith(LOGGING_IN)) {
      return 10;
    }
    boolean start = line.startsWith("--") && line.contains("--  ") && line.contains("ftp");
    return start ? 10 : line.startsWith("--> ") ? 6 : line.startsWith("Resolving ") ? 3 : 0;
  }

  @Override
  public Reading open() {
    return new WgetReading();
  }

  private static final class WgetReading implements Reading {
    private final Reading bare = new TranscriptDialect().open();
    private boolean whole;
    private String verb = "";

    @Override
    public void read(String line, Consumer<Event> to) {
      // The greeting comes before any command: with it the whole dialogue is shown.
      whole |= line.startsWith("--> ") || FtpWords.code(line) > 0;
      if (line.startsWith("--") && line.contains("--  ")) {
        to.accept(Event.closed());
      } else if (line.startsWith("--> ")) {
        to.accept(Event.sent(line.substring(4)));
      } else if (FtpWords.code(line) > 0) {
        bare.read(line, to);
      } else if (line.startsWith("Connecting to ") || line.startsWith("Resolving ")) {
        connecting(line, to);
      } else if (line.startsWith(LOGGING_IN)) {
        login(line, to);
      } else if (line.startsWith("==> ")) {
        steps(line, to);
      } else if (!line.isBlank()) {
        message(line.strip(), to);
      }
    }

    private void connecting(String line, Consumer<Event> to) {
      to.accept(Event.status(line));
      if (line.contains("failed: ")) {
        to.accept(Event.error(line.substring(line.indexOf("failed: "))));
      } else if (line.contains("... connected")) {
        to.accept(new Event(Event.Kind.CONNECTED, "", ""));
      }
    }

    private void login(String line, Consumer<Event> to) {
      verb = "PASS";
      if (!whole) {
        String rest = line.substring(LOGGING_IN.length());
        int end = rest.indexOf(" ...");
        to.accept(Event.sent("USER " + (end < 0 ? rest : rest.substring(0, end))));
        to.accept(Event.reply("331 "));
        to.accept(Event.sent("PASS"));
      }
      if (line.contains("Logged in!")) {
        result("230 ", to);
      }
    }

    private void result(String reply, Consumer<Event> to) {
      if (!whole) {
        to.accept(Event.reply(reply));
      }
    }

    /** One or two steps a line: {@code ==> SYST ... done. ==> PWD ... done.} */
    private void steps(String line, Consumer<Event> to) {
      for (String step : line.substring(4).split("==> ")) {
        int dots = step.indexOf(" ...");
        String command =
            (dots < 0 ? step : step.substring(0, dots)).replaceFirst("\\(\\d+\\) ", "");
        if (command.contains("not needed") || command.contains("not required")) {
          continue;
        }
        verb = FtpWords.verb(command);
        String rest = dots < 0 ? "" : step.substring(dots + 4).strip();
        if (rest.startsWith(COULD_NOT)) {
          passive(rest, to);
        } else if (verb.equals("AUTH") && !rest.isEmpty()) {
          tls(command, rest, to);
        } else if (rest.isEmpty() && !whole && !verb.isEmpty()) {
          to.accept(Event.sent(command)); // what became of it stands in the next line
        } else if (!whole && !verb.isEmpty() && !verb.equals("PASV") && !verb.equals("EPSV")) {
          to.accept(Event.sent(command));
          if (rest.startsWith("done") || rest.matches("\\d+.*")) {
            to.accept(Event.reply(usual(verb)));
          }
        }
      }
    }

    /** What follows is what became of the handshake, or the server's refusal. */
    private void tls(String command, String rest, Consumer<Event> to) {
      if (!whole) {
        to.accept(Event.sent(command));
        to.accept(Event.reply("234 "));
      }
      if (!rest.startsWith("done")) {
        to.accept(Event.error(rest));
      }
    }

    /** What the server must have said for wget to call it done. */
    private static String usual(String verb) {
      return switch (verb) {
        case "SIZE" -> "213 ";
        case "PWD" -> "257 ";
        case "SYST" -> "215 ";
        case "CWD" -> "250 ";
        case "REST" -> "350 ";
        case "RETR", "LIST", "STOR" -> "150 ";
        default -> "200 ";
      };
    }

    /** The address and port are those of the 227 or 229, which it does not show. */
    private void passive(String rest, Consumer<Event> to) {
      Endpoint e = Endpoint.in(rest);
      Optional<InetAddress> v4 = e.address().filter(a -> Addresses.isV4(a) && e.port() > 0);
      if (!whole && v4.isPresent()) {
        String port = DataAddress.toPort(new InetSocketAddress(v4.get(), e.port()));
        to.accept(Event.sent("PASV"));
        to.accept(Event.reply("227 (" + port + ")"));
      } else if (!whole && e.port() > 0) {
        to.accept(Event.sent("EPSV"));
        to.accept(Event.reply("229 (|||" + e.port() + "|)"));
      }
      to.accept(Event.error(rest));
    }

    private void message(String text, Consumer<Event> to) {
      if (text.contains("failed: ") || text.startsWith(COULD_NOT) || text.contains("certificate")) {
        to.accept(Event.error(text));
      } else if (whole) {
        if (text.startsWith("Error in server response")) {
          to.accept(Event.error("control socket closed"));
        }
      } else if (text.startsWith("Login incorrect")
          || text.startsWith("The server refuses login")) {
        to.accept(Event.refused("PASS", text));
      } else if (text.startsWith("Logged in!")) {
        to.accept(Event.reply("230 "));
      } else if (text.startsWith("Error in server response")) {
        // It does not tell what the server said.
        to.accept(
            verb.isEmpty()
                ? Event.refused("greeting", text)
                : Event.error("control socket closed"));
      } else if (text.startsWith("No such file") || text.startsWith("No such directory")) {
        to.accept(Event.refused(verb.isEmpty() ? "RETR" : verb, text));
      } else if (text.startsWith("wget: ") || text.contains("rror")) {
        to.accept(Event.error(text));
      }
    }
  }
}
