package org.ftpdiag.explain.dialect;

import java.util.List;

/** Text as programs quote it: in quotation marks, its line ends written as escapes. */
final class Quoted {
  private Quoted() {}

  /** The text from a place on, without the quotation mark that ends it where one begins it. */
  static String text(String line, int from) {
    String text = line.substring(from).replace('\t', ' ').stripTrailing();
    char before = from > 0 ? line.charAt(from - 1) : ' ';
    if (before == '\'' || before == '"') {
      int end = text.lastIndexOf(before);
      text = end > 0 ? text.substring(0, end) : text;
    }
    while (text.endsWith("\\r\\n") || text.endsWith("\\n") || text.endsWith("\\r")) {
      text = text.substring(0, text.length() - (text.endsWith("\\r\\n") ? 4 : 2));
    }
    return text;
  }

  /** The lines of a text whose line ends are escapes. */
  static List<String> lines(String text) {
    return text.contains("\\r\\n") ? List.of(text.split("\\\\r\\\\n")) : List.of(text);
  }
}
