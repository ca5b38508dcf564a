package org.ftpdiag.explain.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.ftpdiag.explain.LogFinding;
import org.ftpdiag.explain.LogQuote;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.seen.Reply;

/** Findings of a run that was made of a log: finds the lines that show them. */
final class Findings {
  private static final int MOST_LINES = 8;
  private static final int QUOTED = 240;

  private final List<Segment> segments;
  private final UnaryOperator<String> mask;
  private final Optional<String> client;
  private final LoggedFacts session;
  private final long first;
  private final long last;

  /**
   * @param client the dialect of the client that wrote the log; empty where a server did
   */
  Findings(
      List<Segment> segments,
      UnaryOperator<String> mask,
      Optional<String> client,
      LoggedFacts session,
      long first,
      long last) {
    this.segments = segments;
    this.mask = mask;
    this.client = client;
    this.session = session;
    this.first = first;
    this.last = last;
  }

  LogFinding of(Finding f) {
    Map<String, String> facts = new HashMap<>(f.facts());
    boolean implied = f.reply().filter(this::implied).isPresent();
    if (implied) {
      facts.remove("code");
    }
    boolean supposed = f.reply().filter(session::supposed).isPresent();
    if (supposed) {
      facts.remove("command");
    }
    client.ifPresent(dialect -> facts.put("client", dialect));
    Finding told =
        new Finding(
            f.id(),
            f.severity(),
            f.step(),
            f.side(),
            implied ? Optional.empty() : f.reply(),
            f.family(),
            f.setting(),
            f.note(),
            facts,
            f.evidence());
    List<Phrase> remarks = remarks(f);
    String command = f.facts().getOrDefault("command", "");
    if (supposed && !command.isEmpty()) {
      remarks.add(
          command.equals(FtpWords.ANY)
              ? Phrase.of("explain.unnamed")
              : Phrase.of("explain.supposed", "command", command));
    }
    return new LogFinding(told, lines(f), remarks, session.number, first, last);
  }

  /** Whether the code of a reply was inferred: the line that shows it does not hold it. */
  private boolean implied(Reply reply) {
    String code = Integer.toString(reply.code());
    return segments.stream()
        .flatMap(s -> s.shown().stream())
        .filter(s -> s.reply().filter(r -> r == reply).isPresent())
        .noneMatch(s -> s.line().text().contains(code));
  }

  private List<LogQuote> lines(Finding f) {
    Map<Long, String> lines = new TreeMap<>();
    for (Segment s : segments) {
      for (Segment.Shown shown : s.shown()) {
        if (shows(shown, f)) {
          lines.put(shown.line().number(), shown.line().text());
        }
      }
    }
    if (lines.isEmpty()) {
      ofStep(f, true, lines);
    }
    if (lines.isEmpty()) {
      ofStep(f, false, lines);
    }
    List<LogQuote> quotes = new ArrayList<>();
    lines.forEach(
        (number, text) -> {
          if (quotes.size() < MOST_LINES) {
            quotes.add(new LogQuote(number, mask.apply(text)));
          }
        });
    return quotes;
  }

  /** Where nothing points at a line: those of its step that tell of trouble, or else all. */
  private void ofStep(Finding f, boolean trouble, Map<Long, String> lines) {
    for (Segment s : segments) {
      s.shown().stream()
          .filter(x -> x.step() == f.step() && !(trouble && x.detail().isEmpty()))
          .forEach(x -> lines.put(x.line().number(), x.line().text()));
    }
  }

  private static boolean shows(Segment.Shown shown, Finding f) {
    if (f.id() == FindingId.PASSWORD_IN_CLEAR) {
      return shown.command().startsWith("PASS") && shown.reply().isEmpty();
    }
    if (shown.reply().isPresent() && f.reply().filter(r -> r == shown.reply().get()).isPresent()) {
      return true;
    }
    boolean trouble = f.severity() == Severity.FAIL && shown.step() == f.step();
    return trouble && !shown.detail().isEmpty()
        || f.evidence().stream().anyMatch(p -> shows(shown, p.facts()));
  }

  private static boolean shows(Segment.Shown shown, Map<String, String> facts) {
    String detail = facts.getOrDefault("detail", "");
    if (!detail.isEmpty() && detail.equals(quoted(shown.detail()))) {
      return true;
    }
    String reply = facts.getOrDefault("reply", "");
    return !reply.isEmpty()
        && shown.reply().filter(r -> quoted(r.oneLine()).equals(reply)).isPresent()
        && (shown.command().isEmpty()
            || shown.command().equals(facts.getOrDefault("command", shown.command())));
  }

  /** As the diagnoser quotes. */
  private static String quoted(String text) {
    String line = text.replaceAll("[\\r\\n]+", " ").strip();
    return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "...";
  }

  /** What the evidence says besides the quoted lines. */
  private List<Phrase> remarks(Finding f) {
    List<Phrase> remarks = new ArrayList<>();
    for (Phrase p : f.evidence()) {
      boolean quotes =
          p.facts().containsKey("reply")
              || p.key().equals("evidence.certificate-checker")
              || p.key().equals("evidence.step");
      if (!quotes) {
        remarks.add(p);
      }
    }
    return remarks;
  }
}
