package org.ftpdiag.probe.transfer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.probe.Session;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.WireException;

/**
 * PORT and EPRT. Some servers connect first and answer afterwards (pyftpdlib): where their
 * connection is swallowed on the way, so is the answer, and another command tells that the control
 * connection is well.
 */
public final class PortCommand {
  private static final Duration PULSE = Duration.ofSeconds(2);

  private final Session session;

  public PortCommand(Session session) {
    this.session = session;
  }

  /**
   * Sends the command.
   *
   * @return its answer; one without a reply where the server is busy with connecting, after which
   *     the session is a new one
   * @throws WireException where the control connection is gone
   */
  public Exchange ask(String verb, String argument) throws WireException {
    long start = session.time().now();
    try {
      return session.ask(verb, argument);
    } catch (WireException e) {
      if (e.fault().kind() != Kind.TIMED_OUT || session.time().over() || !alive()) {
        throw e;
      }
      boolean encrypted = session.encrypted();
      double waited = session.time().millisSince(start);
      // Its answer may come at any time: no later command could trust what it reads.
      session.renewal().renew();
      return new Exchange(
          verb, argument, Optional.empty(), Optional.of(e.fault()), List.of(), encrypted, waited);
    }
  }

  private boolean alive() {
    long start = session.time().now();
    try {
      Deadline deadline = session.time().deadline(PULSE);
      session.control().send("NOOP", "", deadline);
      Optional<Reply> reply = session.control().readReplyWithin(deadline);
      reply.ifPresent(
          r ->
              session.observe(
                  new Exchange(
                      "NOOP",
                      "",
                      reply,
                      Optional.empty(),
                      List.of(),
                      session.encrypted(),
                      session.time().millisSince(start))));
      return reply.isPresent();
    } catch (WireException e) {
      return false;
    }
  }
}
