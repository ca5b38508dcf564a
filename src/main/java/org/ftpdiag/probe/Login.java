package org.ftpdiag.probe;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.wire.Clearance;
import org.ftpdiag.wire.WireException;

/** USER, PASS and ACCT (RFC 959 section 4.1.1 and its state diagrams in section 6). */
public final class Login {
  private static final Pattern ANONYMOUS =
      Pattern.compile("\\banonymous\\b", Pattern.CASE_INSENSITIVE);

  private final Session session;

  public Login(Session session) {
    this.session = session;
  }

  /**
   * Tries once; whether the server let the user in. Where a secret is due and may not travel over
   * this connection, nothing is tried.
   */
  public boolean attempt() throws WireException {
    Credentials who = session.request().credentials();
    Optional<Clearance> cleared = session.clearance();
    if (who.isSecret() && cleared.isEmpty()) {
      return false;
    }
    Exchange answer = session.ask("USER", who.knownUser());
    if (answer.ok() && !who.isAnonymous() && anonymous(answer)) {
      return false;
    }
    if (code(answer) == 331 || code(answer) == 336) {
      answer =
          who.openPassword()
              ? session.exchanges().askAnonymously()
              : session.exchanges().askSecret("PASS", who.password(), cleared.orElseThrow());
    }
    Optional<Secret> account = who.account();
    if (code(answer) == 332 && account.isPresent()) {
      answer = session.exchanges().askSecret("ACCT", account.get(), cleared.orElseThrow());
    }
    return answer.ok() && session.connected();
  }

  /** Pure-FTPd for anonymous users only (-e) lets everybody in, and as such a one. */
  private static boolean anonymous(Exchange user) {
    return user.reply().filter(r -> ANONYMOUS.matcher(r.text()).find()).isPresent();
  }

  private static int code(Exchange e) {
    return e.reply().map(Reply::code).orElse(0);
  }
}
