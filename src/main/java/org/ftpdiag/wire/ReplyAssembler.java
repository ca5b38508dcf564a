package org.ftpdiag.wire;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.ftp.ReplyLines;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.ReplyAnomaly;

/** The replies of a control connection: within bounds, and with what is wrong with their form. */
final class ReplyAssembler {
  /** Characters of a reply at most. */
  static final int MAX_CHARS = 256 * 1024;

  /** Lines of a reply at most. */
  static final int MAX_LINES = 4_096;

  private final List<String> held = new ArrayList<>();
  private final ReplyLines reply = new ReplyLines(Integer.MAX_VALUE);
  private EnumSet<ReplyAnomaly> anomalies = EnumSet.noneOf(ReplyAnomaly.class);
  private int strays;
  private int chars;

  /** Takes a line; a reply when that ends it. Not to be called when {@link #full}. */
  Optional<Reply> take(LineDecoder.Line line) {
    String text = line.text();
    anomalies.addAll(line.anomalies());
    chars += text.length() + 1;
    held.add(text);
    int digits = ReplyLines.codeLength(text);
    if (!reply.begun() && digits == 0) {
      strays++;
    }
    return reply.take(text, digits).map(this::complete);
  }

  private Reply complete(List<String> lines) {
    Reply whole = Reply.of(lines);
    String code = lines.get(0).substring(0, ReplyLines.codeLength(lines.get(0)));
    if (strays > 0) {
      anomalies.add(ReplyAnomaly.STRAY_LINES);
    }
    if (lines.get(lines.size() - 1).equals(code)) {
      anomalies.add(ReplyAnomaly.BARE_CODE);
    }
    if (code.length() > 3) {
      anomalies.add(ReplyAnomaly.FIVE_DIGITS);
    } else if (code.charAt(0) < '1' || code.charAt(0) > '6') {
      anomalies.add(ReplyAnomaly.CODE_OUT_OF_RANGE);
    }
    Reply judged = new Reply(whole.code(), lines, anomalies);
    clear();
    return judged;
  }

  /** The reply whose last line is missing; nothing when none has begun. */
  Optional<Reply> unterminated() {
    if (reply.begun()) {
      anomalies.add(ReplyAnomaly.UNTERMINATED);
    }
    return reply.cut().map(this::complete);
  }

  void clear() {
    held.clear();
    reply.cut();
    anomalies = EnumSet.noneOf(ReplyAnomaly.class);
    strays = 0;
    chars = 0;
  }

  boolean full() {
    return chars > MAX_CHARS || held.size() > MAX_LINES;
  }

  /** Lines that belong to no reply. */
  int strays() {
    return strays;
  }

  /** Whether a reply of several lines has begun. */
  boolean begun() {
    return reply.begun();
  }

  /** What is held, a line feed after each line. */
  String text() {
    StringBuilder b = new StringBuilder();
    for (int i = 0; i < held.size() && b.length() < ReplyReader.MAX_RECEIVED; i++) {
      b.append(held.get(i)).append('\n');
    }
    return b.toString();
  }
}
