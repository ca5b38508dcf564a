package org.ftpdiag.report;

import java.util.Locale;

/** Stands in. */
public enum Format {
  TEXT,
  JSON;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Renderer renderer(Style style) {
    return (report, words, out) -> out.append(id()).append('\n');
  }
}
