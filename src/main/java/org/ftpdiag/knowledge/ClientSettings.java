package org.ftpdiag.knowledge;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.FindingId;

/** What to set in a client for a finding: {@code clients.tsv}, the same in every language. */
public final class ClientSettings {
  private static final int COLUMNS = 4;

  private final Map<FindingId, Map<String, Setting>> all;

  private ClientSettings(Map<FindingId, Map<String, Setting>> all) {
    this.all = all;
  }

  /**
   * What to set.
   *
   * @param client what people call it
   * @param lines to be pasted, or the place in its menus; with {@code {host}} for the host
   */
  public record Setting(String client, List<String> lines) {}

  /**
   * Reads the table.
   *
   * @throws IllegalStateException when it is missing, malformed, names a finding that does not
   *     exist or a pair twice
   */
  public static ClientSettings load() {
    return Loaded.TABLE;
  }

  private static ClientSettings read() {
    Map<FindingId, Map<String, Setting>> all = new EnumMap<>(FindingId.class);
    for (String[] row : Tsv.rows("clients.tsv", COLUMNS)) {
      String[] client = row[1].split(":", 2);
      Setting setting = new Setting(client[1], Settings.split(row[2]));
      for (String name : row[0].split(",")) {
        FindingId id =
            FindingId.of(name)
                .orElseThrow(() -> new IllegalStateException("clients.tsv: no finding " + name));
        Map<String, Setting> of = all.computeIfAbsent(id, unused -> new HashMap<>());
        if (of.put(client[0], setting) != null) {
          throw new IllegalStateException("clients.tsv: twice: " + name + " " + row[1]);
        }
      }
    }
    return new ClientSettings(all);
  }

  /**
   * What to set for a finding.
   *
   * @param dialect in which the client writes its log
   */
  public Optional<Setting> of(FindingId id, String dialect) {
    return Optional.ofNullable(all.getOrDefault(id, Map.of()).get(dialect));
  }

  /** Everything that can be set, for tests that try it. */
  Map<FindingId, Map<String, Setting>> all() {
    return all;
  }

  /** Read once, and only where a log is explained. */
  private static final class Loaded {
    private static final ClientSettings TABLE = read();
  }
}
