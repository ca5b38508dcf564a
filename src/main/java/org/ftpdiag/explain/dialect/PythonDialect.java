package org.ftpdiag.explain.dialect;

import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;

/** Python's ftplib with {@code set_debuglevel}, and the traceback that ends it. */
final class PythonDialect implements Dialect {
  private static final String CMD = "*cmd* ";
  private static final String TRACEBACK = "Traceback (most recent call last)";
  private static final String RESP = "*resp* ";

  @Override
  public String id() {
    return "ftplib";
  }

  @Override
  public int likeness(String line) {
    if (line.contains(CMD) || line.contains(RESP) || line.contains("*get* ")) {
      return 10;
    }
    if (line.startsWith("ftplib.") || line.contains("ftplib.py") || old(line)) {
      return 9;
    }
    return line.startsWith(TRACEBACK) ? 3 : 0;
  }

  @Override
  public Reading open() {
    return PythonDialect::read;
  }

  private static void read(String line, Consumer<Event> to) {
    if (line.contains(TRACEBACK)) {
      read(raised(line), to);
      return;
    }
    int cmd = line.indexOf(CMD);
    int resp = line.indexOf(RESP);
    if (cmd >= 0) {
      to.accept(Event.sent(quoted(line, cmd + CMD.length())));
    } else if (resp >= 0) {
      // At this level of detail a reply of several lines stands in one.
      for (String part : quoted(line, resp + RESP.length()).split("\\\\n")) {
        to.accept(Event.reply(part));
      }
    } else if ((line.startsWith("ftplib.error_") || old(line)) && line.contains(": ")) {
      error(line.substring(line.indexOf(": ") + 2), to);
    } else if (line.startsWith("  File ")) {
      to.accept(Event.status(line.strip()));
    } else if (line.contains("rror") && !line.startsWith(" ")) {
      to.accept(Event.error(line));
    }
  }

  /** What ends a traceback that was pasted as one line; blank where its frames follow below. */
  private static String raised(String line) {
    int at = line.lastIndexOf(" ftplib.error_");
    String end = line.substring(at + 1, line.length() - (line.endsWith("`") ? 1 : 0));
    return at < line.indexOf(TRACEBACK) ? "" : end;
  }

  /** As Python 2 names the exceptions of ftplib. */
  private static boolean old(String line) {
    return line.startsWith("error_perm: ")
        || line.startsWith("error_temp: ")
        || line.startsWith("error_reply: ")
        || line.startsWith("error_proto: ");
  }

  /** The exception repeats the reply; without the dialogue it is all there is. */
  private static void error(String reply, Consumer<Event> to) {
    if (FtpWords.code(reply) > 0) {
      to.accept(Event.reported(reply));
    } else {
      to.accept(Event.error(reply));
    }
  }

  private static String quoted(String line, int from) {
    int end = line.length();
    if (from >= end) {
      return "";
    }
    char quote = line.charAt(from);
    boolean quotes = (quote == '\'' || quote == '"') && line.charAt(end - 1) == quote;
    String text =
        quotes && end - 1 > from ? line.substring(from + 1, end - 1) : line.substring(from);
    return text.endsWith("\\r\\n") ? text.substring(0, text.length() - 4) : text;
  }
}
