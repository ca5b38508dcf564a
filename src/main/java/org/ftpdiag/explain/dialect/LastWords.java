package org.ftpdiag.explain.dialect;

import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.event.RepeatedReply;
import org.ftpdiag.explain.event.ServerEvents;

/**
 * What a program says in its own words, beside the dialogue or without any: often a whole reply.
 */
final class LastWords {
  /** What daemons log whatever they are called, and what PAM says of them. */
  private static final ServerEvents DAEMONS = ServerEvents.of("*");

  private static final String FAILED = " failed";

  private LastWords() {}

  /** Tells the refusal that a line repeats, or else what its words mean. */
  static void read(String line, Consumer<Event> to) {
    Optional<String> refusal = RepeatedReply.in(line);
    Optional<ServerEvents.Row> row = DAEMONS.find(line);
    if (refusal.isPresent()) {
      to.accept(Event.reported(refusal.get()));
    } else if (row.isPresent()) {
      tell(row.get(), line, to);
    } else if (!refused(line, to)) {
      if (troubled(line)) {
        to.accept(Event.error(line));
      } else if (!line.isBlank()) {
        to.accept(Event.status(line.strip()));
      }
    }
  }

  /** Tells what a daemon's line means; false for any other line. */
  static boolean told(String line, Consumer<Event> to) {
    Optional<ServerEvents.Row> row = DAEMONS.find(line);
    row.ifPresent(r -> tell(r, line, to));
    return row.isPresent();
  }

  private static void tell(ServerEvents.Row row, String line, Consumer<Event> to) {
    if (row.occasion().equals("PASS")) {
      ServerEvents.tell(row, user(line), to);
    } else {
      to.accept(Event.reported(row.reply().orElse(""))); // unless the reply is there, too
    }
  }

  /** {@code PASV failed : Please login with USER and PASS.}: a command, and what was said to it. */
  private static boolean refused(String line, Consumer<Event> to) {
    String verb = "";
    int failed = line.indexOf(FAILED);
    while (failed > 0) {
      verb = FtpWords.verbAt(line, line.lastIndexOf(' ', failed - 1) + 1);
      if (!verb.isEmpty()) {
        break;
      }
      failed = line.indexOf(FAILED, failed + 1);
    }
    int text = failed + FAILED.length();
    while (text < line.length() && " :-".indexOf(line.charAt(text)) >= 0) {
      text++;
    }
    boolean said = !verb.isEmpty() && text < line.length() && line.indexOf(':', failed) > 0;
    if (said) {
      to.accept(Event.refused(verb, line.substring(text)));
    }
    return said;
  }

  /** {@code ruser=alice}, as PAM writes it; empty where it does not. */
  private static String user(String line) {
    int at = line.indexOf("ruser=");
    int end = at < 0 ? -1 : line.indexOf(' ', at);
    return at < 0 ? "" : line.substring(at + 6, end < 0 ? line.length() : end);
  }

  private static boolean troubled(String line) {
    return line.contains("rror")
        || line.contains("xception")
        || line.contains("ailed")
        || line.contains("an't")
        || line.contains("annot");
  }
}
