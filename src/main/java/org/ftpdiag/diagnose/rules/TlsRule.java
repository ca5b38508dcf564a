package org.ftpdiag.diagnose.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FaultWord;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Moment;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.ftp.OtherProtocol;
import org.ftpdiag.ftp.TlsAlert;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.Side;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Greeting;
import org.ftpdiag.model.seen.OldTlsVersions;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;

/** The handshake on the control connection fails. */
public final class TlsRule implements Rule {
  // The alert that means nothing else (RFC 8446 section 6.2), and OpenSSL's word in a server's log.
  private static final List<String> MISSING =
      List.of("certificate required", "did not return a certificate");

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    Optional<TlsAttempt> established = Optional.empty();
    for (TimedObservation<?> s : c.seen()) {
      if (s.what() instanceof TlsAttempt t && t.channel() == Channel.CONTROL) {
        if (t.session().isPresent()) {
          established = Optional.of(t);
        } else {
          found.add(failed(c, s.place(), t));
        }
      } else if (s.what() instanceof Exchange e && established.isPresent()) {
        // Under TLS 1.3 the refusal of a missing certificate arrives after the handshake.
        Optional<JudgedFinding> late = refusedLater(c, s.place(), e, established.get());
        late.ifPresent(found::add);
        established = Optional.empty();
      } else if (s.what() instanceof Exchange e && e.encrypted() && e.fault().isPresent()) {
        // lftp asks for FEAT before AUTH, so that its step of the log began before that of TLS.
        after(c, s.place()).flatMap(t -> refusedLater(c, s.place(), e, t)).ifPresent(found::add);
      } else if (s.what() instanceof Greeting g && established.isPresent()) {
        // Likewise under implicit TLS, where the greeting is what comes next.
        if (refusesCertificate(g, established.get())) {
          WireFault alert = g.fault().orElseThrow();
          found.add(late(c, established(c), alert, established.get()));
        }
        established = Optional.empty();
      }
    }
    return found;
  }

  /** The handshake that a log tells of in a step that began later, if nothing used it before. */
  private static Optional<TlsAttempt> after(Case c, Moment at) {
    boolean used =
        c.all(Exchange.class).stream()
            .anyMatch(x -> x.what().encrypted() && x.what().reply().isPresent());
    return c.in(StepId.TLS, TlsAttempt.class).stream()
        .filter(t -> !used && t.place().compareTo(at) > 0 && t.what().session().isPresent())
        .map(TimedObservation::what)
        .findFirst();
  }

  private static Optional<JudgedFinding> refusedLater(Case c, Moment at, Exchange e, TlsAttempt t) {
    Optional<WireFault> fault =
        e.fault()
            .filter(f -> f.kind() == Kind.TLS || f.kind() == Kind.CLOSED || f.kind() == Kind.RESET);
    if (fault.isEmpty() || e.reply().isPresent() || Quote.replyIn(fault.get()).isPresent()) {
      return Optional.empty();
    }
    if (t.certificateRequested() && !t.certificateSent()
        || t.certificateSent() && namesRefusal(fault.get())
        || saysMissing(fault.get())) {
      return Optional.of(late(c, at, fault.get(), t));
    }
    return fault.get().kind() == Kind.TLS
        ? Optional.of(handshake(c, at, fault.get(), -1).explains())
        : Optional.empty();
  }

  /** Whether the greeting failed to come because of the client's certificate, or the lack of it. */
  static boolean refusesCertificate(Case c, Greeting g) {
    return c.in(StepId.TLS, TlsAttempt.class).stream()
        .anyMatch(s -> s.what().session().isPresent() && refusesCertificate(g, s.what()));
  }

  private static boolean refusesCertificate(Greeting g, TlsAttempt t) {
    return t.certificateRequested()
        && g.fault().filter(f -> f.kind() == Kind.TLS && namesRefusal(f)).isPresent();
  }

  private static Moment established(Case c) {
    return c.in(StepId.TLS, TlsAttempt.class).stream()
        .filter(s -> s.what().session().isPresent())
        .map(TimedObservation::place)
        .findFirst()
        .orElseGet(() -> c.placeOf(StepId.TLS));
  }

  private static JudgedFinding late(Case c, Moment at, WireFault fault, TlsAttempt t) {
    FindingBuilder n = certificate(c, at, fault, t.alert());
    return (t.certificateSent() ? n.variant("refused") : n).explains();
  }

  private static JudgedFinding failed(Case c, Moment at, TlsAttempt t) {
    WireFault fault = t.fault().orElse(WireFault.of(Kind.TLS, ""));
    Optional<OtherProtocol> other =
        OtherProtocol.of(fault.received()).filter(p -> p != OtherProtocol.TLS);
    if (other.isPresent() && c.tlsMode() == TlsMode.IMPLICIT) {
      return GreetingRule.notFtp(c, at, other, "tls-answer-raw", fault.received());
    }
    if (fault.received().isEmpty()) {
      Optional<OldTlsVersions> old =
          c.in(StepId.TLS, OldTlsVersions.class).stream().map(TimedObservation::what).findFirst();
      if (old.filter(TlsRule::onlyOld).isPresent()
          || t.alert() == TlsAlert.PROTOCOL_VERSION.number()
              && old.filter(TlsRule::takesNew).isEmpty()) {
        return version(c, at, t, old);
      }
      boolean ended = fault.kind() == Kind.CLOSED || fault.kind() == Kind.RESET;
      if (t.certificateRequested()
          && (TlsAlert.of(t.alert()).filter(TlsAlert.OF_CLIENT_CERTIFICATE::contains).isPresent()
              || ended && !t.certificateSent()
              || saysMissing(fault))) {
        FindingBuilder n = certificate(c, at, fault, t.alert());
        return (t.certificateSent() ? n.variant("refused") : n).explains();
      }
    }
    return handshake(c, at, fault, t.alert()).explains();
  }

  private static boolean onlyOld(OldTlsVersions v) {
    return !v.accepted().isEmpty() && !takesNew(v);
  }

  private static boolean takesNew(OldTlsVersions v) {
    return v.accepted().contains("TLSv1.2") || v.accepted().contains("TLSv1.3");
  }

  private static JudgedFinding version(
      Case c, Moment at, TlsAttempt t, Optional<OldTlsVersions> old) {
    FindingBuilder n = c.notice(FindingId.TLS_VERSION_UNSUPPORTED, at);
    String accepted = String.join(", ", old.map(OldTlsVersions::accepted).orElse(List.of()));
    if (!accepted.isEmpty()) {
      n.fact("versions", accepted).evidence("tls-versions", "versions", accepted);
    } else {
      n.variant("unknown");
    }
    if (t.alert() >= 0) {
      n.evidence("tls-alert", "alert", TlsAlert.text(t.alert()));
    } else {
      t.fault().ifPresent(f -> fault(n, f));
    }
    return n.explains();
  }

  /** Whether a fault speaks of such an alert: late ones reach a reader by their names only. */
  private static boolean namesRefusal(WireFault fault) {
    String detail = fault.detail().toLowerCase(Locale.ROOT);
    return TlsAlert.OF_CLIENT_CERTIFICATE.stream().anyMatch(a -> detail.contains(a.id()));
  }

  /** Whether the words of a client or of a server, as logs have them, say that none was given. */
  private static boolean saysMissing(WireFault fault) {
    String detail = fault.detail().toLowerCase(Locale.ROOT).replace('_', ' ');
    return MISSING.stream().anyMatch(detail::contains);
  }

  private static FindingBuilder certificate(Case c, Moment at, WireFault fault, int alert) {
    FindingBuilder n =
        c.notice(FindingId.TLS_CLIENT_CERTIFICATE_REQUIRED, at).severity(stops(c, at));
    n.evidence("tls-certificate-request");
    return alert >= 0 ? n.evidence("tls-alert", "alert", TlsAlert.text(alert)) : fault(n, fault);
  }

  private static FindingBuilder handshake(Case c, Moment at, WireFault fault, int alert) {
    FindingBuilder n = c.notice(FindingId.TLS_HANDSHAKE_FAILED, at).severity(stops(c, at));
    n.variant(alert >= 0 ? "alert" : FaultWord.word(fault.kind()));
    if (fault.detail().startsWith(WireFault.UNREADABLE_CERTIFICATE)) {
      n.variant("unreadable");
    }
    Optional<Reply> spoken = Quote.replyIn(fault).filter(Reply::positive);
    if (c.tlsMode() == TlsMode.IMPLICIT && spoken.isPresent()) {
      // It greets in plain: TLS comes after AUTH here, if at all.
      return n.variant("explicit")
          .side(Side.CLIENT)
          .evidence("tls-plain", "raw", spoken.get().oneLine());
    }
    if (!fault.received().isEmpty()) {
      n.variant("plain").evidence("tls-plain", "raw", fault.received());
      Optional<Reply> r = Quote.replyIn(fault);
      r.ifPresent(x -> n.fact("code", x.code()).fact("text", x.text()));
    }
    return alert >= 0 ? n.evidence("tls-alert", "alert", TlsAlert.text(alert)) : fault(n, fault);
  }

  private static FindingBuilder fault(FindingBuilder n, WireFault f) {
    return n.evidence("tls-" + FaultWord.word(f.kind()), "detail", f.detail());
  }

  /** Where the session goes on without TLS, what failed only limits it. */
  private static Severity stops(Case c, Moment at) {
    boolean failed = c.failed(at.step()) || c.failed(StepId.TLS) || c.failed(StepId.GREETING);
    return failed ? Severity.FAIL : Severity.WARN;
  }
}
