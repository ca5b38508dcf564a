package org.ftpdiag.report.print;

import java.io.IOException;

/** Commands that the runner of GitHub Actions reads from the output. */
public final class WorkflowCommands {
  private WorkflowCommands() {}

  /**
   * An annotation.
   *
   * @param level {@code error}, {@code warning} or {@code notice}
   */
  public static void annotate(String level, String title, String text, Appendable out)
      throws IOException {
    out.append("::").append(level).append(" title=");
    out.append(data(title).replace(":", "%3A").replace(",", "%2C"));
    out.append("::").append(data(text)).append('\n');
  }

  /** As the runner decodes what it reads. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
