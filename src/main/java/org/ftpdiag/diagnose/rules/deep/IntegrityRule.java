package org.ftpdiag.diagnose.rules.deep;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.seen.deep.IntegrityTrial;
import org.ftpdiag.model.seen.deep.IntegrityTrial.Digest;
import org.ftpdiag.model.seen.deep.IntegrityTrial.Outcome;
import org.ftpdiag.model.seen.deep.IntegrityTrial.Restart;

/** A file that is whole in binary is damaged in other ways, or its checksum is not its own. */
public final class IntegrityRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<IntegrityTrial> s : c.all(IntegrityTrial.class)) {
      IntegrityTrial t = s.what();
      digests(c, s, found);
      restarts(c, s, found);
      if (t.asciiDown() == Outcome.CHANGED || t.asciiUp() == Outcome.CHANGED) {
        FindingBuilder n = c.notice(FindingId.ASCII_DAMAGES, s.place()).fact("file", t.path());
        if (t.asciiDown() == Outcome.CHANGED) {
          n.evidence("ascii-down", "file", t.path());
        }
        if (t.asciiUp() == Outcome.CHANGED) {
          n.evidence("ascii-up", "file", t.path());
        }
        found.add(n.aside());
      }
      LeftBehind.judge(c, s.place(), t.directory(), t.left()).ifPresent(found::add);
    }
    return found;
  }

  private static void digests(
      Case c, TimedObservation<IntegrityTrial> s, List<JudgedFinding> found) {
    List<Digest> wrong =
        s.what().digests().stream().filter(d -> d.outcome() == Outcome.CHANGED).toList();
    if (!wrong.isEmpty()) {
      FindingBuilder n = c.notice(FindingId.HASH_WRONG, s.place()).severity(Severity.FAIL);
      n.fact("file", s.what().path()).fact("command", wrong.get(0).command());
      for (Digest d : wrong) {
        n.evidence(
            "hash-wrong",
            "command",
            d.command(),
            "reply",
            d.reply().map(Quote::of),
            "due",
            d.due());
      }
      found.add(n.aside());
    }
  }

  private static void restarts(
      Case c, TimedObservation<IntegrityTrial> s, List<JudgedFinding> found) {
    List<Restart> bad =
        s.what().restarts().stream().filter(r -> r.outcome() == Outcome.CHANGED).toList();
    boolean appends = s.what().append() == Outcome.CHANGED;
    boolean refused = s.what().restarts().stream().anyMatch(r -> r.outcome() == Outcome.REFUSED);
    if (bad.isEmpty() && !appends && !refused) {
      return;
    }
    boolean wrong = !bad.isEmpty() || appends;
    FindingBuilder n = c.notice(FindingId.RESUME_UNSUPPORTED, s.place());
    n.variant(wrong ? "wrong" : "refused").fact("file", s.what().path()).fact("command", "RETR");
    bad.forEach(r -> n.evidence("restart-wrong", "offset", r.offset()));
    if (appends) {
      n.evidence("append-wrong", "file", s.what().path());
    }
    if (!wrong) {
      n.evidence("resume-refused", "file", s.what().path());
    }
    found.add(n.aside());
  }
}
