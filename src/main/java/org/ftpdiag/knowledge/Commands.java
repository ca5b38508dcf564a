package org.ftpdiag.knowledge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a step of a fix asks to type into a shell: {@code commands.tsv}. The commands are the same
 * in every language; {@code {placeholders}} stand for facts of the finding.
 */
public final class Commands {
  private final Map<String, List<String>> lines;

  private Commands(Map<String, List<String>> lines) {
    this.lines = lines;
  }

  /**
   * Reads the table.
   *
   * @throws IllegalStateException when it is missing, malformed or names a step twice
   */
  public static Commands load() {
    return Loaded.TABLE;
  }

  private static Commands read() {
    Map<String, List<String>> map = new HashMap<>();
    for (String[] row : Tsv.rows("commands.tsv", 2)) {
      if (map.put(row[0], List.of(row[1].split("\\\\n"))) != null) {
        throw new IllegalStateException("commands.tsv: twice: " + row[0]);
      }
    }
    return new Commands(map);
  }

  /**
   * The commands of a step, one a line; none where it has none.
   *
   * @param step such as {@code list-denied.fix.1}
   */
  public List<String> of(String step) {
    return lines.getOrDefault(step, List.of());
  }

  /** The steps that have commands. */
  public Set<String> steps() {
    return Set.copyOf(lines.keySet());
  }

  /** Read once: thousands of probes share a process. */
  private static final class Loaded {
    private static final Commands TABLE = read();
  }
}
