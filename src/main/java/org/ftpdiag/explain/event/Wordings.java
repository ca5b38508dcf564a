package org.ftpdiag.explain.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The table of what programs write: {@code wordings.tsv}, the first row that fits decides. Made for
 * logs of gigabytes: a text is looked through once, four characters at a time, and only rows that
 * begin so are compared.
 */
public final class Wordings {
  static final int ANCHOR = 4;
  // What a line says stands near its beginning; the rest may be a path of any length.
  private static final int LONGEST = 600;
  private static final int SLOTS = 4096;

  private static final int MOST_KNOWN = 4096;

  private final List<Wording> rows;
  private final int[][] byAnchor = new int[SLOTS][];

  /** Programs say the same things over and over. */
  private final Map<String, Optional<Wording>> known = new ConcurrentHashMap<>();

  private Wordings(List<Wording> rows) {
    this.rows = rows;
    for (int i = 0; i < rows.size(); i++) {
      int slot = slot(rows.get(i).anchor(), 0);
      int[] old = byAnchor[slot] == null ? new int[0] : byAnchor[slot];
      int[] more = java.util.Arrays.copyOf(old, old.length + 1);
      more[old.length] = i;
      byAnchor[slot] = more;
    }
  }

  /** The table of the product, read once. */
  public static Wordings load() {
    return Loaded.TABLE;
  }

  public List<Wording> rows() {
    return rows;
  }

  /** What a text means; empty where no row knows it. */
  public Optional<Wording> find(String text) {
    Optional<Wording> found = known.get(text);
    if (found == null) {
      found = look(text);
      if (text.length() <= LONGEST) {
        if (known.size() >= MOST_KNOWN) {
          known.clear();
        }
        known.put(text, found);
      }
    }
    return found;
  }

  private Optional<Wording> look(String text) {
    String low =
        (text.length() > LONGEST ? text.substring(0, LONGEST) : text).toLowerCase(Locale.ROOT);
    int best = Integer.MAX_VALUE;
    int last = low.length() - ANCHOR;
    for (int at = 0; at <= last; at++) {
      int[] candidates = byAnchor[slot(low, at)];
      if (candidates != null) {
        for (int row : candidates) {
          if (row < best && rows.get(row).in(low)) {
            best = row;
          }
        }
      }
    }
    return best == Integer.MAX_VALUE ? Optional.empty() : Optional.of(rows.get(best));
  }

  private static int slot(String text, int at) {
    int hash = 0;
    for (int i = at; i < at + ANCHOR; i++) {
      hash = hash * 31 + text.charAt(i);
    }
    return (hash ^ hash >>> 12) & SLOTS - 1;
  }

  private static final class Loaded {
    private static final Wordings TABLE = read();

    private static Wordings read() {
      List<Wording> rows = new ArrayList<>();
      for (String row : Table.rows("wordings.tsv")) {
        rows.add(Wording.parse(row));
      }
      return new Wordings(rows);
    }
  }
}
