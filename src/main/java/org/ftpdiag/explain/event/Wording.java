package org.ftpdiag.explain.event;

import java.util.Locale;

/**
 * What programs write, and what it means.
 *
 * @param cue what it means
 * @param data it speaks of the data connection
 * @param parts what the text holds in this order, in lower case
 */
public record Wording(Cue cue, boolean data, String[] parts) {

  /** A row of the table: cue, {@code data} or {@code -}, text with {@code *} between its parts. */
  static Wording parse(String row) {
    String[] cells = row.split("\t", -1);
    if (cells.length != 3) {
      throw new IllegalStateException("wordings.tsv: three columns are due: " + row);
    }
    return new Wording(
        Cue.of(cells[0]),
        cells[1].equals("data"),
        cells[2].toLowerCase(Locale.ROOT).split("\\*", -1));
  }

  /** Whether a text in lower case holds it. */
  boolean in(String text) {
    return Parts.end(text, parts) >= 0;
  }

  /** Characters that whatever it matches must hold: the first four of its longest part. */
  String anchor() {
    String longest = "";
    for (String part : parts) {
      longest = part.length() > longest.length() ? part : longest;
    }
    if (longest.length() < Wordings.ANCHOR) {
      throw new IllegalStateException("wordings.tsv: too short to be found: " + longest);
    }
    return longest.substring(0, Wordings.ANCHOR);
  }
}
