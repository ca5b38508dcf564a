package org.ftpdiag.explain.dialect;

import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;

/**
 * What a program says in its own words, beside the dialogue or without any: often a whole reply.
 */
final class LastWords {
  /** How far into a line a reply that it repeats may stand. */
  private static final int DEEPEST = 300;

  private LastWords() {}

  /** Tells the refusal that a line repeats, or else what its words mean. */
  static void read(String line, Consumer<Event> to) {
    int at = refusal(line);
    if (at >= 0) {
      to.accept(Event.reported(line.substring(at)));
    } else if (troubled(line)) {
      to.accept(Event.error(line));
    } else if (!line.isBlank()) {
      to.accept(Event.status(line.strip()));
    }
  }

  private static boolean troubled(String line) {
    return line.contains("rror")
        || line.contains("xception")
        || line.contains("ailed")
        || line.contains("an't")
        || line.contains("annot");
  }

  /**
   * Where a refusal begins that follows a colon or stands in brackets: {@code Access failed: 550
   * x}; -1 where the line has none.
   */
  static int refusal(String line) {
    int last = Math.min(line.length() - 4, DEEPEST);
    for (int i = 2; i < last; i++) {
      char c = line.charAt(i);
      if (c != '4' && c != '5') {
        continue;
      }
      boolean begins =
          line.charAt(i - 1) == ' ' && line.charAt(i - 2) == ':' || line.charAt(i - 1) == '(';
      if (begins && line.charAt(i + 3) == ' ' && FtpWords.code(line.substring(i, i + 4)) > 0) {
        return i;
      }
    }
    return -1;
  }
}
