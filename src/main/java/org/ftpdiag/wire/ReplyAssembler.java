package org.ftpdiag.wire;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.ReplyAnomaly;

/**
 * Makes replies of lines (RFC 959 section 4.2). A reply of several lines ends with a line that
 * begins with its own code and a blank; lines in between are text, whatever they look like.
 */
final class ReplyAssembler {
  /** Characters of a reply at most. */
  static final int MAX_CHARS = 256 * 1024;

  /** Lines of a reply at most. */
  static final int MAX_LINES = 4_096;

  private static final int NONE = -1;

  private final List<String> lines = new ArrayList<>();
  private EnumSet<ReplyAnomaly> anomalies = EnumSet.noneOf(ReplyAnomaly.class);
  private String code = "";
  private int strays;
  private int chars;

  /** Takes a line; a reply when that ends it. Not to be called when {@link #full}. */
  Optional<Reply> take(LineDecoder.Line line) {
    String text = line.text();
    anomalies.addAll(line.anomalies());
    chars += text.length() + 1;
    lines.add(text);
    if (!code.isEmpty()) {
      return endsReply(text) ? Optional.of(complete()) : Optional.empty();
    }
    int digits = codeLength(text);
    if (digits == NONE) {
      strays++;
      return Optional.empty();
    }
    code = text.substring(0, digits);
    boolean more = text.length() > digits && text.charAt(digits) == '-';
    return more ? Optional.empty() : Optional.of(complete());
  }

  private boolean endsReply(String text) {
    return text.startsWith(code)
        && (text.length() == code.length() || text.charAt(code.length()) == ' ');
  }

  private Reply complete() {
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
    Reply reply = new Reply(Integer.parseInt(code), lines.subList(strays, lines.size()), anomalies);
    clear();
    return reply;
  }

  /** The reply whose last line is missing; nothing when none has begun. */
  Optional<Reply> unterminated() {
    if (code.isEmpty()) {
      return Optional.empty();
    }
    anomalies.add(ReplyAnomaly.UNTERMINATED);
    return Optional.of(complete());
  }

  /** How many digits the code at the beginning has: three, or five; -1 when there is none. */
  private static int codeLength(String line) {
    int digits = 0;
    while (digits < line.length() && isDigit(line.charAt(digits))) {
      digits++;
    }
    boolean sized = digits == 3 || digits == 5;
    boolean ended =
        digits == line.length() || line.charAt(digits) == ' ' || line.charAt(digits) == '-';
    return sized && ended ? digits : NONE;
  }

  /** Whether more bytes can make this the first line of a reply. */
  static boolean mayBegin(String partial) {
    int digits = 0;
    while (digits < partial.length() && isDigit(partial.charAt(digits))) {
      digits++;
    }
    return digits == partial.length() ? digits <= 5 : codeLength(partial) != NONE;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  void clear() {
    lines.clear();
    anomalies = EnumSet.noneOf(ReplyAnomaly.class);
    code = "";
    strays = 0;
    chars = 0;
  }

  boolean full() {
    return chars > MAX_CHARS || lines.size() > MAX_LINES;
  }

  /** Lines that belong to no reply. */
  int strays() {
    return strays;
  }

  /** Whether a reply of several lines has begun. */
  boolean begun() {
    return !code.isEmpty();
  }

  /** What is held, a line feed after each line. */
  String text() {
    StringBuilder b = new StringBuilder();
    for (int i = 0; i < lines.size() && b.length() < ReplyReader.MAX_RECEIVED; i++) {
      b.append(lines.get(i)).append('\n');
    }
    return b.toString();
  }
}
