package org.ftpdiag.explain;

import java.util.function.Consumer;

/** ncftp's trace and its {@code -d}: {@code Cmd: PASV}, {@code 227: Entering ...}. */
final class NcftpDialect implements Dialect {
  private static final String CMD = "Cmd: ";

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
    return code(text) > 0 ? 7 : text.startsWith("NcFTP") ? 8 : 0;
  }

  @Override
  public Reading open() {
    return NcftpDialect::read;
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

  private static void read(String line, Consumer<Event> to) {
    String text = untimed(line);
    if (text.startsWith(CMD)) {
      to.accept(Event.sent(text.substring(CMD.length())));
    } else if (code(text) > 0) {
      // The lines that follow of a longer reply have no code; the first one tells enough.
      to.accept(Event.reply(text.substring(0, 3) + text.substring(4)));
    } else if (text.contains("rror") || text.contains("ould not") || text.contains("closed")) {
      to.accept(Event.error(text));
    } else if (!text.startsWith(" ")) {
      to.accept(Event.status(text));
    }
  }
}
