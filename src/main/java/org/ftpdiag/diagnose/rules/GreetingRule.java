package org.ftpdiag.diagnose.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FaultWord;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Meaning;
import org.ftpdiag.diagnose.Moment;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.ReceivedReply;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.ftp.OtherProtocol;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Greeting;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.TlsAnswer;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;

/** What the server says first: no FTP, a refusal, nothing, too late, or masked. */
public final class GreetingRule implements Rule {
  private static final double SLOW_MS = 3000;

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<Greeting> s : c.in(StepId.GREETING, Greeting.class)) {
      Optional<Reply> reply = s.what().reply();
      if (reply.isPresent()) {
        refused(c, s, reply.get()).ifPresent(found::add);
        remarks(c, s, reply.get(), found);
      } else if (!brokenOff(c, s.what()) && !TlsRule.refusesCertificate(c, s.what())) {
        found.add(none(c, s));
      }
    }
    return found;
  }

  private static boolean brokenOff(Case c, Greeting g) {
    return c.run().interrupted() && g.fault().filter(f -> f.kind() == Kind.CANCELLED).isPresent();
  }

  private static Optional<JudgedFinding> refused(
      Case c, TimedObservation<Greeting> s, Reply reply) {
    Optional<OtherProtocol> other = OtherProtocol.of(reply.code() + " " + reply.text());
    // SMTP greets with 220 too; a login that works proves that this is FTP after all.
    if (other.isPresent() && !c.done(StepId.LOGIN)) {
      return Optional.of(notFtp(c, s.place(), other, "greeting-raw", reply.oneLine()));
    }
    Optional<ReceivedReply> no =
        c.saidAt(s.place()).stream()
            .filter(x -> x.reply().negative() && (c.failed(StepId.GREETING) || isLast(c, x)))
            .findFirst();
    return no.map(
        x -> {
          Meaning m = Meaning.ofFailure(c, x);
          return c.notice(m, x).explains();
        });
  }

  /** A refusal right behind the greeting counts when the server then speaks no more. */
  private static boolean isLast(Case c, ReceivedReply x) {
    List<ReceivedReply> all = c.said();
    return x.reply().code() == 421 && all.get(all.size() - 1).equals(x);
  }

  private static void remarks(
      Case c, TimedObservation<Greeting> s, Reply reply, List<JudgedFinding> found) {
    double ms = s.what().ms().orElse(0);
    if (ms > SLOW_MS) {
      found.add(
          c.notice(FindingId.GREETING_SLOW, s.place())
              .fact("seconds", Quote.seconds(ms))
              .fact("ms", Math.round(ms))
              .evidence("greeting-slow", "seconds", Quote.seconds(ms), "reply", Quote.of(reply))
              .aside());
    }
    // Cisco's fixup leaves 2, 0 and blanks of a greeting and masks the rest.
    if (reply.code() == 220 && isMasked(reply.text())) {
      found.add(
          c.notice(FindingId.GREETING_MANGLED, s.place())
              .evidence("greeting", "reply", Quote.of(reply))
              .aside());
    }
  }

  /** Nothing but asterisks, digits 2 and 0, and blanks, and four asterisks in a row. */
  private static boolean isMasked(String text) {
    return text.contains("****")
        && text.chars().allMatch(c -> "*02".indexOf(c) >= 0 || Character.isWhitespace(c));
  }

  private static JudgedFinding none(Case c, TimedObservation<Greeting> s) {
    Greeting g = s.what();
    WireFault fault = g.fault().orElse(WireFault.of(Kind.CLOSED, ""));
    String raw = g.raw().isEmpty() ? fault.received() : g.raw();
    if (!raw.isEmpty() && (g.preliminary().isEmpty() || !fault.received().isEmpty())) {
      return said(c, s.place(), fault, raw);
    }
    if (!g.preliminary().isEmpty()) {
      // 120: ready in so many minutes, and then nothing (RFC 959 section 5.4).
      ReceivedReply x = c.saidAt(s.place()).get(0);
      return c.notice(FindingId.SERVICE_UNAVAILABLE, s.place()).said(x).explains();
    }
    if (fault.kind() == Kind.MALFORMED) {
      // A log's program could not decode it, and does not show it.
      return c.notice(FindingId.REPLY_MALFORMED, s.place())
          .severity(Severity.FAIL)
          .variant("greeting")
          .evidence("greeting-malformed", "detail", fault.detail())
          .explains();
    }
    return fault.kind() == Kind.CLOSED || fault.kind() == Kind.RESET || fault.kind() == Kind.TLS
        ? c.notice(FindingId.GREETING_CLOSED, s.place())
            .variant(FaultWord.word(fault.kind()))
            .evidence("greeting-" + FaultWord.word(fault.kind()), "detail", fault.detail())
            .explains()
        : silent(c, s);
  }

  /** Something came that is no reply. */
  private static JudgedFinding said(Case c, Moment at, WireFault fault, String raw) {
    Optional<OtherProtocol> other = OtherProtocol.of(raw);
    if (other.isPresent()) {
      return notFtp(c, at, other, "greeting-raw", raw);
    }
    Optional<Reply> part = Quote.replyIn(raw);
    if (part.filter(Reply::negative).isPresent()) {
      // Cut off in mid-line, but it says why.
      ReceivedReply x = c.saidAs(at, ReceivedReply.GREETING, part.get());
      Meaning m = Meaning.ofFailure(c, x);
      return c.notice(m, x).explains();
    }
    if (fault.kind() == Kind.OVERSIZED) {
      return c.notice(FindingId.REPLY_OVERSIZED, at)
          .evidence("greeting-raw", "raw", raw)
          .explains();
    }
    if (fault.kind() == Kind.TIMED_OUT) {
      // It may still have become a greeting: what is wrong with it is that it did not end.
      return c.notice(FindingId.GREETING_TIMEOUT, at)
          .variant("unfinished")
          .fact("seconds", Quote.seconds(c.in(StepId.GREETING, Greeting.class).get(0).what().ms()))
          .evidence("greeting-raw", "raw", raw)
          .explains();
    }
    boolean text = raw.chars().limit(200).noneMatch(b -> b < 9 || b > 13 && b < 32);
    if (text || part.isPresent()) {
      return c.notice(FindingId.REPLY_MALFORMED, at)
          .severity(Severity.FAIL)
          .variant("greeting")
          .evidence("greeting-raw", "raw", raw)
          .explains();
    }
    return notFtp(c, at, Optional.empty(), "greeting-raw", raw);
  }

  private static JudgedFinding silent(Case c, TimedObservation<Greeting> s) {
    Optional<String> seconds = Quote.seconds(s.what().ms());
    Optional<TlsAnswer> tls =
        c.in(StepId.GREETING, TlsAnswer.class).stream().map(TimedObservation::what).findFirst();
    if (tls.flatMap(TlsAnswer::handshake).isPresent()) {
      return implicit(c, s.place(), tls.get(), seconds);
    }
    String raw = tls.map(TlsAnswer::raw).orElse("");
    Optional<OtherProtocol> other = OtherProtocol.of(raw);
    if (other.filter(p -> p == OtherProtocol.TLS).isPresent()) {
      return implicit(c, s.place(), tls.get(), seconds);
    }
    if (other.isPresent()) {
      return notFtp(c, s.place(), other, "tls-answer-raw", raw);
    }
    FindingBuilder n = c.notice(FindingId.GREETING_TIMEOUT, s.place());
    n.fact("seconds", seconds).evidence("greeting-silent", "seconds", seconds);
    if (!raw.isEmpty()) {
      n.evidence("tls-answer-raw", "raw", raw);
    } else if (tls.isPresent()) {
      n.evidence("tls-answer-none");
    }
    return n.explains();
  }

  private static JudgedFinding implicit(
      Case c, Moment at, TlsAnswer tls, Optional<String> seconds) {
    FindingBuilder n = c.notice(FindingId.IMPLICIT_TLS_EXPECTED, at);
    n.evidence("greeting-silent", "seconds", seconds);
    tls.handshake()
        .flatMap(h -> h.session())
        .ifPresentOrElse(
            t -> n.evidence("tls-answer", "protocol", t.protocol(), "cipher", t.cipher()),
            () -> n.evidence("tls-answer-alert"));
    return n.explains();
  }

  static JudgedFinding notFtp(
      Case c, Moment at, Optional<OtherProtocol> p, String key, String raw) {
    FindingBuilder n =
        c.notice(FindingId.NOT_FTP, at).variant(p.map(OtherProtocol::id).orElse("unknown"));
    n.evidence(key, "raw", raw);
    p.ifPresent(x -> n.fact("protocol", x.label()).evidence("protocol", "protocol", x.label()));
    // Such a server fails the greeting, whatever became of the step.
    return n.severity(Severity.FAIL).explains();
  }
}
