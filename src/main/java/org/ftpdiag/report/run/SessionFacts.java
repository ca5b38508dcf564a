package org.ftpdiag.report.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.model.seen.ResumptionOffer;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.model.seen.Transfer;

/**
 * What formats for machines say of the session as a whole.
 *
 * @param tlsMode {@code none}, {@code explicit} or {@code implicit}: what the session used
 * @param addresses what the name resolved to, in the order of the resolver
 * @param roundTripMs the time of the control connection's TCP handshake
 * @param tls the control connection's TLS session
 * @param trusted the platform trusts every control connection; empty where that was not seen
 * @param dataConnections how many data connections had TLS, and might have resumed a session
 * @param dataResumptions how many of them did
 */
public record SessionFacts(
    String tlsMode,
    List<String> addresses,
    OptionalDouble roundTripMs,
    Optional<TlsSession> tls,
    Optional<Boolean> trusted,
    int dataConnections,
    int dataResumptions) {

  private static final long DAY = 86_400;

  /** Whether all data connections resumed a session; empty without TLS on data connections. */
  public Optional<Boolean> dataResumed() {
    return dataConnections == 0
        ? Optional.empty()
        : Optional.of(dataResumptions == dataConnections);
  }

  /** When the first certificate of the chain expires. */
  public Optional<Instant> notAfter() {
    return tls.stream()
        .flatMap(t -> t.chain().stream())
        .map(CertificateInfo::notAfter)
        .min(Comparator.naturalOrder());
  }

  /** Whole days until then, counted from the beginning of the probe; negative afterwards. */
  public OptionalLong daysLeft(ProbeRun run) {
    return notAfter().isEmpty() || run.started().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            Math.floorDiv(
                Duration.between(run.started().get(), notAfter().get()).toSeconds(), DAY));
  }

  public static SessionFacts of(Report report) {
    ProbeRun run = report.run();
    Optional<TlsSession> tls = control(run);
    String mode =
        tls.isEmpty()
            ? "none"
            : run.request().target().tls() == TlsMode.IMPLICIT ? "implicit" : "explicit";
    List<String> addresses =
        run.in(StepId.RESOLVE, Resolution.class)
            .flatMap(r -> r.addresses().stream())
            .map(Addresses::text)
            .distinct()
            .toList();
    List<TlsAttempt> data = dataConnections(run);
    return new SessionFacts(
        mode,
        addresses,
        roundTrip(run),
        tls,
        tls.flatMap(TlsSession::trust).map(t -> t.trusted() && othersTrusted(run)),
        data.size(),
        (int) data.stream().filter(TlsAttempt::resumed).count());
  }

  /**
   * The first one: a session that was renewed shows the same certificates. None where the login
   * went on in plain: anonymous users may do that where TLS failed them.
   */
  private static Optional<TlsSession> control(ProbeRun run) {
    boolean plain =
        run.in(StepId.LOGIN, Exchange.class)
            .reduce((first, second) -> second)
            .map(e -> !e.encrypted())
            .orElse(false);
    if (plain) {
      return Optional.empty();
    }
    return run.all(TlsAttempt.class)
        .filter(a -> a.channel() == Transcript.Channel.CONTROL)
        .flatMap(a -> a.session().stream())
        .findFirst();
  }

  /** A later control connection of the same probe may have shown another certificate. */
  private static boolean othersTrusted(ProbeRun run) {
    return run.all(TlsAttempt.class)
        .filter(a -> a.channel() == Transcript.Channel.CONTROL)
        .flatMap(a -> a.session().stream())
        .allMatch(TlsSession::trusted);
  }

  private static OptionalDouble roundTrip(ProbeRun run) {
    List<ConnectAttempt> connected =
        run.in(StepId.CONNECT, ConnectAttempt.class).filter(ConnectAttempt::connected).toList();
    return connected.stream()
        .filter(a -> run.address().isEmpty() || run.address().equals(a.address()))
        .findFirst()
        .or(() -> connected.stream().findFirst())
        .map(ConnectAttempt::ms)
        .orElse(OptionalDouble.empty());
  }

  /** But those on which this client kept its session back, to see what comes of it. */
  private static List<TlsAttempt> dataConnections(ProbeRun run) {
    return Stream.concat(
            run.all(Transfer.class).flatMap(t -> t.tls().stream()),
            run.all(TlsAttempt.class).filter(a -> a.channel() == Transcript.Channel.DATA))
        .filter(a -> a.session().isPresent() && a.offer() != ResumptionOffer.WITHHELD)
        .toList();
  }
}
