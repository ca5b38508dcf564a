package org.ftpdiag.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file cannot be used: every fault that was found in it, in the order of their places. */
public final class YamlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  YamlException(List<Fault> faults) {
    super(
        faults.stream()
            .map(f -> f.place() + " " + f.what().key())
            .collect(Collectors.joining(", ")));
    this.faults = List.copyOf(faults);
  }

  /** At least one. */
  public List<Fault> faults() {
    return faults;
  }
}
