package org.ftpdiag.report;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.model.seen.WireFault;

/** Builds runs by hand: steps in their order, each with its dialogue and what it saw. */
public final class RunBuilder {
  public static final Instant STARTED = Instant.parse("2026-11-20T12:00:00.000Z");
  public static final String PASSWORD = "correct horse";

  private final ProbeRequest request;
  private final Map<StepId, StepReport> steps = new EnumMap<>(StepId.class);
  private final List<Transcript.Entry> entries = new ArrayList<>();
  private double clock;

  RunBuilder(String host, int port, TlsMode tls, String user) {
    ProbeRequest plain = ProbeRequest.of(new Target(host, host, port, tls, Optional.empty()));
    request =
        new ProbeRequest(
            plain.target(),
            plain.family(),
            new Credentials(user, new Secret(PASSWORD), Optional.empty()),
            plain.tls(),
            plain.tests(),
            plain.limits());
  }

  public static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }

  public static InetSocketAddress place(String literal, int port) {
    return new InetSocketAddress(address(literal), port);
  }

  public static ConnectAttempt connected(String literal, int port, double ms) {
    return new ConnectAttempt(place(literal, port), Optional.empty(), ms);
  }

  public static ConnectAttempt failed(String literal, int port, WireFault.Kind kind, double ms) {
    return new ConnectAttempt(place(literal, port), Optional.of(WireFault.of(kind, "")), ms);
  }

  public static Exchange encrypted(Exchange e) {
    return new Exchange(e.verb(), e.argument(), e.reply(), e.fault(), e.before(), true, e.ms());
  }

  public static Exchange exchange(String verb, String argument, String... lines) {
    Optional<Reply> reply =
        lines.length == 0
            ? Optional.empty()
            : Optional.of(
                new Reply(
                    Reply.of(lines[lines.length - 1]).code(), List.of(lines), java.util.Set.of()));
    Optional<WireFault> fault =
        lines.length == 0
            ? Optional.of(WireFault.of(WireFault.Kind.TIMED_OUT, ""))
            : Optional.empty();
    return new Exchange(verb, argument, reply, fault, List.of(), false, 20);
  }

  /**
   * An entry of the transcript, written with {@code >} sent, {@code <} received, {@code *} event.
   */
  RunBuilder said(String... lines) {
    for (String line : lines) {
      Transcript.Kind kind =
          switch (line.charAt(0)) {
            case '>' -> Transcript.Kind.SENT;
            case '<' -> Transcript.Kind.RECEIVED;
            default -> Transcript.Kind.EVENT;
          };
      boolean data = line.startsWith("*data ");
      entries.add(
          new Transcript.Entry(
              clock,
              data ? Transcript.Channel.DATA : Transcript.Channel.CONTROL,
              kind,
              line.substring(data ? 6 : 1)));
    }
    return this;
  }

  RunBuilder done(StepId id, double ms, Observation... seen) {
    return step(id, StepReport.Outcome.DONE, ms, seen);
  }

  RunBuilder step(StepId id, StepReport.Outcome outcome, double ms, Observation... seen) {
    steps.put(id, new StepReport(id, outcome, Optional.empty(), clock, ms, Arrays.asList(seen)));
    clock += ms;
    return this;
  }

  RunBuilder skip(Phrase why, StepId... ids) {
    for (StepId id : ids) {
      steps.put(
          id,
          new StepReport(id, StepReport.Outcome.SKIPPED, Optional.of(why), clock, 0, List.of()));
    }
    return this;
  }

  /** The run; steps that nobody spoke of are skipped without a reason. */
  ProbeRun run(boolean interrupted, String... defects) {
    List<StepReport> all = new ArrayList<>();
    for (StepId id : StepId.values()) {
      all.add(
          steps.getOrDefault(
              id,
              new StepReport(
                  id, StepReport.Outcome.SKIPPED, Optional.empty(), clock, 0, List.of())));
    }
    return new ProbeRun(
        request,
        STARTED,
        clock,
        steps.containsKey(StepId.CONNECT) ? Optional.of(address("203.0.113.5")) : Optional.empty(),
        Optional.of(address("198.51.100.7")),
        all,
        new Transcript(entries),
        interrupted,
        Arrays.asList(defects));
  }
}
