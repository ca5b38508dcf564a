package org.ftpdiag.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which dialect descends from which: a QNAP runs ProFTPD, SFTPGo is built on ftpserverlib. What is
 * known of the ancestor holds for the descendant.
 */
public final class Lineage {
  private static final Map<String, String> PARENTS = load();

  private Lineage() {}

  private static Map<String, String> load() {
    Map<String, String> parents = new HashMap<>();
    for (String[] cells : Tsv.rows("lineage.tsv", 2)) {
      parents.put(cells[0], cells[1]);
    }
    return Map.copyOf(parents);
  }

  /** The family itself, its parent, and so on. */
  public static List<String> of(String family) {
    List<String> line = new ArrayList<>();
    String at = family;
    while (at != null && !line.contains(at)) {
      line.add(at);
      at = PARENTS.get(at);
    }
    return List.copyOf(line);
  }

  /** Whether the family is the ancestor itself or descends from it. */
  public static boolean descends(String family, String ancestor) {
    return family.equals(ancestor) || of(family).contains(ancestor);
  }
}
