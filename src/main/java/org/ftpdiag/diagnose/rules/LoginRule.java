package org.ftpdiag.diagnose.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Meaning;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.ReceivedReply;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.CredentialRemark;
import org.ftpdiag.model.seen.Exchange;

/** The login is refused, slow, or wants an account. */
public final class LoginRule implements Rule {
  private static final double SLOW_MS = 3000;

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    if (c.failed(StepId.LOGIN)) {
      decisive(c).ifPresent(s -> found.add(refused(c, s)));
    } else {
      // The probe went on in plain because the anonymous user may not use TLS.
      replies(c).stream()
          .filter(s -> s.reply().negative())
          .flatMap(s -> notForAnonymous(c, s).stream())
          .findFirst()
          .ifPresent(found::add);
      replies(c).stream()
          .filter(s -> s.reply().positive())
          .flatMap(s -> limited(c, s).stream())
          .findFirst()
          .ifPresent(found::add);
    }
    slow(c).ifPresent(found::add);
    return found;
  }

  private static List<ReceivedReply> replies(Case c) {
    return c.said().stream()
        .filter(s -> s.place().step() == StepId.LOGIN && StepId.of(s.after()) == StepId.LOGIN)
        .toList();
  }

  /** The first refusal: those that follow (503 Login with USER first) only echo it. */
  private static Optional<ReceivedReply> decisive(Case c) {
    List<ReceivedReply> all = replies(c);
    Optional<ReceivedReply> refusal = all.stream().filter(s -> s.reply().negative()).findFirst();
    boolean plain = refusal.filter(s -> !s.encrypted()).isPresent();
    // 331 with a word on TLS, and then a bare 530: the word says why.
    Optional<ReceivedReply> hint =
        all.stream().filter(s -> plain && s.reply().intermediate() && asksForTls(c, s)).findFirst();
    Optional<ReceivedReply> account =
        all.stream().filter(s -> s.reply().code() == 332).reduce((a, b) -> b);
    // A command without an answer is the control connection's failure: 331 before it refused none.
    boolean silent = unanswered(c);
    Optional<ReceivedReply> last = c.run().interrupted() || silent ? Optional.empty() : last(all);
    // The server let in somebody else than was named. A 230- whose end never comes let in nobody.
    Optional<ReceivedReply> other =
        all.stream().filter(s -> s.reply().positive() && !silent).findFirst();
    return hint.or(() -> refusal).or(() -> account).or(() -> last).or(() -> other);
  }

  /** It let the user in, though not as it should be: what the text says limits the session. */
  private static Optional<JudgedFinding> limited(Case c, ReceivedReply s) {
    return Meaning.known(c, s)
        .filter(m -> m.id().severity() == Severity.FAIL)
        .map(m -> c.notice(m, s).severity(Severity.WARN).aside());
  }

  private static boolean asksForTls(Case c, ReceivedReply s) {
    return Meaning.known(c, s).filter(m -> m.id() == FindingId.TLS_REQUIRED).isPresent();
  }

  private static boolean unanswered(Case c) {
    return c.in(StepId.LOGIN, Exchange.class).stream()
        .map(TimedObservation::what)
        .anyMatch(e -> StepId.of(e.verb()) == StepId.LOGIN && e.reply().isEmpty());
  }

  private static Optional<ReceivedReply> last(List<ReceivedReply> all) {
    return all.stream().filter(s -> !s.reply().positive()).reduce((a, b) -> b);
  }

  private static JudgedFinding refused(Case c, ReceivedReply s) {
    Meaning m = notLetIn(c, s).orElseGet(() -> Meaning.ofFailure(c, s));
    FindingBuilder n = c.notice(m, s);
    if (m.id() == FindingId.LOGIN_REJECTED || m.id() == FindingId.ANONYMOUS_REFUSED) {
      c.all(CredentialRemark.class)
          .forEach(r -> n.evidence("credential-" + r.what().what() + "-" + r.what().kind()));
    }
    return n.explains();
  }

  /** Asked for the password again, or taken for somebody else: refused without a refusal. */
  private static Optional<Meaning> notLetIn(Case c, ReceivedReply s) {
    boolean again = s.reply().code() == 331 || s.reply().positive() || s.reply().preliminary();
    return again && Meaning.known(c, s).isEmpty()
        ? Optional.of(
            new Meaning(
                c.anonymous() ? FindingId.ANONYMOUS_REFUSED : FindingId.LOGIN_REJECTED,
                Optional.empty()))
        : Optional.empty();
  }

  private static Optional<JudgedFinding> notForAnonymous(Case c, ReceivedReply s) {
    Meaning m = Meaning.ofFailure(c, s);
    return m.id() == FindingId.TLS_NOT_FOR_ANONYMOUS
        ? Optional.of(c.notice(m, s).explains())
        : Optional.empty();
  }

  private static Optional<JudgedFinding> slow(Case c) {
    return c.in(StepId.LOGIN, Exchange.class).stream()
        // A refusal is held back on purpose, against guessing (pam_faildelay, mod_delay).
        .filter(s -> s.what().verb().equals("PASS") && s.what().ok())
        .filter(s -> s.what().ms().orElse(0) > SLOW_MS)
        .findFirst()
        .map(
            s ->
                c.notice(FindingId.LOGIN_SLOW, s.place())
                    .fact("seconds", Quote.seconds(s.what().ms()))
                    .fact("ms", Math.round(s.what().ms().getAsDouble()))
                    .evidence(
                        "slow", "command", s.what().line(), "seconds", Quote.seconds(s.what().ms()))
                    .aside());
  }
}
