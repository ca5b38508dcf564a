package org.ftpdiag.report.print;

import java.util.ArrayList;
import java.util.List;

/** Wraps text at blanks. */
public final class Paragraph {
  private Paragraph() {}

  /**
   * The lines of a text, none wider than so many columns; a word that is wider by itself is broken.
   *
   * @param columns at least 8 are used
   */
  public static List<String> wrap(String text, int columns) {
    int room = Math.max(8, columns);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0; // columns of the line
    for (String word : text.strip().split(" ")) {
      if (word.isEmpty() && line.length() > 0) {
        continue;
      }
      int width = Columns.width(word);
      if (line.length() > 0 && used + 1 + width <= room) {
        line.append(' ').append(word);
        used += 1 + width;
        continue;
      }
      if (line.length() > 0 && width <= room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      String rest = line.length() > 0 ? line + " " + word : word;
      line.setLength(0);
      used = Columns.width(rest);
      while (used > room) {
        int end = Math.max(Columns.fitting(rest, 0, room), rest.offsetByCodePoints(0, 1));
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
        used = Columns.width(rest);
      }
      line.append(rest);
    }
    lines.add(line.toString());
    return lines;
  }
}
