package org.ftpdiag.demo;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.FindingId;

/** Stands in. */
public record Scenario(String name, List<String> args) {
  public static final String HEALTHY = "healthy";

  public static List<String> names() {
    return List.of(HEALTHY);
  }

  public static Scenario load(String name) {
    return new Scenario(name, List.of());
  }

  public Optional<FindingId> expect() {
    return Optional.empty();
  }

  public String clientPassword() {
    return "demo-pass";
  }
}
