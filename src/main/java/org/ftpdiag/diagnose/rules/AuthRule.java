package org.ftpdiag.diagnose.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Meaning;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.ReceivedReply;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.knowledge.ReplyRow;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.TlsAttempt;

/** AUTH is refused (RFC 4217 section 4). */
public final class AuthRule implements Rule {
  // Reasons that a refusal of AUTH may name, and that are not about TLS.
  private static final Set<FindingId> OTHER =
      EnumSet.of(
          FindingId.TOO_MANY_CONNECTIONS,
          FindingId.ACCESS_DENIED_BY_ADDRESS,
          FindingId.IDLE_TIMEOUT,
          FindingId.LOGIN_LOCKED_OUT,
          FindingId.TLS_NOT_FOR_ANONYMOUS,
          FindingId.TLS_VERSION_UNSUPPORTED,
          FindingId.TLS_HANDSHAKE_FAILED);

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<TimedObservation<Exchange>> auth =
        c.in(StepId.TLS, Exchange.class).stream()
            .filter(s -> s.what().verb().equals("AUTH"))
            .toList();
    boolean accepted =
        auth.stream().anyMatch(s -> s.what().ok() || code(s) == 334)
            || !c.in(StepId.TLS, TlsAttempt.class).isEmpty();
    Optional<TimedObservation<Exchange>> refused =
        auth.stream().filter(s -> s.what().reply().isPresent()).findFirst();
    if (accepted) {
      return oldName(c, auth);
    }
    if (refused.isEmpty()) {
      return List.of();
    }
    return c.failed(StepId.TLS)
        ? List.of(unsupported(c, refused.get(), auth))
        : contradiction(c, refused.get());
  }

  /** AUTH SSL was accepted where AUTH TLS was not: a name from before RFC 4217. */
  private static List<JudgedFinding> oldName(Case c, List<TimedObservation<Exchange>> auth) {
    Optional<TimedObservation<Exchange>> refused =
        auth.stream().filter(s -> s.what().reply().isPresent() && !s.what().ok()).findFirst();
    Optional<TimedObservation<Exchange>> taken =
        auth.stream().filter(s -> s.what().ok()).findFirst();
    if (refused.isEmpty() || taken.isEmpty()) {
      return List.of();
    }
    FindingBuilder n =
        c.notice(FindingId.COMMAND_UNSUPPORTED, refused.get().place()).variant("auth");
    c.saidAt(refused.get().place()).stream()
        .filter(s -> s.reply().negative())
        .limit(1)
        .forEach(n::said);
    n.evidence(
        "reply",
        "command",
        taken.get().what().line(),
        "reply",
        Quote.of(taken.get().what().reply().orElseThrow()));
    return List.of(n.explains());
  }

  private static JudgedFinding unsupported(
      Case c, TimedObservation<Exchange> refused, List<TimedObservation<Exchange>> auth) {
    for (ReceivedReply s : c.saidAt(refused.place())) {
      Optional<Meaning> m = Meaning.known(c, s).filter(x -> OTHER.contains(x.id()));
      if (m.isPresent()) {
        return c.notice(m.get().id(), refused.place()).said(s).row(m.get().row()).explains();
      }
    }
    FindingBuilder n = c.notice(FindingId.TLS_UNSUPPORTED, refused.place());
    // The refusal of AUTH SSL says nothing new, but shows that it was tried.
    auth.forEach(
        s -> c.saidAt(s.place()).stream().filter(x -> x.reply().negative()).forEach(n::said));
    c.saidAt(refused.place()).forEach(s -> n.row(rowOf(c, s)));
    if (c.features().promises("AUTH")) {
      n.variant("offered")
          .evidence("feat-promises", "feature", c.features().line("AUTH").orElse("AUTH"));
    }
    return n.explains();
  }

  private static Optional<ReplyRow> rowOf(Case c, ReceivedReply s) {
    return Meaning.known(c, s)
        .filter(m -> m.id() == FindingId.TLS_UNSUPPORTED)
        .flatMap(Meaning::row);
  }

  /** The session goes on without TLS: nothing was lost, but FEAT had promised it. */
  private static List<JudgedFinding> contradiction(Case c, TimedObservation<Exchange> refused) {
    if (!c.features().promises("AUTH")) {
      return List.of();
    }
    FindingBuilder n =
        c.notice(FindingId.FEATURES_CONTRADICT, refused.place()).severity(Severity.INFO);
    n.fact("feature", "AUTH")
        .evidence("feat-promises", "feature", c.features().line("AUTH").orElse("AUTH"));
    c.saidAt(refused.place()).forEach(n::said);
    return List.of(n.explains());
  }

  private static int code(TimedObservation<Exchange> s) {
    return s.what().reply().map(r -> r.code()).orElse(0);
  }
}
