package org.ftpdiag.demo;

import java.util.List;
import java.util.Optional;

/** Stands in. */
public record Scenario(String name, List<String> args) {
  public static List<String> names() {
    return List.of("healthy");
  }

  public static Optional<Scenario> find(String name) {
    return names().contains(name) ? Optional.of(load(name)) : Optional.empty();
  }

  public static Scenario load(String name) {
    return new Scenario(name, List.of());
  }
}
