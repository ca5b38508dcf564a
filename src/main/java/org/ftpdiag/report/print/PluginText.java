package org.ftpdiag.report.print;

/** Text of a plugin of Nagios. */
public final class PluginText {
  private PluginText() {}

  /** What stands behind the bar is performance data, and a line is one. */
  public static String safe(String text) {
    StringBuilder line = new StringBuilder();
    for (String part : text.replace('|', '/').split("\n")) {
      if (line.length() > 0) {
        line.append(line.charAt(line.length() - 1) == ':' ? " " : "; ");
      }
      line.append(part.strip());
    }
    return line.toString();
  }
}
