package org.ftpdiag.report.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.knowledge.Product;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.Side;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.advice.AdviceText;
import org.ftpdiag.report.advice.FixStep;
import org.ftpdiag.report.advice.ReadableFinding;

/**
 * The findings of a report that was saved: as they were written, or in today's words where it was
 * in another language or by another version.
 */
final class SavedFindings {
  private final JsonTree json;
  private final boolean asWritten;
  private final Advice advice;

  /**
   * @param asWritten whether the words of the document are today's
   */
  SavedFindings(JsonTree json, boolean asWritten, Advice advice) {
    this.json = json;
    this.asWritten = asWritten;
    this.advice = advice;
  }

  /** All but those that a later version knows. */
  List<ReadableFinding> all() {
    List<ReadableFinding> all = new ArrayList<>();
    json.at("findings").all().forEach(f -> finding(f).ifPresent(x -> all.add(readable(x, f))));
    return all;
  }

  /** What was found; empty for a finding that a later version knows. */
  private Optional<Finding> finding(JsonTree f) {
    Optional<FindingId> id = f.at("id").text().flatMap(FindingId::of);
    Optional<Severity> severity = SavedReport.id(f.at("severity"), Severity.values());
    Optional<StepId> step = SavedReport.id(f.at("step"), StepId.values());
    if (id.isEmpty() || severity.isEmpty() || step.isEmpty()) {
      return Optional.empty();
    }
    JsonTree target = json.at("target");
    Map<String, String> facts = new HashMap<>();
    target.at("host").text().ifPresent(host -> facts.put("host", host));
    target.at("user").text().ifPresent(user -> facts.put("user", user));
    f.at("reply").at("code").number().ifPresent(c -> facts.put("code", "" + c.intValue()));
    Optional<Reply> reply =
        f.at("reply")
            .at("code")
            .number()
            .map(
                c ->
                    new Reply(
                        c.intValue(),
                        List.of(c.intValue() + " " + f.at("reply").at("text").text().orElse("")),
                        Set.of()));
    return Optional.of(
        new Finding(
            id.get(),
            severity.get(),
            step.get(),
            SavedReport.id(f.at("side"), Side.values()).orElse(id.get().side()),
            reply,
            family(),
            Optional.empty(),
            Optional.empty(),
            facts,
            List.of()));
  }

  Optional<String> family() {
    String product = json.at("server").at("product").text().orElse("");
    return Products.load().all().stream()
        .filter(p -> p.name().equals(product))
        .map(Product::family)
        .findFirst();
  }

  private ReadableFinding readable(Finding finding, JsonTree f) {
    AdviceText today = advice.of(finding);
    boolean told = !today.title().equals(finding.id().id()) && !today.explanation().isEmpty();
    boolean written = asWritten || !told || today.fix().isEmpty();
    AdviceText text =
        written && f.at("title").text().isPresent()
            ? new AdviceText(
                f.at("title").text().orElse(""),
                f.at("explanation").text().orElse(""),
                today.who(),
                f.at("fix_steps").all().stream().map(SavedFindings::fix).toList(),
                f.at("workaround").text(),
                f.at("references").texts())
            : today;
    return new ReadableFinding(finding, text, f.at("evidence").texts());
  }

  private static FixStep fix(JsonTree step) {
    return new FixStep(
        step.at("text").text().orElse(""),
        step.at("file").text(),
        step.at("settings").texts(),
        step.at("command").lines());
  }
}
