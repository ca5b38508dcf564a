package org.ftpdiag.explain.dialect;

import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;

/** Cyberduck's log file, whose transcript stands behind the name of its logger. */
final class CyberduckDialect implements Dialect {
  private static final String REQUEST = "transcript.request";
  private static final String RESPONSE = "transcript.response";

  /** Of later versions, for both. */
  private static final String AUDIT = "audit.transcript";

  @Override
  public String id() {
    return "cyberduck";
  }

  @Override
  public int likeness(String line) {
    return line.contains(REQUEST) || line.contains(RESPONSE) || line.contains(AUDIT)
        ? 10
        : line.contains("ch.cyberduck.core.ftp") ? 6 : 0;
  }

  @Override
  public Reading open() {
    return CyberduckDialect::read;
  }

  private static void read(String line, Consumer<Event> to) {
    int request = line.indexOf(REQUEST);
    int response = line.indexOf(RESPONSE);
    if (request >= 0) {
      to.accept(Event.sent(behind(line, request + REQUEST.length())));
    } else if (response >= 0) {
      to.accept(Event.reply(behind(line, response + RESPONSE.length())));
    } else if (line.contains(AUDIT)) {
      String text = behind(line, line.indexOf(AUDIT) + AUDIT.length());
      to.accept(FtpWords.isCommand(text) ? Event.sent(text) : Event.reply(text));
    } else if (line.startsWith("\tat ") || line.startsWith("Caused by")) {
      to.accept(line.startsWith("C") ? Event.error(line) : Event.status(line.strip()));
    } else if (line.contains("Exception") || line.contains(" ERROR ")) {
      to.accept(Event.error(line));
    }
  }

  private static String behind(String line, int from) {
    int at = from;
    while (at < line.length() && " -:]".indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    return line.substring(at);
  }
}
