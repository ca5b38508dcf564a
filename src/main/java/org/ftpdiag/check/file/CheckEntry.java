package org.ftpdiag.check.file;

import java.util.Map;
import java.util.Optional;
import org.ftpdiag.yaml.Place;
import org.ftpdiag.yaml.YamlScalar;

/**
 * A check as it is written, the defaults of its file filled in.
 *
 * @param place where it begins
 * @param name empty where it has none
 * @param password what stands under {@code password}
 * @param options of the probe, under their long names
 */
public record CheckEntry(
    Place place,
    Optional<YamlScalar> name,
    YamlScalar target,
    Optional<YamlScalar> password,
    Map<String, YamlScalar> options,
    Expectations expect) {
  public CheckEntry {
    options = Map.copyOf(options);
  }
}
