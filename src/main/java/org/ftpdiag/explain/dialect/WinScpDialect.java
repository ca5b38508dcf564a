package org.ftpdiag.explain.dialect;

import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;

/** WinSCP's session log: a mark ({@code . > < ! *}), date and time, text. */
final class WinScpDialect implements Dialect {
  private static final int TEXT = 26; // ". 2026-05-01 12:00:01.123 "

  @Override
  public String id() {
    return "winscp";
  }

  @Override
  public int likeness(String line) {
    return is(line) ? 9 : 0;
  }

  private static boolean is(String line) {
    return line.length() >= TEXT - 1
        && ".><!*".indexOf(line.charAt(0)) >= 0
        && line.charAt(1) == ' '
        && line.charAt(6) == '-'
        && line.charAt(9) == '-'
        && line.charAt(15) == ':'
        && line.charAt(18) == ':'
        && line.charAt(21) == '.';
  }

  @Override
  public Reading open() {
    return WinScpDialect::read;
  }

  private static void read(String line, Consumer<Event> to) {
    if (!is(line) || line.length() <= TEXT) {
      return;
    }
    String text = line.substring(TEXT);
    switch (line.charAt(0)) {
      case '>' -> to.accept(Event.sent(text));
      case '<' -> to.accept(Event.reply(text));
      case '*', '!' -> to.accept(Event.error(text));
      default -> {
        // The settings that it prints first speak of time-outs and certificates, too.
        if (!text.contains(": Yes") && !text.contains(": No") && !text.startsWith("Script:")) {
          to.accept(Event.status(text));
        }
      }
    }
  }
}
