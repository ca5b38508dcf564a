package org.ftpdiag.diagnose.rules.deep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.deep.LoginPolicy;
import org.ftpdiag.model.seen.deep.LoginPolicy.Attempt;
import org.ftpdiag.model.seen.deep.LoginPolicy.Who;

/**
 * What the beginnings of logins tell. No password of the user's was sent in clear: that one would
 * be taken is inferred from USER, which asks for it, and from PASS of a made-up name, which is
 * judged as a password and not refused for want of TLS.
 */
public final class LoginPolicyRule implements Rule {
  private static final Pattern WANTS_TLS =
      Pattern.compile("(?i)\\b(?:tls|ssl|encrypt\\w*|secur\\w*|clear ?text|plain ?text|auth)\\b");

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<LoginPolicy> s : c.all(LoginPolicy.class)) {
      plain(c, s).ifPresent(found::add);
      names(c, s, true).or(() -> names(c, s, false)).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<JudgedFinding> plain(Case c, TimedObservation<LoginPolicy> s) {
    Optional<Reply> user = of(s, Who.USER, false).flatMap(Attempt::user);
    Optional<Reply> pass = of(s, Who.UNKNOWN, false).flatMap(Attempt::pass);
    boolean offered = of(s, Who.USER, true).flatMap(Attempt::user).isPresent();
    boolean judged = pass.filter(r -> r.code() == 530 || r.code() == 430).isPresent();
    if (!offered || !judged || user.isEmpty() || wantsTls(user) || wantsTls(pass)) {
      return Optional.empty();
    }
    return Optional.of(
        c.notice(FindingId.PLAIN_LOGIN_ALLOWED, s.place())
            .evidence("plain-user", "reply", Quote.of(user.get()))
            .evidence("plain-pass", "reply", Quote.of(pass.get()))
            .aside());
  }

  private static boolean wantsTls(Optional<Reply> reply) {
    return reply.filter(r -> WANTS_TLS.matcher(r.text()).find()).isPresent();
  }

  /** Names apart, and numbers (of tries, of challenges), both must be answered alike. */
  private static Optional<JudgedFinding> names(
      Case c, TimedObservation<LoginPolicy> s, boolean tls) {
    Optional<Attempt> known = of(s, Who.USER, tls).filter(a -> answered(a, 331));
    Optional<Attempt> unknown = of(s, Who.UNKNOWN, tls).filter(a -> a.user().isPresent());
    // A 4xx speaks of this moment: too many sessions, not of a name.
    if (known.isEmpty()
        || unknown.isEmpty()
        || unknown.get().user().get().family() == 4
        || shape(known.get()).equals(shape(unknown.get()))) {
      return Optional.empty();
    }
    return Optional.of(
        c.notice(FindingId.USER_NAMES_TOLD, s.place())
            .evidence("name-known", "reply", Quote.of(known.get().user().get()))
            .evidence(
                "name-unknown",
                "name",
                unknown.get().name(),
                "reply",
                Quote.of(unknown.get().user().get()))
            .aside());
  }

  private static boolean answered(Attempt a, int code) {
    return a.user().filter(r -> r.code() == code).isPresent();
  }

  private static String shape(Attempt a) {
    Reply r = a.user().orElseThrow();
    String text = r.text().replace(a.name(), "*").replaceAll("\\d+", "0");
    return r.code() + " " + text.strip();
  }

  private static Optional<Attempt> of(TimedObservation<LoginPolicy> s, Who who, boolean tls) {
    return s.what().attempts().stream().filter(a -> a.who() == who && a.tls() == tls).findFirst();
  }
}
