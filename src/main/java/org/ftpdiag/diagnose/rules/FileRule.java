package org.ftpdiag.diagnose.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Meaning;
import org.ftpdiag.diagnose.Moment;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.DownloadCheck;
import org.ftpdiag.model.seen.DownloadCheck.Restart;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.UploadCheck;

/** What became of the files that were fetched and stored. */
public final class FileRule implements Rule {
  private static final long SKEW_MS = 60_000;
  private static final long QUARTER_MS = 15 * 60_000L;

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    c.all(DownloadCheck.class).forEach(s -> download(c, s, found));
    c.all(UploadCheck.class).forEach(s -> upload(c, s, found));
    return found;
  }

  private static void download(
      Case c, TimedObservation<DownloadCheck> s, List<JudgedFinding> found) {
    DownloadCheck d = s.what();
    boolean complete =
        c.in(s.step(), Transfer.class).stream()
            .anyMatch(t -> t.what().ok() || t.what().oversized());
    boolean image =
        c.in(s.step(), Exchange.class).stream()
            .anyMatch(e -> e.what().line().equals("TYPE I") && e.what().ok());
    // SIZE counts what the type in force would send (RFC 3659 section 4): only TYPE I is exact.
    if (complete && image && d.size() >= 0 && d.size() != d.bytes()) {
      found.add(
          c.notice(FindingId.SIZE_MISMATCH, s.place())
              .severity(Severity.FAIL)
              .fact("file", d.path())
              .fact("path", d.path())
              .fact("size", d.size())
              .fact("bytes", d.bytes())
              .evidence("size-mismatch", "file", d.path(), "size", d.size(), "bytes", d.bytes())
              .explains());
    }
    resume(c, s, d.path(), d.restart()).ifPresent(found::add);
  }

  private static void upload(Case c, TimedObservation<UploadCheck> s, List<JudgedFinding> found) {
    UploadCheck u = s.what();
    if (u.stored() && u.readBack() >= 0 && (u.firstDifference() >= 0 || u.readBack() != u.sent())) {
      found.add(corrupt(c, s));
    }
    resume(c, s, u.path(), u.resume()).ifPresent(found::add);
    if (u.stored() && !u.removed() && !gone(c, s)) {
      FindingBuilder n = c.notice(FindingId.DELETE_DENIED, s.place());
      n.fact("file", u.path()).fact("path", u.path()).fact("directory", u.directory());
      c.saidAt(s.place())
          .forEach(
              x -> {
                n.said(x);
                n.row(Meaning.known(c, x).filter(m -> m.id() == n.id()).flatMap(Meaning::row));
              });
      n.evidence("left-behind", "file", u.path());
      notRenamed(c).ifPresent(x -> c.saidAt(x.place()).forEach(n::said));
      found.add(n.aside());
    } else if (u.stored()) {
      notRenamed(c).ifPresent(x -> found.add(renaming(c, x, u)));
    }
    if (u.stored() && c.anonymous()) {
      found.add(
          c.notice(FindingId.ANONYMOUS_WRITABLE, s.place())
              .fact("directory", u.directory())
              .evidence("anonymous-stored", "file", u.path(), "directory", u.directory())
              .aside());
    }
    u.skewMs()
        .filter(ms -> Math.abs((double) ms) > SKEW_MS)
        .ifPresent(ms -> found.add(skew(c, s.place(), ms)));
  }

  /** The refusal of RNFR or RNTO for the test file. */
  private static Optional<TimedObservation<Exchange>> notRenamed(Case c) {
    return c.in(StepId.UPLOAD, Exchange.class).stream()
        .filter(x -> x.what().verb().equals("RNFR") || x.what().verb().equals("RNTO"))
        .filter(x -> x.what().reply().filter(Reply::negative).isPresent())
        .findFirst();
  }

  private static JudgedFinding renaming(Case c, TimedObservation<Exchange> x, UploadCheck u) {
    FindingBuilder n = c.notice(FindingId.RENAME_DENIED, x.place());
    n.fact("file", u.path()).fact("path", u.path()).fact("directory", u.directory());
    c.saidAt(x.place()).forEach(n::said);
    return n.aside();
  }

  /** Whether DELE was told that there is nothing to delete: the server has removed it by itself. */
  private static boolean gone(Case c, TimedObservation<UploadCheck> s) {
    return c.saidAt(s.place()).stream()
        .filter(x -> x.after().equals("DELE"))
        .flatMap(x -> Meaning.known(c, x).stream())
        .anyMatch(m -> m.id() == FindingId.FILE_NOT_FOUND || m.id() == FindingId.DIRECTORY_MISSING);
  }

  private static JudgedFinding corrupt(Case c, TimedObservation<UploadCheck> s) {
    UploadCheck u = s.what();
    FindingBuilder n = c.notice(FindingId.TRANSFER_CORRUPT, s.place()).severity(Severity.FAIL);
    n.fact("file", u.path())
        .fact("path", u.path())
        .fact("size", u.sent())
        .fact("bytes", u.readBack());
    n.evidence("sent-and-read", "size", u.sent(), "bytes", u.readBack(), "file", u.path());
    if (u.firstDifference() >= 0) {
      n.evidence("first-difference", "offset", u.firstDifference());
    }
    return n.explains();
  }

  /** Whether resuming was tried in a step and did not work. */
  static boolean refusesResume(Case c, StepId step) {
    return c.in(step, DownloadCheck.class).stream().anyMatch(s -> broken(s.what().restart()))
        || c.in(step, UploadCheck.class).stream().anyMatch(s -> broken(s.what().resume()));
  }

  /** Whether the resumed transfer was refused for what has nothing to do with resuming: a quota. */
  static boolean refusedForACause(Case c, StepId step) {
    return c.in(step, Transfer.class).stream()
        .flatMap(t -> c.saidAt(t.place()).stream())
        .filter(x -> x.reply().negative())
        .flatMap(x -> Meaning.known(c, x).stream())
        .anyMatch(m -> !m.id().refuses());
  }

  private static boolean broken(Restart restart) {
    return restart == Restart.REFUSED || restart == Restart.WRONG;
  }

  private static Optional<JudgedFinding> resume(
      Case c, TimedObservation<?> s, String file, Restart restart) {
    if (!broken(restart) || restart == Restart.REFUSED && refusedForACause(c, s.step())) {
      return Optional.empty();
    }
    boolean wrong = restart == Restart.WRONG;
    FindingBuilder n = c.notice(FindingId.RESUME_UNSUPPORTED, s.place());
    n.variant(wrong ? "wrong" : "refused").fact("file", file);
    n.fact("command", s.step() == StepId.UPLOAD ? "STOR" : "RETR");
    c.said().stream()
        .filter(x -> x.place().step() == s.step() && x.after().equals("REST"))
        .filter(x -> x.reply().negative())
        .findFirst()
        .ifPresent(n::said);
    return Optional.of(n.evidence(wrong ? "resume-wrong" : "resume-refused", "file", file).aside());
  }

  private static JudgedFinding skew(Case c, Moment at, long ms) {
    FindingBuilder n = c.notice(FindingId.CLOCK_SKEW, at);
    // Whole quarters of an hour are a time zone: MDTM should tell UTC (RFC 3659 section 3.1).
    long off = Math.abs(ms) % QUARTER_MS;
    boolean zone = Math.abs(ms) >= QUARTER_MS && Math.min(off, QUARTER_MS - off) < SKEW_MS;
    n.variant(zone ? "zone" : ms > 0 ? "ahead" : "behind");
    n.fact("span", Math.abs(ms) / 1000);
    return n.evidence(ms > 0 ? "clock-ahead" : "clock-behind", "span", Math.abs(ms) / 1000).aside();
  }
}
