package org.ftpdiag.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Every reply code of the standards, those met in the wild, Winsock's numbers and the sub-status of
 * IIS: {@code codes.tsv}.
 */
public final class CodeTable {
  private static final String RESOURCE = "codes.tsv";
  private static final CodeTable TABLE = new CodeTable();

  // Read when first wanted. A race reads them twice.
  private volatile Set<String> names;
  private volatile List<CodePage> pages;

  private CodeTable() {}

  /** The table of the product. */
  public static CodeTable load() {
    return TABLE;
  }

  /** The page of a code, named as in the table; empty when it has none. */
  public Optional<CodePage> find(String name) {
    // Only the row that is asked for is taken apart: this is on the way of ftpdiag code 550.
    List<String[]> rows =
        name.isEmpty() ? List.of() : Tsv.naming(RESOURCE, name, CodePage.COLUMNS + 1);
    return rows.isEmpty() ? Optional.empty() : Optional.of(CodePage.parse(rows.get(0)));
  }

  /** Whether a three-digit code stands in the table. */
  public boolean knows(int code) {
    Set<String> known = names;
    if (known == null) {
      known = new HashSet<>();
      for (String[] row : Tsv.naming(RESOURCE, "", 1)) {
        known.add(row[0]);
      }
      names = known;
    }
    return known.contains(Integer.toString(code));
  }

  /** Every page, in the order of the table: by family, then by number. */
  public List<CodePage> all() {
    List<CodePage> all = pages;
    if (all == null) {
      all = new ArrayList<>();
      for (String[] row : Tsv.naming(RESOURCE, "", CodePage.COLUMNS + 1)) {
        all.add(CodePage.parse(row));
      }
      all = List.copyOf(all);
      pages = all;
    }
    return all;
  }

  /** The pages of a family. */
  public List<CodePage> of(CodeFamily family) {
    List<CodePage> pages = new ArrayList<>();
    for (CodePage page : all()) {
      if (page.family() == family) {
        pages.add(page);
      }
    }
    return pages;
  }

  /** The page of an error by another of its names, such as {@code ETIMEDOUT}; case is ignored. */
  public Optional<CodePage> byAlias(String alias) {
    String wanted = alias.toUpperCase(Locale.ROOT);
    for (CodePage page : of(CodeFamily.WINSOCK)) {
      if (page.aliases().contains(wanted)) {
        return Optional.of(page);
      }
    }
    return Optional.empty();
  }
}
