package org.ftpdiag.report.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.advice.AdviceText;
import org.ftpdiag.report.print.JsonDocument;
import org.ftpdiag.report.print.JsonObject;
import org.ftpdiag.report.words.Words;

/** The pages of findings for programs: {@code ftpdiag.finding/1} and {@code ftpdiag.findings/1}. */
final class FindingJson {
  private final FindingDocument document;

  FindingJson(Words words) {
    this.document = new FindingDocument(words);
  }

  String pages(List<FindingId> ids) {
    return write("ftpdiag.finding/1", ids, Optional.empty(), false);
  }

  String index(Optional<String> search) {
    return write("ftpdiag.findings/1", List.of(FindingId.values()), search, true);
  }

  private String write(
      String schema, List<FindingId> ids, Optional<String> search, boolean searched) {
    StringBuilder out = new StringBuilder();
    try {
      JsonDocument.write(
          out,
          to -> {
            to.text("schema", schema);
            if (searched) {
              to.text("search", search);
            }
            to.array(
                "findings",
                () -> {
                  for (FindingSheet s : document.found(ids, search)) {
                    to.object(() -> sheet(to, s));
                  }
                });
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringBuilder never does
    }
    return out.toString();
  }

  private static void sheet(JsonObject to, FindingSheet s) throws IOException {
    AdviceText advice = s.readable().advice();
    to.text("id", s.id().id());
    to.text("severity", s.id().severity().id());
    to.text("side", s.id().side().id());
    to.text("title", advice.title());
    to.text("explanation", advice.explanation());
    to.texts("causes", s.causes());
    to.text("tell_apart", s.tell());
    to.fix(advice);
    to.array(
        "settings",
        () -> {
          for (Block.OnProduct on : s.settings()) {
            to.object(
                () -> {
                  to.text("product", on.product());
                  to.texts("lines", on.lines());
                  to.texts("sentences", on.sentences());
                });
          }
        });
    to.text("workaround", advice.workaround());
    to.texts("example", s.example());
    to.array(
        "wordings",
        () -> {
          for (FindingSheet.Said said : s.said()) {
            to.object(
                () -> {
                  to.text("code", said.code());
                  to.text("product", said.product());
                  to.text("text", said.text());
                });
          }
        });
    to.texts("codes", s.codes());
    to.texts("related", s.related().stream().map(FindingId::id).toList());
    to.texts("references", advice.references());
  }
}
