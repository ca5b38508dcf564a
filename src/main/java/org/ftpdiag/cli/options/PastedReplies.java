package org.ftpdiag.cli.options;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.explain.secrets.LogSecrets;
import org.ftpdiag.ftp.ReplyLines;
import org.ftpdiag.model.seen.Reply;

/** Replies as people paste them: out of a log, with the commands between them or without. */
public final class PastedReplies {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_REPLIES = 100;

  private final List<PastedReply> replies = new ArrayList<>();
  private final ReplyLines open = new ReplyLines(Integer.MAX_VALUE);

  /** A password that a pasted PASS shows is not repeated where a reply repeats it. */
  private final LogSecrets secrets = new LogSecrets();

  private Optional<String> after = Optional.empty();

  /**
   * Takes one argument of a command line: a reply, a command, or several lines.
   *
   * @throws UsageException for an argument that is none of them
   */
  public void argument(String text) {
    if (text.lines().count() > 1) {
      lines(text);
      return;
    }
    PastedLine line =
        PastedLine.of(text).orElseThrow(() -> new UsageException("code-none", "argument", text));
    take(line, line.text());
    close();
  }

  /**
   * Takes a text: the lines of a multi-line reply belong together (RFC 959 section 4.2).
   *
   * @throws UsageException for a line that belongs to no reply, or more than anybody reads
   */
  void lines(String text) {
    int number = 0;
    for (String raw : text.split("\r\n|\n|\r")) {
      number++;
      if (raw.isBlank()) {
        continue;
      }
      Optional<PastedLine> line = PastedLine.of(raw);
      if (open.begun()) {
        inside(raw, line);
      } else {
        if (line.isEmpty()) {
          throw new UsageException("code-line", "number", number); // not shown: it may be anything
        }
        take(line.get(), line.get().text());
      }
    }
    close(); // what was cut off says enough all the same
  }

  private void take(PastedLine line, String text) {
    if (line.isCommand()) {
      after = Optional.of(secrets.masked(text));
      return;
    }
    open.take(secrets.hidden(text), line.code().length()).ifPresent(this::add);
  }

  private void inside(String raw, Optional<PastedLine> line) {
    String text = line.filter(l -> !l.isCommand()).map(PastedLine::text).orElse(raw);
    open.take(secrets.hidden(text), 0).ifPresent(this::add);
  }

  private void close() {
    open.cut().ifPresent(this::add);
  }

  private void add(List<String> lines) {
    if (replies.size() == MOST_REPLIES) {
      throw new UsageException("code-many", "most", MOST_REPLIES);
    }
    replies.add(new PastedReply(Reply.of(lines), after));
    after = Optional.empty();
  }

  /**
   * Takes what a stream holds.
   *
   * @throws UsageException where it is more than a few replies
   */
  public void read(InputStream in) {
    try {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new UsageException("code-large");
      }
      lines(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UsageException("file-unreadable", "option", "code", "file", "-");
    }
  }

  /** The replies taken since the last call. */
  public List<PastedReply> taken() {
    List<PastedReply> taken = List.copyOf(replies);
    replies.clear();
    return taken;
  }
}
