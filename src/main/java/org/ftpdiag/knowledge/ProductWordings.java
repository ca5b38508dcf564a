package org.ftpdiag.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ftpdiag.ftp.Stage;

/** What servers are known to say with a code: the rows of the reply table that name it. */
public final class ProductWordings {
  private static final int PRODUCT = 2;

  private final String code;
  // Code, after, product; the texts are many and seldom wanted.
  private final List<String[]> rows;

  private ProductWordings(String code, List<String[]> rows) {
    this.code = code;
    this.rows = rows;
  }

  /** Those of a code; rows for whole families of codes do not count. */
  public static ProductWordings of(String code) {
    return new ProductWordings(code, rows(code, PRODUCT + 1));
  }

  private static List<String[]> rows(String code, int columns) {
    // The build makes a table of the first columns: all of it takes several times as long to read.
    String table = columns <= PRODUCT + 1 ? "replies-heads.tsv" : "replies.tsv";
    return code.startsWith("iis-") ? List.of() : Tsv.naming(table, code, columns);
  }

  /** The products that have words of their own for it, in the order of the table. */
  public Set<String> families() {
    Set<String> families = new LinkedHashSet<>();
    for (String[] row : rows) {
      if (!row[PRODUCT].equals("*")) {
        families.add(family(row));
      }
    }
    return families;
  }

  /** A family that is asked for is written with a sign before it. */
  private static String family(String[] row) {
    return row[PRODUCT].startsWith("=") ? row[PRODUCT].substring(1) : row[PRODUCT];
  }

  /**
   * The verbs after which servers send it, groups spelt out, in the order of a session; not {@code
   * idle} and the like.
   */
  public Set<String> commands() {
    Set<String> columns = new LinkedHashSet<>();
    for (String[] row : rows) {
      columns.add(row[1]);
    }
    Set<String> commands = new TreeSet<>(new BySession());
    for (String column : columns) {
      for (Occasion occasion : Occasion.parse(column)) {
        for (String verb : occasion.verbs()) {
          if (Character.isUpperCase(verb.charAt(0))) {
            commands.add(verb);
          }
        }
      }
    }
    return commands;
  }

  /** The words themselves. */
  public List<ProductWording> texts() {
    List<ProductWording> texts = new ArrayList<>();
    for (String[] row : rows(code, PRODUCT + 4)) {
      if (!row[PRODUCT].equals("*")) {
        for (String sample : ReplyRow.samples(row[4])) {
          texts.add(new ProductWording(family(row), row[1], sample, row[5].split(":", 2)[0]));
        }
      }
    }
    return texts;
  }

  private static final class BySession implements Comparator<String> {
    @Override
    public int compare(String one, String other) {
      int byStage = Stage.of(one).compareTo(Stage.of(other));
      return byStage != 0 ? byStage : one.compareTo(other);
    }
  }
}
