package org.ftpdiag.explain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.Style;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.run.FindingText;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** An explained log for people: its lines with their meanings, the findings, the verdict. */
public final class ExplainText implements LogListener {
  private static final int LONGEST_LINE = 400;
  private static final int LONGEST_QUOTE = 160;
  private static final int LEAST_DIGITS = 4;
  private static final long TOO_MANY = 10_000;
  private static final int CHUNK = 1 << 15;
  private static final String BLANKS = "    ";

  private final Words words;
  private final Style style;
  private final Appendable out;
  private final String name;
  private final boolean summary;
  private final FindingText findings;
  private final NoteWords notes;
  private final StringBuilder chunk = new StringBuilder();
  private String dialect = "";
  private boolean capture;
  private boolean headed;
  private boolean failed;

  /**
   * Prints to {@code out}.
   *
   * @param name of the log, as the user gave it
   * @param summary leave the lines of the log out
   */
  public ExplainText(Words words, Style style, Appendable out, String name, boolean summary) {
    this.words = words;
    this.style = style;
    this.out = out;
    this.name = name;
    this.summary = summary;
    this.findings = new FindingText(words, style);
    this.notes = new NoteWords(words);
  }

  @Override
  public void recognised(String id, boolean ofPackets) {
    dialect = id;
    capture = ofPackets;
  }

  @Override
  public boolean wantsLines() {
    return !summary && style.detail() != Detail.QUIET;
  }

  @Override
  public void line(LogQuote quote, Optional<Note> note) throws IOException {
    head();
    int digits = LEAST_DIGITS;
    for (long n = quote.number(); n >= TOO_MANY; n /= 10) {
      digits++;
    }
    int blanks = 0;
    for (long n = quote.number(); n < TOO_MANY / 10 && blanks < LEAST_DIGITS - 1; n *= 10) {
      blanks++;
    }
    chunk.append(BLANKS, 0, blanks).append(quote.number()).append("  ");
    String text = shown(quote.text());
    chunk.append(text);
    Optional<String> meaning = note.flatMap(notes::of);
    if (meaning.isPresent()) {
      chunk.append(findings.margin(text, meaning.get(), note.get().bad(), digits + 2));
    }
    chunk.append('\n');
    if (chunk.length() >= CHUNK) {
      flush();
    }
  }

  private void flush() throws IOException {
    out.append(chunk);
    chunk.setLength(0);
  }

  /** The text fit to be shown; most lines are so as they stand. */
  private static String shown(String line) {
    String text = line.indexOf('\t') < 0 ? line : line.replace('\t', ' ');
    boolean plain = text.length() <= LONGEST_LINE;
    for (int i = 0; plain && i < text.length(); i++) {
      plain = text.charAt(i) >= ' ' && text.charAt(i) < 0x7F;
    }
    return plain ? text : ServerText.shown(text, LONGEST_LINE);
  }

  private void head() throws IOException {
    if (!headed) {
      headed = true;
      out.append(
              words.say(
                  "explain.head", Map.of("file", name, "dialect", dialectName(words, dialect))))
          .append(summary ? "\n" : "\n\n");
    }
  }

  /** What people call a dialect. */
  static String dialectName(Words words, String id) {
    return words.say("explain.dialect." + id, Map.of());
  }

  /**
   * Prints what was found.
   *
   * @param exitCode what the process will exit with
   * @throws IOException where the output does
   */
  public void end(Explanation e, int exitCode) throws IOException {
    if (style.detail() == Detail.QUIET) {
      out.append(verdict(e, exitCode)).append('\n');
      return;
    }
    head();
    flush();
    failed = e.rootCause().isPresent();
    Set<String> said = new HashSet<>();
    for (LogCase c : e.cases()) {
      boolean first = true;
      for (LogFinding f : c.findings()) {
        boolean once = f.finding().severity() != Severity.FAIL;
        if (!once || said.add(f.finding().id().id())) {
          block(c, f, first);
          first = false;
        }
      }
    }
    sentence("explain.left-out", "n", e.leftOut(), e.leftOut() > 0);
    sentence("explain.encrypted", "n", e.encryptedSessions(), e.encryptedSessions() > 0);
    out.append('\n').append(verdict(e, exitCode)).append('\n');
  }

  private void sentence(String key, String fact, long value, boolean due) throws IOException {
    if (due) {
      out.append('\n').append(say(Phrase.of(key, fact, value))).append('\n');
    }
  }

  private void block(LogCase c, LogFinding f, boolean first) throws IOException {
    List<String> evidence = new ArrayList<>(evidence(words, f, capture));
    if (first && c.times() > 1) {
      evidence.add(again(words, c));
    }
    if (first || f.finding().severity() != Severity.INFO) {
      out.append('\n');
    }
    ReadableFinding readable = findings.readable(f.finding(), evidence);
    boolean brief =
        f.finding().severity() == Severity.WARN && failed && style.detail() != Detail.VERBOSE;
    for (String line : brief ? findings.brief(readable) : findings.block(readable)) {
      out.append(line).append('\n');
    }
  }

  /** How often a failure comes. */
  static String again(Words words, LogCase c) {
    String others = String.join(", ", c.others().stream().map(n -> Long.toString(n)).toList());
    return words.say(
        others.isEmpty() ? "explain.again" : "explain.again.at",
        Map.of("n", Long.toString(c.times()), "lines", others));
  }

  /** What shows a finding, a sentence each. */
  static List<String> evidence(Words words, LogFinding f, boolean capture) {
    List<String> evidence = new ArrayList<>();
    String key = capture ? "explain.packet" : "explain.line";
    for (LogQuote q : f.lines()) {
      String text = ServerText.shown(q.text().replace('\t', ' ').strip(), LONGEST_QUOTE);
      evidence.add(words.say(key, Map.of("n", Long.toString(q.number()))) + "  " + text);
    }
    for (Phrase p : f.remarks()) {
      evidence.add(safe(words, p));
    }
    return evidence;
  }

  private static String safe(Words words, Phrase p) {
    Map<String, String> facts = new java.util.HashMap<>();
    p.facts().forEach((k, v) -> facts.put(k, ServerText.shown(v, LONGEST_QUOTE)));
    return words.say(p.key(), facts);
  }

  private String say(Phrase p) {
    return words.say(p);
  }

  private String verdict(Explanation e, int exitCode) {
    StepStatus status =
        e.verdict() == Severity.FAIL
            ? StepStatus.FAIL
            : e.verdict() == Severity.WARN ? StepStatus.WARN : StepStatus.PASS;
    String lead = words.say("report.verdict." + status.name().toLowerCase(Locale.ROOT));
    Map<String, String> facts =
        Map.of(
            "sessions", words.count("explain.sessions", e.sessions()),
            "failed", Long.toString(e.failedSessions()),
            "length", words.count(e.capture() ? "explain.packets" : "explain.lines", e.lines()));
    String key = e.failedSessions() > 0 ? "explain.verdict.fail" : "explain.verdict.none";
    Optional<ReadableFinding> cause = worst(e).map(f -> findings.readable(f.finding(), List.of()));
    if (style.detail() == Detail.QUIET && cause.isPresent()) {
      return findings.named(status, lead, cause.get());
    }
    return findings.verdict(
        status,
        lead,
        cause.filter(unused -> failed),
        words.say(key, facts),
        words.say("report.exit", Map.of("code", Integer.toString(exitCode))));
  }

  /** The failure that the log is about; where nothing failed, the first warning. */
  private static Optional<LogFinding> worst(Explanation e) {
    return e.rootCause()
        .or(
            () ->
                e.cases().stream()
                    .flatMap(c -> c.findings().stream())
                    .filter(f -> f.finding().severity() == Severity.WARN)
                    .findFirst());
  }
}
