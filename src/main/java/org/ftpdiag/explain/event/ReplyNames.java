package org.ftpdiag.explain.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names that libraries have for reply codes: programs in Rust and for .NET print them in place
 * of the codes.
 */
public final class ReplyNames {
  private static final int SHORTEST = 11;
  private static final int DEEPEST = 600;

  /** What stands before the words of the server. */
  private static final String SAID = "esponse: ";

  private static final Map<String, String> CODES = read();

  private ReplyNames() {}

  private static Map<String, String> read() {
    Map<String, String> codes = new HashMap<>();
    for (String row : Table.rows("reply-names.tsv")) {
      String[] cells = row.split("\t");
      codes.put(cells[0], cells[1]);
    }
    return Map.copyOf(codes);
  }

  /** The code of three digits; empty for what is no such name. */
  public static Optional<String> code(String name) {
    return Optional.ofNullable(CODES.get(name));
  }

  /**
   * The refusal that a line quotes with the name of its code behind it: {@code (Last Server
   * Response: PASV: Operation not permitted SyntaxErrorInParametersOrArguments)}.
   */
  static Optional<String> in(String line) {
    int said = line.indexOf(SAID);
    if (said < 0 || said > DEEPEST) {
      return Optional.empty();
    }
    int from = said + SAID.length();
    int last = Math.min(line.length(), from + DEEPEST);
    int word = from;
    for (int i = from; i <= last; i++) {
      boolean letter = i < last && Character.isLetter(line.charAt(i));
      if (!letter) {
        String code = i - word < SHORTEST ? null : CODES.get(line.substring(word, i));
        if (code != null && code.charAt(0) >= '4') {
          return Optional.of(code + " " + line.substring(from, word).strip());
        }
        word = i + 1;
      }
    }
    return Optional.empty();
  }
}
