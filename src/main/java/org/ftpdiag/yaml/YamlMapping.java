package org.ftpdiag.yaml;

import java.util.List;
import java.util.Optional;

/** Keys and their values, in the order of the file; no key stands twice. */
public record YamlMapping(Place place, List<Entry> entries) implements YamlNode {
  public YamlMapping {
    entries = List.copyOf(entries);
  }

  /** A key and its value. */
  public record Entry(YamlScalar key, YamlNode value) {}

  /** The entry of a key; empty where it is not there. */
  public Optional<Entry> entry(String key) {
    return entries.stream().filter(e -> e.key().text().equals(key)).findFirst();
  }
}
