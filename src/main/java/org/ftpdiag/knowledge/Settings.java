package org.ftpdiag.knowledge;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ftpdiag.model.FindingId;

/**
 * The settings that mend a finding on a product: {@code settings.tsv}. They are the same in every
 * language; {@code {placeholders}} stand for facts of the finding.
 */
public final class Settings {

  private static final int COLUMNS = 4;
  private static final String BETWEEN_LINES = "; ";

  /** The cells as they stand: a run asks for a few of them only. */
  private final Map<FindingId, Map<String, String>> lines;

  private Settings(Map<FindingId, Map<String, String>> lines) {
    this.lines = lines;
  }

  /**
   * Reads the table.
   *
   * @throws IllegalStateException when it is missing, malformed, names a finding that does not
   *     exist or a pair twice
   */
  public static Settings load() {
    return Loaded.TABLE;
  }

  private static Settings read() {
    Map<FindingId, Map<String, String>> map = new EnumMap<>(FindingId.class);
    for (String[] row : Tsv.rows("settings.tsv", COLUMNS)) {
      for (String name : row[0].split(",")) {
        FindingId id =
            FindingId.of(name)
                .orElseThrow(() -> new IllegalStateException("settings.tsv: no finding " + name));
        Map<String, String> families = map.computeIfAbsent(id, unused -> new LinkedHashMap<>());
        if (families.put(row[1], row[2]) != null) {
          throw new IllegalStateException("settings.tsv: twice: " + name + " " + row[1]);
        }
      }
    }
    return new Settings(map);
  }

  /** The lines to write for a finding on a product of that family; empty when none is known. */
  public List<String> of(FindingId id, String family) {
    String cell = lines.getOrDefault(id, Map.of()).get(family);
    return cell == null ? List.of() : split(cell);
  }

  /** The families that have lines for a finding. */
  public Set<String> families(FindingId id) {
    return Collections.unmodifiableSet(lines.getOrDefault(id, Map.of()).keySet());
  }

  /** The lines of one cell, which separates them by a semicolon and a blank. */
  public static List<String> split(String cell) {
    return List.of(cell.split(BETWEEN_LINES));
  }

  /** Read once: thousands of probes share a process. */
  private static final class Loaded {
    private static final Settings TABLE = read();
  }
}
