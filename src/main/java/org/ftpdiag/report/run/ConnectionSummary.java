package org.ftpdiag.report.run;

import static org.ftpdiag.report.words.FaultWords.all;
import static org.ftpdiag.report.words.FaultWords.last;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.Greeting;
import org.ftpdiag.model.seen.ProxyAnswer;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.model.seen.TlsAnswer;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.report.words.FaultWords;
import org.ftpdiag.report.words.Words;

/** The steps up to the greeting in a line each. */
final class ConnectionSummary {
  private final Words words;
  private final FaultWords faults;

  ConnectionSummary(Words words, FaultWords faults) {
    this.words = words;
    this.faults = faults;
  }

  String resolve(StepReport step) {
    return last(step, Resolution.class).map(this::resolution).orElse("");
  }

  private String resolution(Resolution r) {
    return switch (r.outcome()) {
      case FOUND -> r.addresses().stream().map(Addresses::text).collect(Collectors.joining(", "));
      case NOT_FOUND -> words.say("step.resolve.not-found", "host", r.host().orElse(unknown()));
      case UNAVAILABLE -> words.say("step.resolve.unavailable", "detail", r.detail());
    };
  }

  private String unknown() {
    return words.say("report.unknown");
  }

  String connect(StepReport step) {
    List<ConnectAttempt> attempts = all(step, ConnectAttempt.class);
    String connected =
        attempts.stream()
            .filter(ConnectAttempt::connected)
            .flatMap(a -> server(a).stream())
            .distinct()
            .collect(Collectors.joining(", "));
    String failed =
        words.also(
            attempts.stream()
                .flatMap(a -> a.fault().map(f -> failure(a, f)).stream())
                .distinct()
                .toList());
    if (connected.isEmpty() || failed.isEmpty()) {
      return connected + failed;
    }
    return words.say("step.connect.partly", "connected", connected, "failed", failed);
  }

  private Optional<String> server(ConnectAttempt a) {
    Optional<String> direct = a.address().map(Addresses::text);
    return a.proxy()
        .map(
            p ->
                words.say(
                    "step.connect.through",
                    "proxy",
                    p.proxy(),
                    "address",
                    direct
                        .or(() -> a.to().map(InetSocketAddress::getHostString))
                        .orElse(unknown())))
        .or(() -> direct);
  }

  /** Why a connect failed: in the words of the proxy, where one was asked. */
  static String failure(Words words, FaultWords faults, ConnectAttempt attempt) {
    String fault = attempt.fault().map(faults::of).orElse("");
    if (attempt.proxy().isEmpty()) {
      return fault;
    }
    ProxyAnswer answer = attempt.proxy().get();
    String said = (answer.code() + " " + answer.text()).strip();
    return words.say(
        "step.connect.proxy", "proxy", answer.proxy(), "fault", said.isEmpty() ? fault : said);
  }

  private String failure(ConnectAttempt attempt, WireFault fault) {
    if (attempt.proxy().isPresent()) {
      return failure(words, faults, attempt);
    }
    return words.say(
        "step.connect.failed",
        "address",
        // An unresolved address has none to show: the resolver's step has said so.
        attempt
            .address()
            .map(Addresses::text)
            .or(() -> attempt.to().map(InetSocketAddress::getHostString))
            .orElse(unknown()),
        "fault",
        faults.of(fault));
  }

  String greeting(StepReport step) {
    boolean tls = last(step, TlsAnswer.class).map(t -> t.handshake().isPresent()).orElse(false);
    if (tls) {
      return words.say("step.greeting.tls");
    }
    return last(step, Greeting.class)
        .map(g -> g.reply().map(faults::quote).orElseGet(() -> silence(g)))
        .orElse("");
  }

  private String silence(Greeting g) {
    String fault = g.fault().map(faults::of).orElseGet(() -> words.say("fault.closed"));
    String raw = firstLine(g.raw().strip());
    if (raw.isEmpty()) {
      return words.say("step.greeting.none", "fault", fault);
    }
    boolean waited = g.fault().filter(f -> f.kind() == WireFault.Kind.TIMED_OUT).isPresent();
    return waited
        ? words.say("step.greeting.unfinished", "raw", raw)
        : words.say("step.greeting.raw", "fault", fault, "raw", raw);
  }

  private static String firstLine(String raw) {
    return raw.lines().findFirst().orElse("");
  }
}
