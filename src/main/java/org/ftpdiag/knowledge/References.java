package org.ftpdiag.knowledge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ftpdiag.model.FindingId;

/** Where to read more about a finding: {@code references.tsv}, standards and their sections. */
public final class References {

  private static final int COLUMNS = 2;

  private final Map<FindingId, String> byFinding;

  private References(Map<FindingId, String> byFinding) {
    this.byFinding = byFinding;
  }

  /**
   * Reads the table.
   *
   * @throws IllegalStateException when it is missing, malformed, names a finding that does not
   *     exist or one twice
   */
  public static References load() {
    return Loaded.TABLE;
  }

  private static References read() {
    Map<FindingId, String> map = new EnumMap<>(FindingId.class);
    for (String[] row : Tsv.rows("references.tsv", COLUMNS)) {
      FindingId id =
          FindingId.of(row[0])
              .orElseThrow(() -> new IllegalStateException("references.tsv: no finding " + row[0]));
      if (map.put(id, row[1]) != null) {
        throw new IllegalStateException("references.tsv: twice: " + row[0]);
      }
    }
    return new References(map);
  }

  /** The references of a finding, such as {@code RFC 959 section 4.2}; empty for none. */
  public List<String> of(FindingId id) {
    String cell = byFinding.get(id);
    return cell == null ? List.of() : List.of(cell.split("; "));
  }

  /** Read once: thousands of probes share a process. */
  private static final class Loaded {
    private static final References TABLE = read();
  }
}
