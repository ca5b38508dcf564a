package org.ftpdiag.report;

import java.util.Locale;

/** Stands in. */
public enum Format {
  TEXT,
  JSON;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Renderer renderer(Style style, String version) {
    return this == TEXT
        ? new TextRenderer(style)
        : (report, words, out) ->
            out.append("{\"version\":\"").append(version).append("\"}").append('\n');
  }
}
