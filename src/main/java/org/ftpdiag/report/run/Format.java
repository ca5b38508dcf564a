package org.ftpdiag.report.run;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.ftpdiag.report.print.Style;

/** The output formats: a line and a renderer each. */
public enum Format {
  TEXT((style, version) -> new TextRenderer(style)),
  JSON((style, version) -> JsonRenderer.indented(version)),
  MARKDOWN((style, version) -> PageRenderer.markdown(style.detail())),
  HTML((style, version) -> PageRenderer.html(style.detail()));

  private final BiFunction<Style, String, Renderer> renderer;

  Format(BiFunction<Style, String, Renderer> renderer) {
    this.renderer = renderer;
  }

  /** The name on the command line, such as {@code json}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The renderer of this format.
   *
   * @param style how text looks; formats for machines leave it aside
   * @param version of ftpdiag, for formats that name it
   */
  public Renderer renderer(Style style, String version) {
    return renderer.apply(style, version);
  }

  /** The format of that name, empty when there is none. */
  public static Optional<Format> of(String id) {
    for (Format f : values()) {
      if (f.id().equals(id)) {
        return Optional.of(f);
      }
    }
    return Optional.empty();
  }
}
