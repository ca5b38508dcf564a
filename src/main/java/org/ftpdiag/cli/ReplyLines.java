package org.ftpdiag.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.model.Reply;

/** Replies as people paste them: out of a log, with what its program puts before them. */
final class ReplyLines {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_REPLIES = 100;

  // "< ", "<--- ", "Response:", "Antwort: ", "Réponse :", "* " and the like
  private static final Pattern LINE =
      Pattern.compile("(?:[<*>\\[\\]-]{1,6}\\s*|\\p{L}{1,20}\\s?:\\s*)?([0-9]{3,5})([ -].*|)");

  private ReplyLines() {}

  /** The reply of one line; empty for a line that is none. */
  static Optional<Reply> one(String line) {
    Matcher m = LINE.matcher(line.strip());
    return m.matches() ? Optional.of(Reply.of(m.group(1) + m.group(2))) : Optional.empty();
  }

  /**
   * The replies of a text: the lines of a multi-line one belong together (RFC 959 section 4.2).
   *
   * @throws UsageException for a line that belongs to no reply, or more than anybody reads
   */
  static List<Reply> all(String text) {
    List<Reply> replies = new ArrayList<>();
    List<String> open = new ArrayList<>();
    String code = "";
    for (String raw : text.split("\r\n|\n|\r")) {
      if (raw.isBlank()) {
        continue;
      }
      Matcher m = LINE.matcher(raw.strip());
      boolean reads = m.matches();
      if (open.isEmpty() && !reads) {
        throw new UsageException("code-line", "line", raw.strip());
      }
      String line = reads ? m.group(1) + m.group(2) : raw;
      open.add(line);
      code = open.size() == 1 ? m.group(1) : code;
      boolean begins = open.size() == 1 && m.group(2).startsWith("-");
      boolean inside = open.size() > 1 && !(line.startsWith(code + " ") || line.equals(code));
      if (!begins && !inside) {
        add(replies, open, code);
      }
    }
    if (!open.isEmpty()) {
      add(replies, open, code); // it was cut off, and says enough all the same
    }
    return replies;
  }

  private static void add(List<Reply> replies, List<String> open, String code) {
    if (replies.size() == MOST_REPLIES) {
      throw new UsageException("code-many", "most", MOST_REPLIES);
    }
    replies.add(new Reply(Integer.parseInt(code), open, Set.of()));
    open.clear();
  }

  /**
   * What a stream holds.
   *
   * @throws UsageException where it is more than a few replies
   */
  static List<Reply> read(InputStream in) {
    try {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new UsageException("code-large");
      }
      return all(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UsageException("file-unreadable", "option", "code", "file", "-");
    }
  }
}
