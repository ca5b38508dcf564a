package org.ftpdiag.probe.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.ResumptionOffer;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.deep.ResumptionCount;
import org.ftpdiag.model.seen.deep.ResumptionCount.Data;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.ExtraSession;
import org.ftpdiag.probe.ExtraSession.Refusal;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.transfer.Transfers;
import org.ftpdiag.wire.ListingReader;
import org.ftpdiag.wire.WireException;

/**
 * Tells whether data connections must, may or cannot resume the TLS session of the control
 * connection, by eight of them: seven that offer to, and one that does not. They belong to a
 * session of their own, for some servers end it over the last.
 */
public final class ResumptionCheck implements Check {
  private static final int OFFERING = 7;

  /** Bytes of all listings together; where they are longer, fewer are asked for. */
  private static final long LARGEST = 4L << 20;

  @Override
  public DeepCheck name() {
    return DeepCheck.TLS_RESUMPTION;
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    return session.state().dataProtected()
        ? Optional.empty()
        : Optional.of(Skip.because("check-data-tls"));
  }

  @Override
  public void run(Session session) throws WireException {
    List<Data> seen = new ArrayList<>();
    Optional<Refusal> refused;
    try (ExtraSession extra = new ExtraSession(session)) {
      refused = extra.open().or(() -> protect(extra));
      if (refused.isEmpty()) {
        count(session, extra, seen);
      }
    }
    session.observe(ResumptionCount.of(seen, refused.flatMap(Refusal::reply)));
    if (refused.isPresent() && !session.time().over()) {
      inTheSessionOfTheProbe(session);
    }
  }

  private static Optional<Refusal> protect(ExtraSession extra) {
    Session s = extra.session();
    try {
      s.ask("PBSZ", "0");
      var prot = s.ask("PROT", "P");
      s.state().dataProtected(prot.ok());
      return prot.ok()
          ? Optional.empty()
          : Optional.of(new Refusal("PROT", prot.reply(), prot.fault()));
    } catch (WireException e) {
      return Optional.of(new Refusal("PROT", Optional.empty(), Optional.of(e.fault())));
    }
  }

  private static void count(Session session, ExtraSession extra, List<Data> seen) {
    Session s = extra.session();
    Transfers transfers = new Transfers(s);
    long bytes = 0;
    try {
      while (seen.size() < OFFERING && bytes < LARGEST && !s.time().over()) {
        Transfer t = transfers.receive("LIST", "", new ListingReader(false), LARGEST, -1);
        extra.seen();
        seen.add(data(t));
        bytes += t.bytes().orElse(0);
        if (!t.ok()) {
          return; // what comes after it tells nothing for certain
        }
      }
      if (!s.time().over()) {
        Transfer t = transfers.receiveWithoutResumption("LIST", new ListingReader(false));
        without(session, t, seen);
      }
    } catch (WireException e) {
      // Some end the session over a data connection that does not resume.
      extra.seen().stream()
          .filter(Transfer.class::isInstance)
          .map(Transfer.class::cast)
          .forEach(t -> without(session, t, seen));
      s.giveUp();
    }
  }

  /** The one that did not offer is judged as any other transfer is. */
  private static void without(Session session, Transfer t, List<Data> seen) {
    seen.add(data(t));
    if (t.tls().filter(tls -> tls.offer() == ResumptionOffer.WITHHELD).isPresent()) {
      session.observe(t);
    }
  }

  private static Data data(Transfer t) {
    Optional<TlsSession> tls = t.tls().flatMap(TlsAttempt::session);
    return new Data(
        t.tls().map(TlsAttempt::offer).orElse(ResumptionOffer.IMPOSSIBLE),
        tls.flatMap(TlsSession::protocol),
        tls.map(TlsSession::resumed).orElse(false),
        t.ok(),
        t.first().filter(Reply::negative).or(() -> t.completion().filter(Reply::negative)));
  }

  /** Where there is no other session, whether data connections must resume is seen in this one. */
  private static void inTheSessionOfTheProbe(Session session) throws WireException {
    try {
      new Transfers(session).receiveWithoutResumption("LIST", new ListingReader(false));
    } catch (WireException e) {
      session.giveUp(); // the transfer that was observed says how
    }
    if (!session.time().over()) {
      session.renewal().renewOrFail();
    }
  }
}
