package org.ftpdiag.exporter;

import java.util.Map;
import java.util.Optional;

/**
 * What can change while an exporter runs.
 *
 * @param modules by their names
 * @param gate who may ask; empty for everybody
 */
public record ExporterSettings(Map<String, ProbeModule> modules, Optional<Gate> gate) {
  public ExporterSettings {
    modules = Map.copyOf(modules);
  }
}
