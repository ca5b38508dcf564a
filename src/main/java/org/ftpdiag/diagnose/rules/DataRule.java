package org.ftpdiag.diagnose.rules;

import java.util.Optional;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FaultWord;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.ftp.TlsAlert;
import org.ftpdiag.ftp.Verb;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Side;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;

/** A transfer that no reply explains: what its two connections show. */
final class DataRule {

  private DataRule() {}

  static Optional<JudgedFinding> judge(Case c, TimedObservation<Transfer> s) {
    Transfer t = s.what();
    if (t.ok() || cancelled(c, t) || t.oversized() && t.verb().equals("RETR")) {
      return Optional.empty();
    }
    if (hungUp(t)) {
      FindingBuilder n = c.notice(FindingId.DATA_CONNECTION_REJECTED, s.place());
      n.evidence("data-hung-up", "command", t.verb(), "seconds", Quote.seconds(t.ms()));
      facts(c, n, t);
      return Optional.of(n.explains());
    }
    Optional<TlsAttempt> failed = t.tls().filter(x -> x.session().isEmpty());
    if (failed.isPresent()) {
      return Optional.of(handshake(c, s, failed.get()));
    }
    if (t.data().isPresent()) {
      return Optional.of(data(c, s, t.data().get()));
    }
    // RFC 959 section 5.4: after 1xx a 2xx is due. All came but that. An upload is not known to
    // have come: where the server closed, that is what there is to tell.
    boolean hungUp = sends(t) && t.control().filter(f -> f.kind() != Kind.TIMED_OUT).isPresent();
    return t.first().isPresent() && t.control().isPresent() && t.completion().isEmpty() && !hungUp
        ? Optional.of(completion(c, s))
        : Optional.empty();
  }

  /** The server ended the data connection and does not answer the command it was made for. */
  static boolean hungUp(Transfer t) {
    boolean silent = t.control().map(f -> f.kind() == Kind.TIMED_OUT).orElse(t.tls().isPresent());
    Optional<WireFault> ended =
        t.tls().isPresent()
            ? t.tls().filter(x -> x.session().isEmpty() && x.alert() < 0).flatMap(TlsAttempt::fault)
            : t.data();
    return silent
        && t.first().isEmpty()
        && ended.filter(f -> f.kind() == Kind.CLOSED || f.kind() == Kind.RESET).isPresent();
  }

  private static boolean cancelled(Case c, Transfer t) {
    return c.run().interrupted()
        && (t.data().filter(f -> f.kind() == Kind.CANCELLED).isPresent()
            || t.control().filter(f -> f.kind() == Kind.CANCELLED).isPresent());
  }

  private static JudgedFinding handshake(Case c, TimedObservation<Transfer> s, TlsAttempt tls) {
    FindingBuilder n = c.notice(FindingId.TLS_DATA_HANDSHAKE_FAILED, s.place());
    WireFault f = tls.fault().or(s.what()::data).orElse(WireFault.of(Kind.TLS, ""));
    if (!f.received().isEmpty()) {
      n.variant("plain").evidence("tls-plain", "raw", f.received());
    }
    if (tls.alert() >= 0) {
      n.evidence("tls-alert", "alert", TlsAlert.text(tls.alert()));
    } else {
      n.evidence("tls-" + FaultWord.word(f.kind()), "detail", f.detail());
    }
    facts(c, n, s.what());
    return n.explains();
  }

  private static JudgedFinding data(Case c, TimedObservation<Transfer> s, WireFault f) {
    Transfer t = s.what();
    FindingId id =
        switch (f.kind()) {
          case OVERSIZED -> FindingId.DATA_STALLED;
          case TIMED_OUT, CANCELLED ->
              t.active() && !t.moved() && t.tls().isEmpty()
                  ? FindingId.ACTIVE_BLOCKED
                  : FindingId.DATA_STALLED;
          case TLS -> !t.moved() ? FindingId.TLS_DATA_HANDSHAKE_FAILED : FindingId.DATA_ABORTED;
          default -> FindingId.DATA_ABORTED;
        };
    FindingBuilder n = c.notice(id, s.place()).variant(FaultWord.word(f.kind()));
    if (id == FindingId.DATA_STALLED) {
      n.variant(
          f.detail().equals(WireFault.SLOW)
              ? "slow"
              : t.oversized() ? "endless" : sends(t) ? "upload" : !t.moved() ? "begin" : "end");
    } else if (id == FindingId.ACTIVE_BLOCKED && c.behindNat()) {
      n.variant("nat");
    }
    if (f.kind() == Kind.LOCAL) {
      n.side(Side.CLIENT);
    } else if (t.oversized()) {
      n.side(Side.SERVER);
    }
    c.saidAt(s.place()).stream().filter(x -> !x.reply().negative()).forEach(n::said);
    boolean endless = id == FindingId.DATA_STALLED && t.moved();
    n.evidence(
        endless
            ? sends(t) ? "data-unconfirmed" : "data-endless"
            : "data-" + FaultWord.word(f.kind()),
        "command",
        t.verb(),
        "seconds",
        Quote.seconds(t.ms()),
        "bytes",
        t.bytes(),
        "detail",
        f.detail());
    facts(c, n, t);
    return n.explains();
  }

  private static boolean sends(Transfer t) {
    return Verb.of(t.verb()).writes();
  }

  private static JudgedFinding completion(Case c, TimedObservation<Transfer> s) {
    Transfer t = s.what();
    FindingBuilder n = c.notice(FindingId.DATA_COMPLETION_MISSING, s.place());
    c.saidAt(s.place()).forEach(n::said);
    n.evidence(
        "completion-missing",
        "command",
        t.verb(),
        "bytes",
        t.bytes(),
        "seconds",
        Quote.seconds(t.ms()));
    facts(c, n, t);
    return n.explains();
  }

  /** The directory that a file lies in. */
  private static Optional<String> parent(Case c, String path) {
    int at = path.lastIndexOf('/');
    return at > 0
        ? Optional.of(path.substring(0, at))
        : at == 0 ? Optional.of("/") : c.run().ofLog() ? Optional.empty() : Optional.of(".");
  }

  /** What a finding on a transfer can say. */
  static void facts(Case c, FindingBuilder n, Transfer t) {
    n.fact("command", t.verb()).fact("bytes", t.bytes()).fact("seconds", Quote.seconds(t.ms()));
    Optional<String> path = t.argument().isEmpty() ? c.directory() : Optional.of(t.argument());
    n.fact("path", path).fact("file", path);
    n.fact("directory", Verb.of(t.verb()).lists() ? path : path.flatMap(p -> parent(c, p)));
    if (c.behindNat()) {
      n.evidence(
          "seen-as",
          "seen_as",
          c.seenAs().orElseThrow(),
          "local",
          c.facts().getOrDefault("local", ""));
    }
  }
}
