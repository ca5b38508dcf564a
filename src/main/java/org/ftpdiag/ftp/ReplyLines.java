package org.ftpdiag.ftp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes replies of lines (RFC 959 section 4.2). A reply of several lines ends with a line that
 * begins with its own code and a blank, or is the code alone; lines in between are text, whatever
 * they look like.
 */
public final class ReplyLines {
  private static final int SHORT = 3;
  private static final int LONG = 5; // numbers of Winsock, from some small servers

  private final int most;
  private final List<String> lines = new ArrayList<>();
  private String code = "";

  /**
   * @param most how many lines of a reply are kept; those after them are dropped
   */
  public ReplyLines(int most) {
    this.most = most;
  }

  /** How many digits the code at the beginning of a line has: 3 or 5; 0 where there is none. */
  public static int codeLength(String line) {
    int digits = digits(line);
    boolean ended =
        digits == line.length() || line.charAt(digits) == ' ' || line.charAt(digits) == '-';
    return ended && (digits == SHORT || digits == LONG) ? digits : 0;
  }

  /** Whether more text after it can make this the first line of a reply. */
  public static boolean mayBegin(String partial) {
    int digits = digits(partial);
    return digits == partial.length() ? digits <= LONG : codeLength(partial) > 0;
  }

  private static int digits(String line) {
    int digits = 0;
    while (digits < line.length() && line.charAt(digits) >= '0' && line.charAt(digits) <= '9') {
      digits++;
    }
    return digits;
  }

  /** Whether a line is the last one, or the only one, of a reply with this code. */
  public static boolean ends(String line, String code) {
    return line.startsWith(code)
        && (line.length() == code.length() || line.charAt(code.length()) == ' ');
  }

  /**
   * Takes a line.
   *
   * @param digits how many digits of it are taken for a code, 0 for none: what is a code is for
   *     them to say who know where the line comes from
   * @return the lines of the reply that it ends, if it does; a line without a code before any reply
   *     is dropped
   */
  public Optional<List<String>> take(String line, int digits) {
    if (begun()) {
      keep(line);
      return ends(line, code) ? Optional.of(whole()) : Optional.empty();
    }
    if (digits == 0) {
      return Optional.empty();
    }
    keep(line);
    if (line.length() > digits && line.charAt(digits) == '-') {
      code = line.substring(0, digits);
      return Optional.empty();
    }
    return Optional.of(whole());
  }

  private void keep(String line) {
    if (lines.size() < most) {
      lines.add(line);
    }
  }

  /** Whether a reply of several lines has begun. */
  public boolean begun() {
    return !code.isEmpty();
  }

  /** The lines of the reply that has begun, whose last line is missing; empty where none has. */
  public Optional<List<String>> cut() {
    return begun() ? Optional.of(whole()) : Optional.empty();
  }

  private List<String> whole() {
    List<String> whole = List.copyOf(lines);
    lines.clear();
    code = "";
    return whole;
  }
}
