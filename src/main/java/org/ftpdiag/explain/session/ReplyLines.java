package org.ftpdiag.explain.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.model.seen.Reply;

/** Makes replies of the lines of a log (RFC 959 section 4.2). */
final class ReplyLines {
  private static final int MOST_LINES = 200;

  private final List<String> lines = new ArrayList<>();
  private int open;

  /** Takes a line; a reply when that ends it. */
  Optional<Reply> take(String line) {
    if (open != 0) {
      keep(line);
      return FtpWords.ends(line, open) ? Optional.of(complete()) : Optional.empty();
    }
    int code = FtpWords.code(line);
    if (code == 0) {
      return Optional.empty();
    }
    int width = code > 999 ? 5 : 3;
    if (line.length() > width && line.charAt(width) == '-') {
      open = code;
      keep(line);
      return Optional.empty();
    }
    return Optional.of(new Reply(code, List.of(line), Set.of()));
  }

  private void keep(String line) {
    if (lines.size() < MOST_LINES) {
      lines.add(line);
    }
  }

  /** Whether a reply of several lines has begun. */
  boolean isOpen() {
    return open != 0;
  }

  /** Ends a reply whose last line a log left out, as some do; empty when none is open. */
  Optional<Reply> cut() {
    return open == 0 ? Optional.empty() : Optional.of(complete());
  }

  private Reply complete() {
    Reply reply = new Reply(open, lines, Set.of());
    lines.clear();
    open = 0;
    return reply;
  }
}
