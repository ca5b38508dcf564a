package org.ftpdiag.explain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Conclusion;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.print.BlockPrinter;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/**
 * An explained log in blocks, as it is read: its lines with their meanings, the findings, the
 * verdict.
 */
public final class ExplainBlocks implements LogListener {
  /** What is shown of a log before its findings. */
  public enum View {
    /** Its lines with their meanings. */
    LINES,
    /** Nothing. */
    SUMMARY,
    /** A line for each failure as it comes. */
    FOLLOWED
  }

  private static final int LONGEST_LINE = 400;
  private static final int LONGEST_QUOTE = 160;

  private final Words words;
  private final Detail detail;
  private final BlockPrinter printer;
  private final String name;
  private final View view;
  private final Advice advice;
  private final NoteWords notes;
  private String dialect = "";
  private List<Long> telling = List.of();
  private boolean capture;
  private boolean headed;
  private boolean masked;

  /** The lines of the failures that were told while the log grew. */
  private final Set<Long> followed = new HashSet<>();

  /**
   * Prints as it reads.
   *
   * @param name of the log, as the user gave it
   * @param view what is shown before the findings
   */
  public ExplainBlocks(Words words, Detail detail, BlockPrinter printer, String name, View view) {
    this.words = words;
    this.detail = detail;
    this.printer = printer;
    this.name = name;
    this.view = view;
    this.advice = Advice.load(words);
    this.notes = new NoteWords(words);
  }

  @Override
  public void recognised(String id, boolean ofPackets, List<Long> by) {
    dialect = id;
    capture = ofPackets;
    telling = by;
  }

  @Override
  public boolean wantsLines() {
    return view == View.LINES && detail != Detail.QUIET;
  }

  @Override
  public boolean wantsFailures() {
    return view == View.FOLLOWED;
  }

  /** One line each, so that many can be watched. */
  @Override
  public void failed(List<LogFinding> findings, long line) throws IOException {
    head();
    LogFinding first = findings.get(0);
    String title = advice.of(first.finding()).title();
    String said = title + " (" + first.finding().id().id() + ")";
    long shownIn = first.lines().isEmpty() ? line : first.lines().get(0).number();
    boolean again = !followed.add(shownIn);
    String quote =
        again
            ? words.say("explain.failed.again", "n", shownIn)
            : first.lines().isEmpty() ? "" : first.lines().get(0).text().strip();
    printer.print(new Block.LogLine(line, said, ServerText.shown(quote, LONGEST_QUOTE), true));
    printer.flush();
  }

  @Override
  public void line(LogQuote quote, Optional<Note> note) throws IOException {
    head();
    String meaning = note.flatMap(notes::of).orElse("");
    boolean bad = note.isPresent() && note.get().bad();
    printer.print(new Block.LogLine(quote.number(), shown(quote.text()), meaning, bad));
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
      printer.print(
          new Block.Prose(
              words.say(
                  "explain.head", Map.of("file", name, "dialect", dialectName(words, dialect)))));
      if (detail == Detail.VERBOSE && !telling.isEmpty()) {
        String lines = String.join(", ", telling.stream().map(n -> Long.toString(n)).toList());
        printer.print(new Block.Prose(words.say("explain.recognised", "lines", lines)));
      }
    }
  }

  /** What people call a dialect. */
  static String dialectName(Words words, String id) {
    return words.say("explain.dialect." + id, Map.of());
  }

  /** Names are masked: the end will say so. */
  public void tellMasked() {
    masked = true;
  }

  /**
   * Prints what was found, and ends the document.
   *
   * @param exitCode what the process will exit with
   * @throws IOException where the output does
   */
  public void end(Explanation e, int exitCode) throws IOException {
    if (detail != Detail.QUIET) {
      head();
      Set<String> said = new HashSet<>();
      Optional<LogFinding> root = e.rootCause();
      for (LogCase c : e.cases()) {
        boolean first = true;
        for (LogFinding f : c.findings()) {
          boolean once = f.finding().severity() != Severity.FAIL;
          if (!once || said.add(f.finding().id().id())) {
            finding(c, f, first, root);
            first = false;
          }
        }
      }
      remark("explain.left-out", e.leftOut());
      remark("explain.encrypted", e.encryptedSessions());
      if (masked) {
        printer.print(new Block.Prose(words.say("report.redacted")));
      }
    }
    closing(e, exitCode);
    printer.end();
  }

  private void remark(String key, long n) throws IOException {
    if (n > 0) {
      printer.print(new Block.Prose(words.say(Phrase.of(key, "n", n))));
    }
  }

  /** A failure and the root cause are told whole; a warning beside them, and a remark, is brief. */
  private void finding(LogCase c, LogFinding f, boolean first, Optional<LogFinding> root)
      throws IOException {
    List<String> evidence = new ArrayList<>(evidence(words, f, capture));
    if (first && c.times() > 1) {
      evidence.add(again(words, c));
    }
    ReadableFinding readable = readable(f.finding(), evidence);
    Severity severity = f.finding().severity();
    boolean brief =
        severity == Severity.INFO
            || severity == Severity.WARN && root.isPresent() && detail != Detail.VERBOSE;
    boolean whole = !brief || root.filter(r -> r == f).isPresent();
    printer.print(whole ? new Block.Verdict(readable) : new Block.Remark(readable));
  }

  private ReadableFinding readable(Finding finding, List<String> evidence) {
    return new ReadableFinding(finding, advice.of(finding), evidence);
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
      words.known(safe(p)).ifPresent(evidence::add);
    }
    return evidence;
  }

  private static Phrase safe(Phrase p) {
    Map<String, String> facts = new HashMap<>();
    p.facts().forEach((k, v) -> facts.put(k, ServerText.shown(v, LONGEST_QUOTE)));
    return new Phrase(p.key(), facts);
  }

  private void closing(Explanation e, int exitCode) throws IOException {
    StepStatus status =
        switch (e.verdict()) {
          case FAIL -> StepStatus.FAIL;
          case WARN -> StepStatus.WARN;
          case INFO -> StepStatus.PASS;
        };
    String lead = words.say("report.verdict." + status.id());
    Map<String, String> facts =
        Map.of(
            "sessions", words.count("explain.sessions", e.sessions()),
            "failed", Long.toString(e.failedSessions()),
            "length", length(e));
    String key = e.failedSessions() > 0 ? "explain.verdict.fail" : "explain.verdict.none";
    Optional<ReadableFinding> worst = worst(e).map(f -> readable(f.finding(), List.of()));
    printer.print(
        new Block.Closing(
            new Conclusion(
                status.id(),
                true,
                lead,
                worst.filter(unused -> e.rootCause().isPresent()),
                words.say(key, facts),
                exitCode),
            List.of(),
            worst));
  }

  private String length(Explanation e) {
    String all = words.count(e.capture() ? "explain.packets" : "explain.lines", e.lines());
    return e.read() == e.lines()
        ? all
        : words.say("explain.read", Map.of("n", Long.toString(e.read()), "length", all));
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
