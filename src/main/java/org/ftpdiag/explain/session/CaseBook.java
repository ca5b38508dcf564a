package org.ftpdiag.explain.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.explain.LogCase;
import org.ftpdiag.explain.LogFinding;
import org.ftpdiag.explain.LogQuote;
import org.ftpdiag.explain.text.LogLine;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;

/** Has each kind of failure of a log judged once, and counts how often it comes. Bounded. */
public final class CaseBook {
  private static final int MOST_CASES = 40;
  private static final int MOST_OTHERS = 8;
  private static final int LONGEST_SIGN = 400;

  /** What differs where the same is said again: numbers and paths. */
  private static final Pattern VARYING = Pattern.compile("[0-9]++|/\\S++");

  private final Map<String, Kept> cases = new LinkedHashMap<>();
  private final boolean cut;
  private final UnaryOperator<String> mask;
  private final int only;
  private final Consumer<List<LogFinding>> listener;
  private int begun;
  private long sessions;
  private long failedSessions;
  private long leftOut;

  private static final class Kept {
    private final List<LogFinding> findings;
    private final List<Long> others = new ArrayList<>();
    private final boolean failed;
    private long times = 1;

    Kept(List<LogFinding> findings, boolean failed) {
      this.findings = findings;
      this.failed = failed;
    }
  }

  /**
   * An empty book.
   *
   * @param cut whether reading ends where the reader chose, and not with the log
   * @param mask takes passwords out of a line that is quoted
   * @param only the number of the session that is asked for; 0 for all
   * @param listener hears of every failure, what is told first in front, whenever it comes
   */
  public CaseBook(
      boolean cut, UnaryOperator<String> mask, int only, Consumer<List<LogFinding>> listener) {
    this.cut = cut;
    this.mask = mask;
    this.only = only;
    this.listener = listener;
  }

  boolean cut() {
    return cut;
  }

  /** Takes a part of a session in which these steps failed, or none did. */
  void take(LoggedFacts facts, List<Segment> segments, Set<StepId> failed, long first, long last) {
    if (!wants(facts)) {
      return;
    }
    StringBuilder sign = new StringBuilder(failed.toString()).append(facts.sign());
    segments.forEach(s -> sign.append(s.sign()));
    if (isNew(sign.toString(), first)) {
      Voice voice = facts.voice;
      Diagnosis d = Diagnoser.diagnose(LoggedRun.of(facts, segments, failed), voice.family());
      Optional<String> client = Optional.of(voice.dialect()).filter(x -> !voice.ofServer());
      Findings findings = new Findings(segments, mask, client, facts, first, last);
      List<Finding> found = new ArrayList<>(d.findings());
      d.rootCause().flatMap(f -> Remarked.behind(f, segments)).ifPresent(r -> found.add(0, r));
      List<LogFinding> told = found.stream().map(findings::of).toList();
      put(sign.toString(), new Kept(told, d.rootCause().isPresent()));
    }
  }

  /**
   * Takes what a log itself knows of a failure: a server that names the cause, or a program that
   * says that something failed, and not what.
   *
   * @param command what was going on; empty where nobody knows
   * @param line where it is said
   * @param stops whether it is a failure, and not a remark
   */
  void found(
      FindingId id,
      StepId step,
      String command,
      LogLine line,
      LoggedFacts facts,
      long first,
      long last,
      boolean stops) {
    if (!wants(facts)) {
      return;
    }
    String text = line.text().substring(0, Math.min(line.text().length(), LONGEST_SIGN));
    String sign = id.id() + VARYING.matcher(text).replaceAll("");
    if (!isNew(sign, line.number())) {
      return;
    }
    Map<String, String> known = new HashMap<>(Map.of("variant", facts.voice.dialect()));
    if (!facts.voice.ofServer()) {
      known.put("client", facts.voice.dialect());
    }
    Finding finding =
        new Finding(
            id,
            id.most(),
            step,
            id.side(),
            Optional.empty(),
            facts.voice.family(),
            Optional.empty(),
            Optional.empty(),
            known,
            List.of());
    List<Phrase> remarks =
        command.isEmpty() ? List.of() : List.of(Phrase.of("explain.during", "command", command));
    LogQuote quote = new LogQuote(line.number(), mask.apply(line.text()));
    LogFinding found = new LogFinding(finding, List.of(quote), remarks, facts.number, first, last);
    put(sign, new Kept(List.of(found), stops));
  }

  private void put(String sign, Kept kept) {
    cases.put(sign, kept);
    tell(kept);
  }

  private void tell(Kept kept) {
    if (kept.failed) {
      listener.accept(kept.findings);
    }
  }

  /** Gives a session its number, in the order in which they begin; whether it is asked for. */
  boolean wants(LoggedFacts facts) {
    if (facts.number == 0) {
      facts.number = ++begun;
    }
    return only == 0 || facts.number == only;
  }

  boolean wantsAll() {
    return only == 0;
  }

  /** How many sessions began, whether they were asked for or not. */
  public int begun() {
    return begun;
  }

  /**
   * Whether a case is to be judged; otherwise it is counted, with the line where it comes again.
   */
  private boolean isNew(String sign, long line) {
    Kept known = cases.get(sign);
    if (known != null) {
      known.times++;
      int others = known.others.size();
      if (others < MOST_OTHERS && (others == 0 || known.others.get(others - 1) != line)) {
        known.others.add(line);
      }
      tell(known);
    } else if (cases.size() >= MOST_CASES) {
      leftOut++;
    }
    return known == null && cases.size() < MOST_CASES;
  }

  /** Whether nothing was read that tells of a session. */
  public boolean isEmpty() {
    return cases.isEmpty() && sessions == 0;
  }

  void sessionEnded(LoggedFacts facts, boolean failed) {
    if (wants(facts)) {
      sessions++;
      failedSessions += failed ? 1 : 0;
    }
  }

  /** What was found, in the order of the log. */
  public List<LogCase> cases() {
    return cases.values().stream()
        .map(k -> new LogCase(k.findings, k.times, k.others, k.failed))
        .toList();
  }

  public long sessions() {
    return sessions;
  }

  public long failedSessions() {
    return failedSessions;
  }

  /** How many failures of further kinds were not judged. */
  public long leftOut() {
    return leftOut;
  }
}
