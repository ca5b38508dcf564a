package org.ftpdiag.report.run;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Block.Item;
import org.ftpdiag.report.Block.Row;
import org.ftpdiag.report.Course;
import org.ftpdiag.report.Course.Moment;
import org.ftpdiag.report.Course.Span;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** What a page for browsers shows besides what every page does: certificates, and drawings. */
final class WebBlocks {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int LONGEST = 200;

  private final Words words;

  WebBlocks(Words words) {
    this.words = words;
  }

  /** Those of a run. */
  List<Block> of(ProbeRun run, SessionFacts facts, List<ReadableStep> steps) {
    Map<StepId, Double> starts = new HashMap<>();
    for (StepReport step : run.steps()) {
      starts.put(step.id(), step.startMs());
    }
    List<CertificateInfo> chain = facts.tls().map(TlsSession::chain).orElse(List.of());
    return of(chain, steps, s -> starts.getOrDefault(s.id(), 0.0), run.transcript().entries());
  }

  /**
   * The blocks.
   *
   * @param chain the server's certificates, its own first
   * @param starts when a step began, milliseconds since the probe did
   */
  List<Block> of(
      List<CertificateInfo> chain,
      List<ReadableStep> steps,
      Function<ReadableStep, Double> starts,
      List<Transcript.Entry> entries) {
    List<Block> blocks = new ArrayList<>();
    if (!chain.isEmpty()) {
      blocks.add(new Block.Heading(words.say("web.chain"), ""));
      blocks.add(chain(chain));
    }
    List<Span> spans = new ArrayList<>();
    for (ReadableStep step : steps) {
      if (step.status() != StepStatus.SKIP && step.ms().isPresent()) {
        spans.add(new Span(step, starts.apply(step), step.ms().getAsDouble()));
      }
    }
    DialogueWords said = new DialogueWords(words);
    List<Moment> moments = new ArrayList<>();
    for (Transcript.Entry entry : entries) {
      moments.add(new Moment(entry.atMs(), entry.channel(), said.of(entry)));
    }
    blocks.add(new Block.Drawing(new Course(spans, moments)));
    return blocks;
  }

  private Block chain(List<CertificateInfo> chain) {
    List<Item> heads = new ArrayList<>();
    for (int i = 0; i < chain.size(); i++) {
      heads.add(new Item(Integer.toString(i + 1), i == 0 ? words.say("web.chain.own") : ""));
    }
    return new Block.Grid(
        heads,
        List.of(
            row("subject", chain, CertificateInfo::subject),
            row("names", chain, c -> String.join(", ", c.names())),
            row("issuer", chain, CertificateInfo::issuer),
            row("from", chain, c -> DATE.format(c.notBefore())),
            row("until", chain, c -> DATE.format(c.notAfter())),
            row("key", chain, CertificateInfo::key),
            row("signature", chain, CertificateInfo::signature),
            new Row(
                words.say("web.chain.sha256"),
                chain.stream().map(CertificateInfo::sha256).map(WebBlocks::halves).toList())));
  }

  /** A fingerprint has no blank at which a column could break it. */
  private static String halves(String sha256) {
    String shown = ServerText.shown(sha256, LONGEST);
    int half = shown.length() / 2;
    return shown.substring(0, half) + "\n" + shown.substring(half);
  }

  private Row row(
      String key, List<CertificateInfo> chain, Function<CertificateInfo, String> value) {
    return new Row(
        words.say("web.chain." + key),
        chain.stream().map(value).map(text -> ServerText.shown(text, LONGEST)).toList());
  }
}
