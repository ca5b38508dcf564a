package org.ftpdiag.knowledge;

import java.util.Optional;

/**
 * What kind of file it is, by the marks that files of a kind begin with. Of a file that was named
 * by mistake nothing else may be shown: it may hold a password.
 */
public final class FileMark {
  private FileMark() {}

  /**
   * The name of the kind, the same in every language.
   *
   * @param content as text of one byte a character, at least its beginning; blanks before it are
   *     skipped
   * @return such as {@code JPEG} or {@code -----BEGIN RSA PRIVATE KEY-----}; empty for any other
   */
  public static Optional<String> of(String content) {
    int at = 0;
    while (at < content.length() && " \t\r\n".indexOf(content.charAt(at)) >= 0) {
      at++;
    }
    int from = at;
    return Tsv.rows("file-marks.tsv", 2).stream()
        .filter(row -> content.startsWith(bytes(row[0]), from))
        .map(row -> row[1])
        .findFirst();
  }

  /** A mark of the table: characters as they are, other bytes as {@code \xHH}. */
  private static String bytes(String mark) {
    StringBuilder b = new StringBuilder();
    for (int i = 0; i < mark.length(); i++) {
      boolean escaped = mark.startsWith("\\x", i);
      b.append(
          escaped ? (char) Integer.parseInt(mark.substring(i + 2, i + 4), 16) : mark.charAt(i));
      i += escaped ? 3 : 0;
    }
    return b.toString();
  }
}
