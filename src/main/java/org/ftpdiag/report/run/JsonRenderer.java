package org.ftpdiag.report.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.ServerIdentity;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.deep.JsonChecks;
import org.ftpdiag.report.print.AppendableWriter;
import org.ftpdiag.report.print.JsonEscapes;
import org.ftpdiag.report.print.JsonObject;
import org.ftpdiag.report.words.Words;

/**
 * The report for programs: {@code ftpdiag.report/1}. Names never change their meaning; adding is
 * allowed. Times are milliseconds; unknown values are null, never left out.
 */
public final class JsonRenderer implements Renderer {
  private static final int MOST_ENTRIES = 20_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final String version;
  private final boolean indented;
  private final OptionalLong line;
  private final boolean told;

  private JsonRenderer(String version, boolean indented, OptionalLong line, boolean told) {
    this.version = version;
    this.indented = indented;
    this.line = line;
    this.told = told;
  }

  /** JSON over many lines, for a reader. */
  public static JsonRenderer indented(String version) {
    return new JsonRenderer(version, true, OptionalLong.empty(), true);
  }

  /** A report in one line, for streams of reports. */
  public static JsonRenderer oneLine(String version) {
    return new JsonRenderer(version, false, OptionalLong.empty(), true);
  }

  /**
   * A report of a fleet, in one line.
   *
   * @param line that of the target in its file, from 1
   * @param told whether the transcript is part of it
   */
  public static JsonRenderer ofFleet(String version, long line, boolean told) {
    return new JsonRenderer(version, false, OptionalLong.of(line), told);
  }

  @Override
  public void render(Report report, Words words, Appendable out) throws IOException {
    JsonFactory factory = new JsonFactory().setCharacterEscapes(new JsonEscapes());
    try (JsonGenerator json = factory.createGenerator(new AppendableWriter(out))) {
      if (indented) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        json.setPrettyPrinter(
            new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      }
      JsonObject to = new JsonObject(json);
      to.object(() -> report(report, ReadableReport.of(report, words), words, to));
    }
    out.append('\n');
  }

  private void report(Report report, ReadableReport readable, Words words, JsonObject to)
      throws IOException {
    ProbeRun run = report.run();
    SessionFacts session = SessionFacts.of(report);
    to.text("schema", SavedReport.SCHEMA);
    if (line.isPresent()) {
      to.number("line", line.getAsLong());
    }
    to.object(
        "tool",
        () -> {
          to.text("name", "ftpdiag");
          to.text("version", version);
          to.text("language", words.language());
        });
    to.text("started", run.started().map(TIME::format));
    to.ms("duration_ms", run.durationMs());
    to.object("target", () -> target(run, session, to));
    to.object("server", () -> server(report.diagnosis().server(), to));
    to.object(
        "network",
        () -> {
          to.texts("addresses", session.addresses());
          to.text("local_address", run.local().map(Addresses::text));
          to.text("seen_as", report.diagnosis().seenAs());
          to.ms("round_trip_ms", session.roundTripMs());
        });
    if (session.tls().isPresent()) {
      to.object("tls", () -> tls(session.tls().get(), session, to));
    } else {
      to.nothing("tls");
    }
    to.text("verdict", readable.conclusion().verdict());
    to.flag("interrupted", Optional.of(run.interrupted()));
    to.number("exit_code", report.exitCode());
    to.text("root_cause", report.diagnosis().rootCause().map(f -> f.id().id()));
    to.array(
        "steps",
        () -> {
          for (ReadableStep step : readable.steps()) {
            to.object(() -> step(step, run.step(step.id()).startMs(), to));
          }
        });
    if (run.request().tests().asksLooks()) {
      to.array("checks", () -> new JsonChecks(run, words).write(to));
    }
    to.array(
        "findings",
        () -> {
          for (ReadableFinding f : readable.findings()) {
            to.object(() -> finding(f, to));
          }
        });
    SentCommands.write(run, to);
    if (report.redacted()) {
      to.flag("redacted", Optional.of(true));
    }
    if (readable.handover().commands().isPresent()) {
      to.array("reproduce", () -> commands(readable.handover().commands().get(), to));
    }
    if (told) {
      to.array("transcript", () -> transcript(run.transcript().entries(), words, to));
    }
  }

  private static void target(ProbeRun run, SessionFacts session, JsonObject to) throws IOException {
    var target = run.request().target();
    to.text("input", target.input());
    to.text("host", target.host());
    to.number("port", target.port());
    to.text("address", run.address().map(Addresses::text));
    to.text("tls", session.tlsMode());
    to.text("user", run.request().credentials().user());
  }

  private static void server(ServerIdentity server, JsonObject to) throws IOException {
    to.text("product", server.product());
    to.text("version", server.version());
    to.text("system", server.system());
    to.texts("features", server.features());
    to.texts("commands", server.commands());
  }

  private static void tls(TlsSession tls, SessionFacts session, JsonObject to) throws IOException {
    to.text("protocol", tls.protocol());
    to.text("cipher", tls.cipher());
    to.flag("trusted", session.trusted());
    to.flag("data_resumed", session.dataResumed());
    to.number("data_connections", session.dataConnections());
    to.number("data_resumptions", session.dataResumptions());
    to.array(
        "chain",
        () -> {
          for (CertificateInfo c : tls.chain()) {
            to.object(() -> certificate(c, to));
          }
        });
  }

  private static void certificate(CertificateInfo c, JsonObject to) throws IOException {
    to.text("subject", c.subject());
    to.text("issuer", c.issuer());
    to.text("not_before", date(c.notBefore()));
    to.text("not_after", date(c.notAfter()));
    to.texts("names", c.names());
    to.text("key", c.key());
    to.text("signature", c.signature());
    to.text("sha256", c.sha256());
  }

  /** Certificates count in seconds (RFC 5280 section 4.1.2.5). */
  private static String date(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant);
  }

  private static void step(ReadableStep step, double startMs, JsonObject to) throws IOException {
    to.text("id", step.id().id());
    to.text("status", step.status().id());
    to.ms("at_ms", startMs);
    to.ms("duration_ms", step.ms());
    to.text("summary", step.summary());
  }

  /** The inside of the object of a finding, for other documents too. */
  public static void finding(ReadableFinding f, JsonObject to) throws IOException {
    to.text("id", f.finding().id().id());
    to.text("severity", f.finding().severity().id());
    to.text("step", f.finding().step().id());
    to.text("side", f.finding().side().id());
    if (f.finding().reply().isPresent()) {
      var reply = f.finding().reply().get();
      to.object(
          "reply",
          () -> {
            to.number("code", reply.code());
            to.text("text", reply.text());
          });
    } else {
      to.nothing("reply");
    }
    to.text("title", f.advice().title());
    to.text("explanation", f.advice().explanation());
    to.texts("evidence", f.evidence());
    to.fix(f.advice());
    to.text("workaround", f.advice().workaround());
    to.texts("references", f.advice().references());
  }

  private static void commands(List<Handover.Shown> commands, JsonObject to) throws IOException {
    for (Handover.Shown c : commands) {
      to.object(
          () -> {
            to.text("tool", c.tool());
            to.text("command", c.command());
            to.text("shows", c.shows());
          });
    }
  }

  private static void transcript(List<Transcript.Entry> entries, Words words, JsonObject to)
      throws IOException {
    int shown = Math.min(entries.size(), MOST_ENTRIES);
    for (Transcript.Entry e : entries.subList(0, shown)) {
      to.object(() -> entry(e, to));
    }
    if (shown < entries.size()) {
      Transcript.Entry next = entries.get(shown);
      String left = words.count("report.transcript-cut", entries.size() - shown);
      to.object(
          () ->
              entry(
                  new Transcript.Entry(next.atMs(), next.channel(), Transcript.Kind.EVENT, left),
                  to));
    }
  }

  private static void entry(Transcript.Entry e, JsonObject to) throws IOException {
    to.ms("at_ms", e.atMs());
    to.text("channel", e.channel().id());
    to.text("kind", e.kind().id());
    to.text("text", e.text());
  }
}
