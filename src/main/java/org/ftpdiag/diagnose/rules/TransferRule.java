package org.ftpdiag.diagnose.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Meaning;
import org.ftpdiag.diagnose.ReceivedReply;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault.Kind;

/** Listings, downloads and uploads: what the server says of them, and what their data show. */
public final class TransferRule implements Rule {
  // What a refusal of a file is taken for until its directory turns out not to exist.
  private static final Set<FindingId> FILE =
      EnumSet.of(FindingId.FILE_NOT_FOUND, FindingId.PERMISSION_DENIED, FindingId.NAME_NOT_ALLOWED);

  // Positive only where the file is there.
  private static final Set<String> PROOFS = Set.of("SIZE", "MDTM", "STOR");

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<Transfer> s : c.all(Transfer.class)) {
      // One that failed anyhow need not have been ended in order.
      if (s.what().truncated() && s.what().ok()) {
        found.add(
            c.notice(FindingId.TLS_TRUNCATED, s.place())
                .evidence("tls-truncated", "command", s.what().verb(), "bytes", s.what().bytes())
                .aside());
      }
      if (!resume(c, s)) {
        refused(c, s).or(() -> DataRule.judge(c, s)).ifPresent(found::add);
      }
    }
    return found;
  }

  /**
   * Whether it was only the test of resuming, which FileRule judges: the rest of the step worked.
   */
  private static boolean resume(Case c, TimedObservation<Transfer> s) {
    boolean worked =
        c.in(s.step(), Transfer.class).stream()
            .anyMatch(t -> t.place().compareTo(s.place()) < 0 && t.what().ok());
    return worked
        && !c.failed(s.step())
        && FileRule.refusesResume(c, s.step())
        && !FileRule.refusedForACause(c, s.step());
  }

  /** The reply decides before anything the sockets show. */
  private static Optional<JudgedFinding> refused(Case c, TimedObservation<Transfer> s) {
    Optional<ReceivedReply> no =
        c.saidAt(s.place()).stream().filter(x -> x.reply().negative()).findFirst();
    return no.isPresent() ? judge(c, s, no.get()) : empty(c, s);
  }

  private static Optional<JudgedFinding> judge(
      Case c, TimedObservation<Transfer> s, ReceivedReply no) {
    Transfer t = s.what();
    int code = no.reply().code();
    boolean arrived = t.tls().isPresent() || t.moved();
    if (t.active() && !arrived && (code == 425 || code == 421 && timed(Meaning.ofFailure(c, no)))) {
      return Optional.of(blocked(c, s, no));
    }
    Optional<Meaning> remark =
        Meaning.known(c, no).filter(x -> x.id().severity() == Severity.INFO && x.row().isPresent());
    if (!c.failed(s.step()) && remark.filter(x -> !reuse(x)).isPresent()) {
      // MLSD where LIST works, or a restart that is not allowed: nothing was lost.
      FindingBuilder n = c.notice(remark.get().id(), s.place()).said(no).row(remark.get().row());
      return Optional.of(n.fact("command", s.what().verb()).explains());
    }
    Meaning m = atHome(c, t, Meaning.ofFailure(c, no));
    if (m.id() == FindingId.DATA_ABORTED && givenUp(t)) {
      return DataRule.judge(c, s); // 426 says of our own closing that it was noticed
    }
    if (reuse(m) || reuse(c, s, m)) {
      return reuseRequired(c, s, no, m);
    }
    FindingId id = m.id();
    if (beforeTls(id, t) && t.tls().filter(x -> x.session().isEmpty()).isPresent()) {
      id = FindingId.TLS_DATA_HANDSHAKE_FAILED;
    }
    Optional<ReceivedReply> above = FILE.contains(id) ? directoryAbove(c, s) : Optional.empty();
    if (above.isPresent()) {
      FindingBuilder n =
          c.notice(FindingId.DIRECTORY_MISSING, s.place()).said(no).said(above.get());
      DataRule.facts(c, n, t);
      return Optional.of(n.fact("directory", argument(above.get())).explains());
    }
    Optional<ReceivedReply> there =
        id == FindingId.FILE_NOT_FOUND || id == FindingId.PERMISSION_DENIED
            ? proofOfFile(c, s)
            : Optional.empty();
    if (there.isPresent() && !missing(m)) {
      return Optional.of(unreadable(c, s, there.get(), no, m));
    }
    FindingBuilder n = c.notice(new Meaning(id, m.row()), no);
    DataRule.facts(c, n, t);
    if (there.isPresent()) {
      n.severity(Severity.FAIL); // it was there a moment ago
    }
    return Optional.of(n.explains());
  }

  private static boolean timed(Meaning m) {
    return m.id() == FindingId.IDLE_TIMEOUT || m.id() == FindingId.DATA_STALLED;
  }

  /** Whether the words say that the file is not there; a bare 550 may mean that it is forbidden. */
  private static boolean missing(Meaning m) {
    return m.id() == FindingId.FILE_NOT_FOUND && !m.byCode() && !m.variant("unclear");
  }

  /** A directory that nobody asked for is the one that the login leads to. */
  private static Meaning atHome(Case c, Transfer t, Meaning m) {
    boolean asked = c.request().target().path().filter(p -> !p.isEmpty()).isPresent();
    boolean home = t.verb().equals("LIST") && t.argument().isEmpty() && !asked;
    return home && m.id() == FindingId.DIRECTORY_MISSING
        ? new Meaning(FindingId.LOGIN_HOME_UNAVAILABLE, m.row())
        : m;
  }

  /** What the server said of the file that it then does not hand out: its size, its time. */
  private static Optional<ReceivedReply> proofOfFile(Case c, TimedObservation<Transfer> s) {
    String path = s.what().argument();
    return c.said().stream()
        .filter(x -> s.what().verb().equals("RETR") && x.place().step() == s.step())
        .filter(x -> x.place().compareTo(s.place()) < 0 && x.reply().positive())
        .filter(x -> PROOFS.contains(x.after()) && x.argument().equals(path))
        .findFirst();
  }

  private static JudgedFinding unreadable(
      Case c, TimedObservation<Transfer> s, ReceivedReply there, ReceivedReply no, Meaning m) {
    FindingBuilder n = c.notice(FindingId.PERMISSION_DENIED, s.place()).said(there).said(no);
    if (m.id() == FindingId.PERMISSION_DENIED) {
      n.row(m.row()); // the words that say why it is not handed out
    }
    DataRule.facts(c, n.variant("unreadable"), s.what());
    return n.explains();
  }

  /** Whether it was this client that ended the data connection, for what came or did not come. */
  private static boolean givenUp(Transfer t) {
    return t.oversized() || t.data().filter(f -> f.kind() == Kind.TIMED_OUT).isPresent();
  }

  /** The refusal of the directory that the file was to be in, where the probe asked for it. */
  private static Optional<ReceivedReply> directoryAbove(Case c, TimedObservation<Transfer> s) {
    return c.said().stream()
        .filter(x -> x.place().step() == s.step() && x.place().compareTo(s.place()) > 0)
        .filter(x -> x.after().equals("CWD") && x.reply().negative())
        .filter(x -> Meaning.ofFailure(c, x).id() == FindingId.DIRECTORY_MISSING)
        .findFirst();
  }

  private static String argument(ReceivedReply s) {
    return s.line().substring(Math.min(s.line().length(), s.after().length() + 1));
  }

  /** A positive code whose text says that it failed: vsftpd's 226 for a listing that may not be. */
  private static Optional<JudgedFinding> empty(Case c, TimedObservation<Transfer> s) {
    return c.saidAt(s.place()).stream()
        .filter(x -> !x.reply().negative())
        .flatMap(x -> Meaning.known(c, x).map(m -> positive(c, s, x, m)).stream())
        .findFirst();
  }

  private static JudgedFinding positive(
      Case c, TimedObservation<Transfer> s, ReceivedReply x, Meaning m) {
    FindingBuilder n = c.notice(m.id(), s.place()).said(x).row(m.row());
    DataRule.facts(c, n, s.what());
    // The transfer that was asked for brought nothing, whatever its code says.
    return m.id().severity() == Severity.FAIL ? n.severity(Severity.FAIL).explains() : n.aside();
  }

  private static JudgedFinding blocked(Case c, TimedObservation<Transfer> s, ReceivedReply no) {
    FindingBuilder n = c.notice(FindingId.ACTIVE_BLOCKED, s.place()).said(no);
    if (c.behindNat()) {
      n.variant("nat");
    }
    DataRule.facts(c, n, s.what());
    return n.explains();
  }

  /**
   * Whether a refusal may be the word on a handshake that failed. One that speaks of the file, and
   * came before the transfer was opened, is the reason why nobody answered the handshake.
   */
  private static boolean beforeTls(FindingId id, Transfer t) {
    boolean opened = t.first().filter(Reply::preliminary).isPresent();
    return opened ? vague(id) : id == FindingId.DATA_UNAVAILABLE || id == FindingId.DATA_ABORTED;
  }

  private static boolean vague(FindingId id) {
    return id == FindingId.DATA_UNAVAILABLE
        || id == FindingId.DATA_ABORTED
        || id == FindingId.LIST_DENIED
        || id == FindingId.PERMISSION_DENIED
        || id == FindingId.FILE_NOT_FOUND;
  }

  private static boolean reuse(Meaning m) {
    return m.id() == FindingId.TLS_SESSION_REUSE_REQUIRED;
  }

  /** Refused after a full handshake, where a resumed one works: the server says it by deeds. */
  private static boolean reuse(Case c, TimedObservation<Transfer> s, Meaning m) {
    boolean full =
        s.what().tls().flatMap(TlsAttempt::session).filter(x -> !x.resumed()).isPresent();
    return full
        && (vague(m.id()) || m.id() == FindingId.TLS_DATA_HANDSHAKE_FAILED)
        && c.in(s.step(), Transfer.class).stream()
            .filter(x -> x.what().ok())
            .flatMap(x -> x.what().tls().flatMap(TlsAttempt::session).stream())
            .anyMatch(TlsSession::resumed);
  }

  private static Optional<JudgedFinding> reuseRequired(
      Case c, TimedObservation<Transfer> s, ReceivedReply no, Meaning m) {
    boolean fails = c.failed(s.step());
    if (!fails && !c.request().tests().asks(DeepCheck.TLS_RESUMPTION)) {
      return Optional.empty(); // it was met: nobody asked whether it is a must
    }
    FindingBuilder n = c.notice(FindingId.TLS_SESSION_REUSE_REQUIRED, s.place());
    n.severity(fails ? Severity.FAIL : Severity.INFO).said(no).row(m.row());
    s.what()
        .tls()
        .flatMap(TlsAttempt::session)
        .ifPresent(
            x -> n.evidence(x.resumed() ? "tls-resumed" : "tls-full", "protocol", x.protocol()));
    return Optional.of(n.explains());
  }

  private static String text(ReceivedReply s) {
    return s.reply().text();
  }
}
