package org.ftpdiag.model.seen;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One reply of the server (RFC 959 section 4.2).
 *
 * @param code the number as sent: three digits as a rule, five from some embedded servers
 * @param lines every line without its line end, as it came (codes and hyphens included)
 * @param anomalies what was wrong with the form and could be read all the same
 */
public record Reply(int code, List<String> lines, Set<ReplyAnomaly> anomalies) {
  /** Characters of a line that are judged. */
  public static final int LONGEST_LINE = 1_024;

  /** Characters of a reply that are judged. */
  public static final int LONGEST_TEXT = 8_192;

  public Reply {
    lines = List.copyOf(lines);
    anomalies =
        anomalies.isEmpty()
            ? Set.of()
            : java.util.Collections.unmodifiableSet(EnumSet.copyOf(anomalies));
  }

  /** A well-formed reply of one line, as tables and tests write it: {@code 530 Login incorrect.} */
  public static Reply of(String line) {
    return of(List.of(line));
  }

  /** A reply of lines, the first of which begins with its code. */
  public static Reply of(List<String> lines) {
    String first = lines.get(0);
    int end = 0;
    while (end < first.length() && Character.isDigit(first.charAt(end))) {
      end++;
    }
    return new Reply(Integer.parseInt(first.substring(0, end)), lines, Set.of());
  }

  /** The first digit of a three-digit code, 0 for anything else. */
  public int family() {
    return code >= 100 && code <= 999 ? code / 100 : 0;
  }

  /** 1xx: another reply follows. */
  public boolean preliminary() {
    return family() == 1;
  }

  /** 2xx. */
  public boolean positive() {
    return family() == 2;
  }

  /** 3xx: the server waits for more. */
  public boolean intermediate() {
    return family() == 3;
  }

  /** 4xx, 5xx, or a code that is none. */
  public boolean negative() {
    return family() == 4 || family() == 5 || family() == 0;
  }

  /**
   * The text without codes, as it is judged: the lines joined by line feeds. A server may say any
   * amount, and the telling words stand at the beginning or the end: of a line longer than {@value
   * #LONGEST_LINE} characters and of a text longer than {@value #LONGEST_TEXT} the middle is left
   * out. {@link #lines} has it all.
   */
  public String text() {
    String digits = Integer.toString(code);
    StringBuilder head = new StringBuilder();
    int next = 0;
    while (next < lines.size() && head.length() <= LONGEST_TEXT) {
      String line = shortened(textOf(lines.get(next++), digits), LONGEST_LINE);
      head.append(head.length() == 0 ? "" : "\n").append(line);
    }
    if (next == lines.size()) {
      return shortened(head.toString(), LONGEST_TEXT);
    }
    StringBuilder tail = new StringBuilder();
    for (int i = lines.size() - 1; i >= next && tail.length() < LONGEST_TEXT / 2; i--) {
      tail.insert(0, "\n" + shortened(textOf(lines.get(i), digits), LONGEST_LINE));
    }
    return shortened(head.append(tail).toString(), LONGEST_TEXT);
  }

  /**
   * The line of an answer to FEAT that promises a feature (RFC 2389 section 3.2), however many
   * lines stand before it: what of TLS is overlooked here goes in clear. Some servers put the code
   * before each line, and something else than a blank after the name.
   *
   * @param name such as {@code UTF8}, in capitals
   * @return the line without code and outer blanks, in capitals
   */
  public Optional<String> feature(String name) {
    String digits = Integer.toString(code);
    return lines.stream()
        .map(line -> textOf(line, digits).strip().toUpperCase(Locale.ROOT))
        .filter(line -> line.startsWith(name) && !continues(line, name.length()))
        .findFirst();
  }

  /** Whether the word goes on at a place: {@code AUTHX}, {@code MLST-X}. */
  private static boolean continues(String line, int at) {
    return at < line.length()
        && (Character.isLetterOrDigit(line.charAt(at)) || "-_".indexOf(line.charAt(at)) >= 0);
  }

  private static String shortened(String text, int longest) {
    int half = longest / 2;
    return text.length() <= longest
        ? text
        : text.substring(0, half - 1) + '…' + text.substring(text.length() - half);
  }

  private static String textOf(String line, String digits) {
    if (!line.startsWith(digits)) {
      return line;
    }
    int at = digits.length();
    return at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '-')
        ? line.substring(at + 1)
        : line.substring(at);
  }

  /** Code and text in one line, as quoted in evidence. */
  public String oneLine() {
    return (code + " " + text().replace('\n', ' ')).strip();
  }
}
