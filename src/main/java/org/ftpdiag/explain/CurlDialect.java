package org.ftpdiag.explain;

import java.util.Map;
import java.util.function.Consumer;

/**
 * curl with {@code -v}, alone or with its progress meter, and its last words with the exit code.
 */
final class CurlDialect implements Dialect {
  private static final String METER = "--:--:--";

  /** Exit codes that name the refused step; what the others mean is in the table of wordings. */
  private static final Map<Integer, String> REFUSALS =
      Map.of(9, "CWD", 19, "RETR", 25, "STOR", 67, "PASS", 78, "RETR", 30, "PORT", 31, "REST");

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
      }
    }

    private void end(String text, Consumer<Event> to) {
      int close = text.indexOf(')');
      int code = close < 0 ? -1 : number(text.substring(7, close));
      String message = text.substring(close + 1).strip();
      String verb = REFUSALS.get(code);
      // It gives up when SIZE is refused, and never asks for the file itself.
      boolean missing = code == 78 && dialogue;
      if (missing) {
        to.accept(Event.refused(verb, "No such file: " + message));
      } else if (verb != null && !(dialogue && trouble)) {
        int said = number(last(message));
        if (said >= 400 && said < 600) {
          to.accept(Event.sent(verb));
          to.accept(Event.reply(said + " "));
        } else {
          to.accept(Event.refused(verb, message));
        }
      } else if (code == 18 && !dialogue && number(last(message)) >= 400) {
        to.accept(Event.reported(last(message) + " "));
      } else if (code == 7 && !message.contains("refused") && !message.contains("imed out")) {
        // An answer within a second is a refusal; a host that drops packets takes longer.
        boolean quick = Waited.in(message) < 1000;
        to.accept(
            Event.error(message + (quick ? " (connection refused)" : " (connection timed out)")));
      } else {
        to.accept(Event.error(text));
      }
    }

    private static String last(String message) {
      return message.substring(message.lastIndexOf(' ') + 1);
    }

    private static int number(String text) {
      return text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
    }
  }
}
