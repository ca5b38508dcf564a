package org.ftpdiag.probe.checks;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.deep.LoginPolicy;
import org.ftpdiag.model.seen.deep.LoginPolicy.Attempt;
import org.ftpdiag.model.seen.deep.LoginPolicy.Who;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.ExtraSession;
import org.ftpdiag.probe.ExtraSession.Refusal;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.wire.WireException;

/**
 * Begins logins and sees how far they get: the user's own, that of a name that was made up, and the
 * anonymous one. The user's password is never sent. One login at most fails: that of the made-up
 * name, which gets as far as PASS where the user's got there in clear.
 */
public final class LoginPolicyCheck implements Check {
  private static final int NAME_BYTES = 4;

  @Override
  public DeepCheck name() {
    return DeepCheck.LOGIN_POLICY;
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    return session.connected() ? Optional.empty() : Optional.of(Skip.because("no-control"));
  }

  @Override
  public void run(Session session) {
    byte[] bits = new byte[NAME_BYTES];
    session.platform().random().get().nextBytes(bits);
    String unknown = "ftpdiag-" + HexFormat.of().formatHex(bits);
    Credentials who = session.request().credentials();
    boolean tls = session.encrypted();
    List<Attempt> attempts = new ArrayList<>();
    boolean clear = false;
    if (!who.isAnonymous()) {
      add(session, attempts, Who.USER, who.knownUser(), tls, false);
      if (tls) {
        clear = add(session, attempts, Who.USER, who.knownUser(), false, false);
      }
    }
    add(session, attempts, Who.UNKNOWN, unknown, tls, false);
    if (tls) {
      add(session, attempts, Who.UNKNOWN, unknown, false, clear);
    }
    add(session, attempts, Who.ANONYMOUS, Credentials.anonymous().knownUser(), tls, false);
    session.observe(new LoginPolicy(attempts));
  }

  /** Whether a password would come next. */
  private static boolean add(
      Session session, List<Attempt> attempts, Who who, String name, boolean tls, boolean pass) {
    if (session.time().over()) {
      return false;
    }
    Attempt attempt = attempt(session, who, name, tls, pass);
    if (!session.time().over()) { // what was cut short proves nothing
      attempts.add(attempt);
    }
    return attempt.user().filter(r -> r.code() == 331).isPresent();
  }

  private static Attempt attempt(
      Session session, Who who, String name, boolean tls, boolean withPass) {
    try (ExtraSession extra = new ExtraSession(session)) {
      Optional<Refusal> refused =
          extra.connect(tls).or(() -> tls ? extra.encrypt() : Optional.empty());
      if (refused.isPresent()) {
        Refusal r = refused.get();
        Optional<String> fault = r.fault().map(WireFault::text);
        return new Attempt(who, name, tls, r.reply(), Optional.empty(), fault);
      }
      Exchange user = extra.session().ask("USER", name);
      boolean asked = user.reply().filter(r -> r.code() == 331).isPresent();
      Optional<Reply> pass =
          withPass && asked ? extra.session().exchanges().askMadeUp().reply() : Optional.empty();
      return new Attempt(who, name, tls, user.reply(), pass, Optional.empty());
    } catch (WireException e) {
      return new Attempt(
          who, name, tls, Optional.empty(), Optional.empty(), Optional.of(e.fault().text()));
    }
  }
}
