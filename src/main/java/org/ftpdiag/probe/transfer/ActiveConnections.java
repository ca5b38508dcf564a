package org.ftpdiag.probe.transfer;

import java.time.Duration;
import java.util.Optional;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.probe.Session;
import org.ftpdiag.wire.ActiveListener;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.TcpLink;
import org.ftpdiag.wire.WireException;

/** Announces a port of this client and waits for the server to connect to it. */
final class ActiveConnections {
  private static final Duration SLICE = Duration.ofMillis(50);

  private final Session session;

  ActiveConnections(Session session) {
    this.session = session;
  }

  ActiveListener listen() throws WireException {
    return session.platform().sockets().listen(session.client().getAddress());
  }

  Exchange announce(DataMode mode, ActiveListener listener) throws WireException {
    return new PortCommand(session)
        .ask(
            mode.name(), mode == DataMode.EPRT ? listener.eprtArgument() : listener.portArgument());
  }

  /** Waits for the server, or for its word that it will not come. */
  Optional<TcpLink> accept(ActiveListener listener, TransferReplies replies) throws WireException {
    Deadline deadline =
        session.time().waiting(Phrase.of("wait.active", "port", listener.address().getPort()));
    while (true) {
      Optional<TcpLink> link =
          listener.accept(Deadline.in(session.time().clock(), SLICE).orEarlier(deadline));
      if (link.isPresent()) {
        session
            .recorder()
            .event(
                Channel.DATA,
                "connected from "
                    + Addresses.text(link.get().remote().getAddress())
                    + " port "
                    + link.get().remote().getPort());
        return link;
      }
      replies.poll();
      if (replies.ended() || deadline.passed()) {
        return Optional.empty();
      }
    }
  }
}
