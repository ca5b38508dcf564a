package org.ftpdiag.report.run;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.report.print.Style;

/** The output formats: a line and a renderer each. */
public enum Format {
  TEXT((style, version, limits) -> new TextRenderer(style)),
  JSON((style, version, limits) -> JsonRenderer.indented(version)),
  MARKDOWN((style, version, limits) -> PageRenderer.markdown(style.detail())),
  HTML((style, version, limits) -> PageRenderer.html(style.detail())),
  JUNIT((style, version, limits) -> new JunitRenderer()),
  NAGIOS((style, version, limits) -> new NagiosRenderer(limits)),
  PROMETHEUS((style, version, limits) -> new PrometheusRenderer()),
  GITHUB((style, version, limits) -> new GithubRenderer()),
  TAP((style, version, limits) -> new TapRenderer());

  /** Those in which a log can be explained. */
  public static final Set<Format> OF_LOGS = EnumSet.of(TEXT, JSON, MARKDOWN, HTML);

  private final Maker maker;

  /** Makes a renderer. */
  @FunctionalInterface
  private interface Maker {
    Renderer of(Style style, String version, Thresholds limits);
  }

  Format(Maker maker) {
    this.maker = maker;
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
   * @param limits for formats that judge how long it took
   */
  public Renderer renderer(Style style, String version, Thresholds limits) {
    return maker.of(style, version, limits);
  }

  /** The same without limits. */
  public Renderer renderer(Style style, String version) {
    return renderer(style, version, Thresholds.NONE);
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
