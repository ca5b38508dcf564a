package org.ftpdiag.cli.options;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.ftp.Verb;
import org.ftpdiag.knowledge.CodeFamily;

/**
 * A line as people paste it out of a log: a reply or a command, behind what its program puts before
 * it, such as a time, an arrow or {@code Response:}.
 *
 * @param code the digits that a reply begins with; empty for a command
 * @param rest what stands behind the digits, or the whole command
 */
public record PastedLine(String code, String rest) {
  // Nobody's log puts more than this before a reply.
  private static final int MOST_BEFORE = 300;

  private static final Pattern PLAIN = Pattern.compile("([0-9]{3,5})([ -].*|)");

  // Possessive: a hostile line is given up at once, not tried in every way.
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?:\\s|#\\d+"
              + "|[<>=*|~.#]|-(?!\\d)|→|←"
              + "|\\[[^\\]]{0,80}\\]|\\([^)]{0,80}\\)"
              + "|\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d+)?(?:Z|[+-]\\d{2}:?\\d{2})?"
              + "|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}T?|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4},?"
              + "|\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?|\\d+\\.\\d+(?=\\s)|\\d{4}(?=\\s)"
              + "|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}[.,]?"
              + "|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}[.,]?(?:\\s+\\d{1,2})?"
              + "|[AP]M\\b|(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FINE(?:R|ST)?|NOTICE|VERBOSE)\\b"
              + "|Client\\s\"[^\"]{0,80}\",?"
              + "|(?:got|get|recv|received|resp|response|reply|cmd|put|sending|command)\\b"
              + "|\\p{L}[\\p{L}\\p{N}._ -]{0,40}(?:\\[\\d+\\])?\\s?:"
              + "|b?[\"'])*+",
          Pattern.UNICODE_CASE);

  /** The reply or command of a line; empty for a line that is neither. */
  public static Optional<PastedLine> of(String pasted) {
    String line = pasted.strip();
    Matcher plain = PLAIN.matcher(line);
    if (plain.matches() && known(plain.group(1))) {
      return Optional.of(new PastedLine(plain.group(1), plain.group(2)));
    }
    Matcher before = BEFORE.matcher(line).region(0, Math.min(line.length(), MOST_BEFORE));
    if (before.lookingAt() && before.end() > 0) {
      String bare = unquoted(line.substring(before.end()), before.group().strip());
      Matcher reply = PLAIN.matcher(bare);
      if (reply.matches()) {
        return Optional.of(new PastedLine(reply.group(1), reply.group(2)));
      }
      if (Verb.of(bare.split("\\s", 2)[0]).known()) {
        return Optional.of(new PastedLine("", bare));
      }
    } else if (Verb.of(line.split("\\s", 2)[0]).known()) {
      return Optional.of(new PastedLine("", line));
    }
    // Not a code that can be: who reads the line says so.
    return plain.matches()
        ? Optional.of(new PastedLine(plain.group(1), plain.group(2)))
        : Optional.empty();
  }

  private static boolean known(String digits) {
    return CodeFamily.of(digits).isPresent();
  }

  /** Without the quotation mark that closes what one before it opened. */
  private static String unquoted(String text, String before) {
    if (before.isEmpty()) {
      return text;
    }
    char mark = before.charAt(before.length() - 1);
    boolean opened = mark == '"' || mark == '\'';
    return opened && text.endsWith(String.valueOf(mark))
        ? text.substring(0, text.length() - 1)
        : text;
  }

  boolean isCommand() {
    return code.isEmpty();
  }

  /** The line without what stood before it. */
  String text() {
    return code + rest;
  }
}
