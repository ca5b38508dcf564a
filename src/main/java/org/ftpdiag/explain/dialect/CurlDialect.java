package org.ftpdiag.explain.dialect;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.event.Waited;
import org.ftpdiag.explain.event.Wordings;

/**
 * curl with {@code -v}, alone or with its progress meter, and its last words with the exit code.
 */
final class CurlDialect implements Dialect {
  private static final String METER = "--:--:--";

  /**
   * The command that an exit code speaks of (curl: lib/ftp.c); what others mean is in the table of
   * wordings.
   */
  private static final Map<Integer, String> REFUSALS =
      Map.ofEntries(
          Map.entry(8, "greeting"),
          Map.entry(9, "CWD"),
          Map.entry(11, "ACCT"),
          Map.entry(13, "PASV"),
          Map.entry(17, "TYPE"),
          Map.entry(18, "RETR"),
          Map.entry(19, "RETR"),
          Map.entry(25, "STOR"),
          Map.entry(30, "PORT"),
          Map.entry(31, "REST"),
          Map.entry(67, "PASS"),
          Map.entry(78, "RETR"));

  /** Those that mean a refusal even where the message gives no code. */
  private static final Set<Integer> TELLING = Set.of(9, 19, 25, 30, 31, 67, 78);

  private static final int GREETING = 8;
  private static final int PARTIAL = 18;
  private static final int TIMED_OUT = 28;

  /** Replies that only an upload can have at its end. */
  private static final Set<Integer> WRITING = Set.of(452, 552, 553);

  /** curl's own words for a refused CWD: the server need not have denied anything. */
  private static final String DENIED = "Server denied you";

  @Override
  public String id() {
    return "curl";
  }

  @Override
  public int likeness(String line) {
    String text = unmetered(line);
    if (text.startsWith("curl: (")) {
      return 10;
    }
    if (text.startsWith("* ")) {
      return Wordings.load().find(text).isPresent() ? 6 : 2;
    }
    return text.startsWith("< ") && FtpWords.code(text.substring(2)) > 0
            || text.startsWith("> ") && FtpWords.isCommand(text.substring(2))
        ? 5
        : 0;
  }

  @Override
  public Reading open() {
    return new CurlReading();
  }

  /** The progress meter overwrites itself with carriage returns; what counts stands behind it. */
  private static String unmetered(String line) {
    if (line.isEmpty() || "*<>".indexOf(line.charAt(0)) >= 0) {
      return line;
    }
    int meter = line.lastIndexOf(METER);
    if (meter < 0) {
      return line;
    }
    int at = meter + METER.length();
    while (at < line.length() && " 0123456789kMGT.\r".indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    return line.substring(at);
  }

  private static final class CurlReading implements Reading {
    private boolean dialogue;
    private boolean trouble;

    /** What the progress meter shows to have been transferred; empty for nothing. */
    private String moved = "";

    @Override
    public void read(String line, Consumer<Event> to) {
      String text = unmetered(line);
      if (text.startsWith("< ")) {
        dialogue = true;
        trouble |= text.length() > 2 && (text.charAt(2) == '4' || text.charAt(2) == '5');
        to.accept(Event.reply(text.substring(2)));
      } else if (text.startsWith("> ")) {
        to.accept(Event.sent(text.substring(2)));
      } else if (text.startsWith("* ")) {
        to.accept(Event.status(text.substring(1)));
      } else if (text.startsWith("curl: (")) {
        end(text, to);
      } else {
        moved = Meter.moved(line).orElse(moved);
      }
    }

    private void end(String text, Consumer<Event> to) {
      int close = text.indexOf(')');
      int exit = close < 0 ? -1 : number(text.substring(7, close));
      String message = text.substring(close + 1).strip();
      String verb = message.contains("MKD") ? "MKD" : REFUSALS.get(exit);
      int said = refusal(message);
      if (exit == 78 && dialogue) {
        // It gives up when SIZE is refused, and never asks for the file itself.
        to.accept(Event.refused(verb, "No such file: " + message));
      } else if (verb != null && said > 0 && !trouble) {
        asked(exit, verb, said, to);
      } else if (verb != null && !(dialogue && trouble) && TELLING.contains(exit)) {
        to.accept(Event.refused(verb, message.startsWith(DENIED) ? "" : message));
      } else if (exit == 7 && !message.contains("refused") && !message.contains("imed out")) {
        // An answer within a second is a refusal; a host that drops packets takes longer.
        boolean quick = Waited.in(message).orElse(0) < 1000;
        to.accept(
            Event.error(message + (quick ? " (connection refused)" : " (connection timed out)")));
      } else {
        if (exit == TIMED_OUT && !dialogue && !moved.isEmpty()) {
          to.accept(Event.sent(moved));
          to.accept(Event.reply("150 ")); // or else nothing would have been transferred
        }
        to.accept(Event.error(text));
      }
    }

    /** The refusal that the message gives the code of, after the command that it answered. */
    private void asked(int exit, String verb, int said, Consumer<Event> to) {
      if (exit == GREETING) {
        to.accept(new Event(Event.Kind.CONNECTED, "", ""));
        to.accept(Event.reply(said + " "));
      } else if (dialogue) {
        to.accept(Event.reported(said + " "));
      } else {
        boolean ended = exit == PARTIAL; // it went well until its end
        to.accept(Event.sent(ended && WRITING.contains(said) ? "STOR" : verb));
        if (ended) {
          to.accept(Event.reply("150 "));
        }
        to.accept(Event.reply(said + " "));
      }
    }

    /** The code of a refusal at the end of a message, or in the one on the greeting; or 0. */
    private static int refusal(String message) {
      int got = message.toLowerCase(Locale.ROOT).indexOf("got a ");
      int said =
          number(got < 0 ? last(message) : message.substring(got + 6).replaceFirst(" .*", ""));
      return said >= 400 && said < 600 ? said : 0;
    }

    private static String last(String message) {
      return message.substring(message.lastIndexOf(' ') + 1);
    }

    private static int number(String text) {
      return text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
    }
  }

  /** A line of the progress meter: percentages and sizes of all, what came and what went. */
  private static final class Meter {
    private static final int COLUMNS = 11;
    private static final int RECEIVED = 3;
    private static final int SENT = 5;

    private Meter() {}

    /** The verb for what was transferred so far; empty for nothing, and for another line. */
    static Optional<String> moved(String line) {
      String[] columns = line.strip().split(" +");
      if (columns.length < COLUMNS || number(columns[0]) < 0 || !columns[8].contains(":")) {
        return Optional.empty();
      }
      boolean sent = !columns[SENT].equals("0");
      boolean received = !columns[RECEIVED].equals("0");
      return sent ? Optional.of("STOR") : received ? Optional.of("RETR") : Optional.empty();
    }

    private static int number(String text) {
      return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }
  }
}
