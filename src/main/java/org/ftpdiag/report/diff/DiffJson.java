package org.ftpdiag.report.diff;

import java.io.IOException;
import java.util.List;
import org.ftpdiag.model.Finding;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.diff.DiffDocument.Named;
import org.ftpdiag.report.print.JsonDocument;
import org.ftpdiag.report.print.JsonObject;
import org.ftpdiag.report.run.JsonTree;

/** What changed, for programs: {@code ftpdiag.diff/1}. */
public final class DiffJson {
  private final String version;

  /**
   * @param version of ftpdiag
   */
  public DiffJson(String version) {
    this.version = version;
  }

  /**
   * Writes it.
   *
   * @throws IOException where {@code out} does
   */
  public void write(DiffDocument document, Appendable out) throws IOException {
    JsonDocument.write(
        out,
        to -> {
          to.text("schema", "ftpdiag.diff/1");
          to.object(
              "tool",
              () -> {
                to.text("name", "ftpdiag");
                to.text("version", version);
                to.text("language", document.words().language());
              });
          to.object("a", () -> side(document.a(), to));
          to.object("b", () -> side(document.b(), to));
          to.texts("places", document.places());
          changes(document.diff(), to);
        });
  }

  /**
   * Writes what changed: {@code came}, {@code went}, {@code differences}.
   *
   * @throws IOException where {@code to} does
   */
  public static void changes(ReportDiff diff, JsonObject to) throws IOException {
    findings("came", diff.came(), to);
    findings("went", diff.went(), to);
    to.array(
        "differences",
        () -> {
          for (Difference d : diff.differences()) {
            to.object(
                () -> {
                  to.text("what", d.what());
                  to.text("a", d.before());
                  to.text("b", d.after());
                  to.text("trend", d.trend().id());
                });
          }
        });
  }

  private static void side(Named named, JsonObject to) throws IOException {
    JsonTree json = named.report().json();
    to.text("file", named.name());
    to.text("started", json.at("started").text());
    to.text("host", json.at("target").at("host").text());
    to.text("verdict", named.report().verdict());
    to.text("root_cause", named.report().rootCause());
  }

  private static void findings(String name, List<ReadableFinding> all, JsonObject to)
      throws IOException {
    to.array(
        name,
        () -> {
          for (ReadableFinding f : all) {
            Finding finding = f.finding();
            to.object(
                () -> {
                  to.text("id", finding.id().id());
                  to.text("severity", finding.severity().id());
                  to.text("side", finding.side().id());
                  to.text("step", finding.step().id());
                  to.text("title", f.advice().title());
                });
          }
        });
  }
}
