package org.ftpdiag.probe;

import java.util.Optional;
import java.util.Set;
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

  private static final Pattern MICROSOFT = Pattern.compile("Microsoft FTP Service");

  /**
   * What servers answer that do not know HOST: some let nothing but the login's own commands
   * through before the login is done (503, 530).
   */
  public static final Set<Integer> HOST_UNKNOWN = Set.of(500, 502, 503, 530);

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
    Optional<String> user = nameHost(who.knownUser());
    if (user.isEmpty()) {
      return false;
    }
    Exchange answer = session.ask("USER", user.get());
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

  /**
   * Names the virtual host that is meant (RFC 7151 section 3: before USER). A server that does not
   * know HOST is logged in to all the same; one that knows it and has no such host is not.
   *
   * @return the user name to log in with; empty where the server has no such host
   */
  private Optional<String> nameHost(String user) throws WireException {
    Optional<String> host = session.request().speech().virtualHost();
    if (host.isEmpty()) {
      return Optional.of(user);
    }
    Exchange named = session.ask("HOST", host.get());
    if (!session.connected()) {
      return Optional.empty();
    }
    if (named.ok()) {
      return Optional.of(user);
    }
    if (!HOST_UNKNOWN.contains(code(named))) {
      return Optional.empty();
    }
    // Microsoft's FTP 7 takes it within the name (IIS configuration, hostNameSupport).
    boolean microsoft = MICROSOFT.matcher(session.control().raw()).find();
    return Optional.of(microsoft ? host.get() + "|" + user : user);
  }

  /** Pure-FTPd for anonymous users only (-e) lets everybody in, and as such a one. */
  private static boolean anonymous(Exchange user) {
    return user.reply().filter(r -> ANONYMOUS.matcher(r.text()).find()).isPresent();
  }

  private static int code(Exchange e) {
    return e.reply().map(Reply::code).orElse(0);
  }
}
