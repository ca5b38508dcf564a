package org.ftpdiag.report.print;

import java.io.IOException;
import java.util.Locale;

/** Gauges in the text format of Prometheus (0.0.4). */
public final class GaugeLines {
  private final Appendable out;

  public GaugeLines(Appendable out) {
    this.out = out;
  }

  /** What a gauge is; stands before its first sample. */
  public void head(String name, String help) throws IOException {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(" gauge\n");
  }

  /**
   * A sample.
   *
   * @param labels as {@link #label} makes them, separated by commas; empty for none
   */
  public void sample(String name, String labels, double value) throws IOException {
    out.append(name).append(labels.isEmpty() ? "" : "{" + labels + "}").append(' ');
    boolean whole = value == Math.rint(value);
    out.append(whole ? Long.toString((long) value) : String.format(Locale.ROOT, "%.6f", value));
    out.append('\n');
  }

  /** A label and its value. */
  public static String label(String name, String value) {
    String safe = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return name + "=\"" + safe + "\"";
  }
}
