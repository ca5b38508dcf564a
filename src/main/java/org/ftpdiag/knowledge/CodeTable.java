package org.ftpdiag.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every reply code of the standards, those met in the wild, Winsock's numbers and the sub-status of
 * IIS: {@code codes.tsv}.
 */
public final class CodeTable {
  private final List<String> rows;

  private CodeTable(List<String> rows) {
    this.rows = rows;
  }

  /** The table of the product, read once. */
  public static CodeTable load() {
    return Loaded.TABLE;
  }

  private static CodeTable read() {
    List<String> rows = new ArrayList<>();
    boolean header = true;
    for (String line : Tsv.lines("codes.tsv")) {
      if (Tsv.isRow(line)) {
        if (!header) {
          rows.add(line);
        }
        header = false;
      }
    }
    return new CodeTable(rows);
  }

  /** The page of a code, named as in the table; empty when it has none. */
  public Optional<CodePage> find(String name) {
    String start = name + "\t";
    // Only the row that is asked for is taken apart: this is on the way of ftpdiag code 550.
    for (String row : rows) {
      if (row.startsWith(start)) {
        return Optional.of(CodePage.parse(row));
      }
    }
    return Optional.empty();
  }

  /** Whether a three-digit code stands in the table. */
  public boolean knows(int code) {
    return find(Integer.toString(code)).isPresent();
  }

  /** Every page, in the order of the table: by family, then by number. */
  public List<CodePage> all() {
    List<CodePage> pages = new ArrayList<>();
    for (String row : rows) {
      pages.add(CodePage.parse(row));
    }
    return pages;
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

  private static final class Loaded {
    private static final CodeTable TABLE = read();
  }
}
