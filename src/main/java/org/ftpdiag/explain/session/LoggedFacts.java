package org.ftpdiag.explain.session;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.explain.event.Endpoint;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.Family;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMaterial;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.Reply;

/** What a log tells of a session as a whole. */
final class LoggedFacts {
  /** Stands for a password that the log hides: it is neither sent nor shown. */
  private static final String HIDDEN = "****";

  private static final int MOST_SUPPOSED = 64;

  /** The number of the session in its log, from 1 on; 0 before it has one. */
  int number;

  /** Empty while the log does not name it. */
  Optional<String> host = Optional.empty();

  Optional<InetAddress> address = Optional.empty();
  int port = Target.PORT;
  TlsMode tls = TlsMode.AUTO;

  /** Empty while the log does not name it. */
  Optional<String> user = Optional.empty();

  boolean password;
  boolean active;
  boolean insecure;

  /** Who tells it. */
  final Voice voice;

  /** The server wrote the log: where its clients are it does not know. */
  final boolean ofServer;

  /** The reader chose where it ends: what is awaited there may have come. */
  boolean cut;

  /** Replies whose command the log does not name: it was guessed. */
  private final List<Reply> supposed = new ArrayList<>();

  LoggedFacts(Voice voice) {
    this.voice = voice;
    this.ofServer = voice.ofServer();
  }

  /** Remembers that of a reply the command was guessed. */
  void suppose(Reply reply) {
    if (supposed.size() < MOST_SUPPOSED) {
      supposed.add(reply);
    }
  }

  /** Whether the command that a reply answers was guessed. */
  boolean supposed(Reply reply) {
    return supposed.stream().anyMatch(r -> r == reply);
  }

  /** Learns where the control connection goes. */
  void connects(Endpoint to) {
    if (!to.host().isEmpty()) {
      host = Optional.of(to.host());
    }
    if (to.address().isPresent()) {
      address = to.address();
    }
    if (to.port() > 0) {
      port = to.port();
      if (port == Target.IMPLICIT_TLS_PORT) {
        tls = TlsMode.IMPLICIT;
      }
    }
  }

  ProbeRequest request() {
    return new ProbeRequest(
        new Target("", host, port, tls, Optional.empty()),
        Family.ANY,
        credentials(),
        new ProbeRequest.Tls(TlsMaterial.none(), true, insecure),
        new ProbeRequest.Tests(
            active ? DataMode.PORT : DataMode.AUTO,
            active,
            Optional.empty(),
            Optional.empty(),
            false),
        new ProbeRequest.Limits(Duration.ofSeconds(10), ProbeRequest.DEADLINE));
  }

  /** Whether servers take the user for the anonymous one. */
  boolean anonymous() {
    return user.filter(Credentials::isAnonymous).isPresent();
  }

  private Credentials credentials() {
    return anonymous()
        ? Credentials.anonymous(user.get(), Optional.empty())
        : new Credentials(user, new Secret(password ? HIDDEN : ""), Optional.empty());
  }

  /** What besides the dialogue tells one case from another. */
  String sign() {
    return tls.ordinal()
        + (active ? "a" : "p")
        + (user.isEmpty() ? "-" : Credentials.anonymous().user().equals(user) ? "0" : "1");
  }
}
