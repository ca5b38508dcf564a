package org.ftpdiag.probe.checks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.OldTlsVersions;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.Session;
import org.ftpdiag.wire.ControlChannel;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.TcpLink;
import org.ftpdiag.wire.WireException;
import org.ftpdiag.wire.tls.TlsVersionProbe;

/** Asks the server, on a connection each, which TLS versions it takes. */
public final class OldTlsCheck implements Check {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final Phrase ANNOUNCEMENT = Phrase.of("deep.tls-versions");

  @Override
  public DeepCheck name() {
    return DeepCheck.TLS_VERSIONS;
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    return Optional.empty();
  }

  /** Records what was found; nothing where the server takes no more connections. */
  @Override
  public void run(Session session) {
    List<String> accepted = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (String version : TlsVersionProbe.VERSIONS) {
      if (session.time().over()) {
        break;
      }
      var opened = session.connector().control(session.server());
      if (opened.link().isEmpty()) {
        break;
      }
      try (TcpLink link = opened.link().get()) {
        if (readyForTls(session, link)) {
          (accepts(session, link, version) ? accepted : refused).add(version);
        }
      } catch (WireException e) {
        refused.add(version); // a server that hangs up on a hello does not take it
      }
    }
    if (!accepted.isEmpty() || !refused.isEmpty()) {
      session.observe(new OldTlsVersions(accepted, refused));
    }
  }

  private static boolean accepts(Session session, TcpLink link, String version)
      throws WireException {
    return TlsVersionProbe.accepts(
        link,
        version,
        session.request().target().knownHost(),
        session.platform().random().get(),
        deadline(session));
  }

  private static boolean readyForTls(Session session, TcpLink link) {
    if (session.request().target().tls() == TlsMode.IMPLICIT) {
      return true;
    }
    ControlChannel control =
        new ControlChannel(
            link, session.recorder(), session.time().clock(), session.request().speech().charset());
    try {
      if (!control.readReply(deadline(session)).positive()) {
        return false;
      }
      control.send("AUTH", session.encryption().mechanism(), deadline(session));
      return control.readReply(deadline(session)).code() == 234;
    } catch (WireException e) {
      return false; // this version stays unknown
    }
  }

  private static Deadline deadline(Session session) {
    return session.time().waiting(ANNOUNCEMENT).orEarlier(session.time().deadline(LIMIT));
  }
}
