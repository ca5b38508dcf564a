package org.ftpdiag.report.run;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Conclusion;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.DialogueLine;
import org.ftpdiag.report.Document;
import org.ftpdiag.report.FailOn;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.TargetLine;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.print.DocumentPrinter;
import org.ftpdiag.report.print.HtmlDocument;
import org.ftpdiag.report.print.MarkdownDocument;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.print.TextDocument;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;

/**
 * A report that was saved as JSON, to be read again: in another format, and where it was written in
 * another language or by another version, in today's words as far as they need no facts that the
 * document does not keep apart.
 */
public final class SavedReport {
  /** What such a document says that it is. */
  public static final String SCHEMA = "ftpdiag.report/1";

  private final JsonTree json;
  private final Words words;
  private final SavedChecks checks;
  private final boolean asWritten;

  /** Whether today's rules come to another verdict. */
  private final boolean changed;

  /** Ids of what was written and is not found by today's rules. */
  private final Set<String> gone = new HashSet<>();

  private final List<ReadableFinding> findings = new ArrayList<>();
  private final List<ReadableStep> steps = new ArrayList<>();

  /** When each of them began, milliseconds since the probe did; 0 where the document is older. */
  private final List<Double> begins = new ArrayList<>();

  private SavedReport(
      JsonTree json,
      Words words,
      String version,
      Optional<BiFunction<ProbeRun, Optional<String>, List<Finding>>> judge) {
    this.json = json;
    this.words = words;
    this.checks = new SavedChecks(json, words);
    JsonTree tool = json.at("tool");
    this.asWritten =
        tool.at("version").text().filter(version::equals).isPresent()
            && tool.at("language").text().filter(words.language()::equals).isPresent();
    Advice advice = Advice.load(words);
    SavedFindings written = new SavedFindings(json, asWritten, advice);
    findings.addAll(written.all());
    json.at("steps").all().forEach(this::step);
    Severity before = worst();
    judge.ifPresent(
        today -> {
          List<ReadableFinding> now =
              checks.judged(
                  List.copyOf(findings), run -> today.apply(run, written.family()), advice);
          findings.forEach(f -> gone.add(f.finding().id().id()));
          findings.clear();
          findings.addAll(now);
          findings.forEach(f -> gone.remove(f.finding().id().id()));
        });
    changed = before != worst();
  }

  /**
   * Reads one, as it was judged.
   *
   * @param version of ftpdiag today
   * @throws IOException where it cannot be read, or is no JSON
   */
  public static SavedReport read(InputStream in, Words words, String version) throws IOException {
    return new SavedReport(JsonTree.read(in), words, version, Optional.empty());
  }

  /**
   * Reads one, and judges again what its deep checks saw.
   *
   * @param version of ftpdiag today
   * @param judge what a run means, of a server of that family where it is known
   * @throws IOException where it cannot be read, or is no JSON
   */
  public static SavedReport judged(
      InputStream in,
      Words words,
      String version,
      BiFunction<ProbeRun, Optional<String>, List<Finding>> judge)
      throws IOException {
    return new SavedReport(JsonTree.read(in), words, version, Optional.of(judge));
  }

  /** The document itself. */
  public JsonTree json() {
    return json;
  }

  /** What was found, but for findings that a later version knows. */
  public List<ReadableFinding> findings() {
    return List.copyOf(findings);
  }

  /** Its steps, in their order. */
  public List<ReadableStep> steps() {
    return List.copyOf(steps);
  }

  /** The highest severity of its findings; {@link Severity#INFO} also where it has none. */
  public Severity worst() {
    return findings.stream()
        .map(f -> f.finding().severity())
        .max(Severity::compareTo)
        .orElse(Severity.INFO);
  }

  /**
   * Writes it.
   *
   * @param format one that people read
   * @param failOn from which severity on the exit code is 1
   * @throws IOException where {@code out} does
   */
  public void write(Format format, Style style, FailOn failOn, Appendable out) throws IOException {
    RunDocument document = document(failOn);
    Detail detail = style.detail();
    if (format == Format.TEXT) {
      TextDocument text = new TextDocument(style, style.width(), words, out);
      DocumentPrinter.print(document.terminal(detail), text);
      return;
    }
    boolean html = format == Format.HTML;
    Document page = html ? document.web(detail) : document.page(detail, detail == Detail.VERBOSE);
    DocumentPrinter.print(
        page,
        html
            ? HtmlDocument.begin(page.title(), Optional.empty(), Set.of(), words, out)
            : MarkdownDocument.begin(page.title(), words, out));
  }

  private RunDocument document(FailOn failOn) {
    Map<StepId, List<DialogueLine>> dialogue = dialogue();
    return new RunDocument(
        new ReadableReport(
            target(), steps, findings, List.of(), conclusion(failOn), Handover.saved(json, words)),
        step -> dialogue.getOrDefault(step, List.of()),
        () -> new WebBlocks(words).of(chain(), steps, s -> begins.get(steps.indexOf(s)), entries()),
        asked());
  }

  private List<Block> asked() {
    List<Block> asked = new ArrayList<>(checks.blocks());
    asked.addAll(SentCommands.saved(json, words));
    return asked;
  }

  private List<CertificateInfo> chain() {
    return json.at("tls").at("chain").all().stream()
        .flatMap(c -> SavedReport.certificate(c).stream())
        .toList();
  }

  private static Optional<CertificateInfo> certificate(JsonTree c) {
    try {
      return Optional.of(
          new CertificateInfo(
              c.at("subject").text().orElse(""),
              c.at("issuer").text().orElse(""),
              Instant.parse(c.at("not_before").text().orElse("")),
              Instant.parse(c.at("not_after").text().orElse("")),
              c.at("names").texts(),
              c.at("key").text().orElse(""),
              0,
              c.at("signature").text().orElse(""),
              c.at("sha256").text().orElse(""),
              false));
    } catch (DateTimeParseException e) {
      return Optional.empty(); // changed by hand
    }
  }

  private TargetLine target() {
    JsonTree target = json.at("target");
    String host = target.at("host").text().orElse("-");
    String port = target.at("port").number().map(p -> ":" + p.intValue()).orElse("");
    String tls = target.at("tls").text().orElse("none");
    return new TargetLine(
        (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + port,
        target.at("user").text().orElse("-"),
        words.find("report.tls." + (tls.equals("none") ? "off" : tls), Map.of()).orElse(tls));
  }

  /** {@code pass}, {@code warn} or {@code fail}: as it was written, or as it is judged now. */
  public String verdict() {
    return changed
        ? worst() == Severity.INFO ? "pass" : worst().id()
        : json.at("verdict").text().filter(Set.of("pass", "warn", "fail")::contains).orElse("warn");
  }

  /** The id of the root cause: as it was written, or as it is judged now. */
  public Optional<String> rootCause() {
    Optional<String> written = json.at("root_cause").text();
    return changed || written.filter(gone::contains).isPresent()
        ? firstFailure().map(f -> f.finding().id().id())
        : written;
  }

  private Optional<ReadableFinding> firstFailure() {
    return findings.stream().filter(f -> f.finding().severity() == Severity.FAIL).findFirst();
  }

  private Conclusion conclusion(FailOn failOn) {
    Optional<ReadableFinding> cause = firstFailure();
    boolean interrupted = json.at("interrupted").flag();
    String verdict = verdict();
    boolean judged = !interrupted || cause.isPresent();
    List<String> parts = new ArrayList<>();
    if (cause.isEmpty() && judged) {
      parts.add(words.count("report.saved.findings", findings.size()));
    }
    json.at("duration_ms").number().ifPresent(ms -> parts.add(new Quantity(words).seconds(ms)));
    parts.add(
        words.say(
            "report.saved",
            "when",
            json.at("started").text().orElse("-"),
            "version",
            json.at("tool").at("version").text().orElse("-")));
    return new Conclusion(
        verdict,
        judged,
        words.say(judged ? "report.verdict." + verdict : "report.interrupted"),
        cause,
        String.join(", ", parts),
        failOn.exitCode(worst()));
  }

  private void step(JsonTree step) {
    Optional<StepId> id = id(step.at("id"), StepId.values());
    Optional<StepStatus> status = id(step.at("status"), StepStatus.values());
    if (id.isPresent() && status.isPresent()) {
      steps.add(
          new ReadableStep(
              id.get(),
              status.get(),
              step.at("summary").text().orElse(""),
              step.at("duration_ms")
                  .number()
                  .map(OptionalDouble::of)
                  .orElse(OptionalDouble.empty())));
      begins.add(step.at("at_ms").number().orElse(0.0));
    }
  }

  static <E extends Enum<E>> Optional<E> id(JsonTree text, E[] values) {
    String id = text.text().orElse("");
    for (E value : values) {
      if (value.name().toLowerCase(Locale.ROOT).equals(id)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** What was said in each step, by the times at which they began. */
  private Map<StepId, List<DialogueLine>> dialogue() {
    Map<StepId, List<DialogueLine>> all = new EnumMap<>(StepId.class);
    DialogueWords lines = new DialogueWords(words);
    for (Transcript.Entry entry : entries()) {
      stepAt(entry.atMs())
          .ifPresent(
              step -> all.computeIfAbsent(step, s -> new ArrayList<>()).add(lines.of(entry)));
    }
    return all;
  }

  private List<Transcript.Entry> entries() {
    List<Transcript.Entry> all = new ArrayList<>();
    for (JsonTree e : json.at("transcript").all()) {
      all.add(
          new Transcript.Entry(
              e.at("at_ms").number().orElse(0.0),
              id(e.at("channel"), Transcript.Channel.values()).orElse(Transcript.Channel.CONTROL),
              id(e.at("kind"), Transcript.Kind.values()).orElse(Transcript.Kind.EVENT),
              e.at("text").text().orElse("")));
    }
    return all;
  }

  /** The step that had begun last by then; a step that was skipped begins where it is known. */
  private Optional<StepId> stepAt(double atMs) {
    int best = -1;
    for (int i = 0; i < steps.size(); i++) {
      if (begins.get(i) <= atMs && (best < 0 || begins.get(i) >= begins.get(best))) {
        best = i;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(steps.get(best).id());
  }
}
