package org.ftpdiag.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.OldTlsVersions;
import org.ftpdiag.wire.ControlChannel;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.TcpLink;
import org.ftpdiag.wire.WireException;
import org.ftpdiag.wire.tls.TlsVersionProbe;

/** Asks the server, on a connection each, which TLS versions it takes. */
public final class OldTlsProbe {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Session session;

  public OldTlsProbe(Session session) {
    this.session = session;
  }

  /** Records what was found; nothing where the server takes no more connections. */
  public void observe() {
    List<String> accepted = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (String version : TlsVersionProbe.VERSIONS) {
      if (session.time().over()) {
        break;
      }
      var opened = session.connector().control(session.server().getAddress());
      if (opened.link().isEmpty()) {
        break;
      }
      try (TcpLink link = opened.link().get()) {
        if (readyForTls(link)) {
          (accepts(link, version) ? accepted : refused).add(version);
        }
      } catch (WireException e) {
        refused.add(version); // a server that hangs up on a hello does not take it
      }
    }
    if (!accepted.isEmpty() || !refused.isEmpty()) {
      session.observe(new OldTlsVersions(accepted, refused));
    }
  }

  private boolean accepts(TcpLink link, String version) throws WireException {
    return TlsVersionProbe.accepts(
        link,
        version,
        session.request().target().host(),
        session.platform().random().get(),
        deadline());
  }

  private boolean readyForTls(TcpLink link) {
    if (session.request().target().tls() == TlsMode.IMPLICIT) {
      return true;
    }
    ControlChannel control = new ControlChannel(link, session.recorder(), session.time().clock());
    try {
      if (!control.readReply(deadline()).positive()) {
        return false;
      }
      control.send("AUTH", session.encryption().mechanism(), deadline());
      return control.readReply(deadline()).code() == 234;
    } catch (WireException e) {
      return false; // this version stays unknown
    }
  }

  private Deadline deadline() {
    return session
        .time()
        .waiting(Phrase.of("wait.tls-versions"))
        .orEarlier(session.time().deadline(LIMIT));
  }
}
