package org.ftpdiag.knowledge;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How the commands of FTP are written: {@code verbs.tsv}. */
public final class VerbTable {
  private static final VerbTable TABLE = new VerbTable();

  private volatile Map<String, Row> rows;

  private VerbTable() {}

  /**
   * A command.
   *
   * @param syntax with its arguments, those that may be missing in brackets
   * @param reference where it is defined
   */
  public record Row(String syntax, String reference) {}

  /** The table of the product; read when first wanted. */
  public static VerbTable load() {
    return TABLE;
  }

  /** A command by its name in capitals; empty for one that the table does not have. */
  public Optional<Row> find(String verb) {
    Map<String, Row> known = rows;
    if (known == null) {
      known = new HashMap<>();
      for (String[] row : Tsv.rows("verbs.tsv", 2)) {
        known.put(row[0].split(" ", 2)[0], new Row(row[0], row[1]));
      }
      rows = known;
    }
    return Optional.ofNullable(known.get(verb));
  }
}
