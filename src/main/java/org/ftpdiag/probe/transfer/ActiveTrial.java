package org.ftpdiag.probe.transfer;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.probe.Session;
import org.ftpdiag.wire.ActiveListener;
import org.ftpdiag.wire.ListingReader;
import org.ftpdiag.wire.TcpLink;
import org.ftpdiag.wire.WireException;

/** Tries one active data connection by a listing whose content does not matter. */
public final class ActiveTrial {
  private static final long MAX_LISTING = 256L << 20;

  private final Session session;

  public ActiveTrial(Session session) {
    this.session = session;
  }

  public ActiveTry run(DataMode mode) throws WireException {
    ActiveConnections active = new ActiveConnections(session);
    try (ActiveListener listener = active.listen()) {
      if (mode == DataMode.PORT && !session.data().pasvPossible()) {
        return observed(unannounced(listener));
      }
      Exchange announced = active.announce(mode, listener);
      if (!announced.ok()) {
        return observed(
            new ActiveTry(
                announced,
                Optional.of(listener.address()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                announced.reply().isPresent() ? OptionalDouble.of(0) : announced.ms()));
      }
      return observed(list(active, listener, announced));
    }
  }

  /** PORT has room for an IPv4 address only (RFC 959 section 4.1.2): it cannot be sent. */
  private ActiveTry unannounced(ActiveListener listener) {
    WireFault fault = WireFault.of(Kind.LOCAL, "PORT names IPv4 addresses only");
    return new ActiveTry(
        new Exchange(
            "PORT", "", Optional.empty(), Optional.of(fault), List.of(), session.encrypted(), 0),
        listener.address(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(fault),
        0);
  }

  private ActiveTry observed(ActiveTry tried) {
    session.observe(tried);
    return tried;
  }

  private ActiveTry list(ActiveConnections active, ActiveListener listener, Exchange announced)
      throws WireException {
    TransferRun run = new TransferRun(session, "LIST", "");
    TransferReplies replies = run.replies();
    long start = session.time().now();
    run.command();
    Optional<TcpLink> link = active.accept(listener, replies);
    double waited = session.time().millisSince(start);
    Optional<InetAddress> from = link.map(l -> l.remote().getAddress());
    Optional<WireFault> fault;
    if (link.isPresent()) {
      try (TcpLink tcp = link.get()) {
        Download ignored = new Download(session, new ListingReader(false), MAX_LISTING, -1, false);
        DataResult data = run.move(tcp, ignored, true);
        data.tls().ifPresent(session::observe);
        fault = data.fault();
      }
    } else {
      run.awaitReasonForNoConnection();
      fault = Optional.of(WireFault.of(Kind.TIMED_OUT, "no connection arrived"));
    }
    return new ActiveTry(
        announced,
        listener.address(),
        Optional.of(
            new Exchange(
                "LIST",
                "",
                replies.first(),
                replies.fault(),
                replies.late(),
                session.encrypted(),
                waited)),
        from,
        replies.completion(),
        fault,
        waited);
  }
}
