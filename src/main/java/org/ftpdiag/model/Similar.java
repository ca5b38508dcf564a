package org.ftpdiag.model;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Which of several words a mistyped one was meant to be. */
public final class Similar {
  private static final int SHORTEST_BEGINNING = 3;
  private static final int LONG = 7;

  private Similar() {}

  /**
   * The word that is one slip away from what was typed (two where it is long), else one that begins
   * with it. Empty where none is so near that it must have been meant.
   *
   * @param typed with its dashes, if it is an option
   */
  public static Optional<String> of(String typed, Collection<String> words) {
    String lower = typed.toLowerCase(Locale.ROOT);
    int letters = lower.replace("-", "").length();
    int allowed = letters < LONG ? 1 : 2;
    String best = null;
    for (String word : words) {
      int slips = slips(lower, word);
      if (slips <= allowed) {
        best = word;
        allowed = slips - 1;
      }
    }
    if (best != null) {
      return Optional.of(best);
    }
    return words.stream()
        .filter(w -> letters >= SHORTEST_BEGINNING && w.startsWith(lower))
        .sorted()
        .findFirst();
  }

  /**
   * How many letters were left out, put in, mistaken or swapped with their neighbour (the optimal
   * string alignment distance).
   */
  private static int slips(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int mistaken = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + mistaken);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
