package org.ftpdiag.exporter;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Report;
import org.ftpdiag.probe.ProbeEngine;
import org.ftpdiag.probe.steps.StepOrder;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.run.Renderer;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.wire.Platform;

/**
 * {@code /probe?target=T&module=M}: one probe, its gauges. It answers before whoever scrapes gives
 * up, with what was seen until then.
 */
final class ProbeHandler implements Handler {
  /** Whoever scrapes is still to read the answer. */
  private static final Duration FOR_THE_ANSWER = Duration.ofMillis(500);

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final String SCRAPE_TIMEOUT = "X-Prometheus-Scrape-Timeout-Seconds";
  private static final String GAUGES = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<ExporterSettings> settings;
  private final Platform platform;
  private final Words words;
  private final Places places;
  private final OwnMetrics metrics;
  private final Renderer renderer;
  private final Set<ProbeEngine> running = Collections.newSetFromMap(new ConcurrentHashMap<>());

  ProbeHandler(
      Supplier<ExporterSettings> settings,
      Platform platform,
      Words words,
      Places places,
      OwnMetrics metrics) {
    this.settings = settings;
    this.platform = platform;
    this.words = words;
    this.places = places;
    this.metrics = metrics;
    this.renderer = Format.PROMETHEUS.renderer(Style.file(Detail.NORMAL), "");
  }

  @Override
  public HttpAnswer answer(HttpExchange exchange) throws IOException {
    Query query = Query.of(exchange.getRequestURI());
    String name = query.get("module").orElse(ProbeModule.DEFAULT);
    Optional<ProbeModule> module = Optional.ofNullable(settings.get().modules().get(name));
    if (module.isEmpty()) {
      return refused(
          OwnMetrics.Refusal.MODULE, 404, "unknown module; see modules in the configuration");
    }
    if (query.get("target").isEmpty()) {
      return refused(
          OwnMetrics.Refusal.TARGET, 400, "target is missing: /probe?target=HOST&module=NAME");
    }
    String target = query.get("target").get();
    // Before an order is made of it: that reads passwords and keys, which strangers do not cause.
    Optional<String> host = module.get().hosts().apply(target);
    if (host.isPresent() && !module.get().allow().allows(host.get())) {
      return notAllowed();
    }
    ProbeModule.Order order = module.get().orders().apply(target);
    if (order.request().isEmpty()) {
      return refused(OwnMetrics.Refusal.TARGET, 400, order.refusal());
    }
    ProbeRequest request = within(order.request().get(), timeout(exchange));
    if (!module.get().allow().allows(request.target().knownHost())) {
      return notAllowed();
    }
    String client = exchange.getRemoteAddress().getAddress().getHostAddress();
    Optional<Places.Place> place = places.take(client);
    if (place.isEmpty()) {
      exchange.getResponseHeaders().set("Retry-After", "1");
      return refused(OwnMetrics.Refusal.FULL, 503, "all places for probes are taken");
    }
    try (OwnMetrics.Measurement measurement = metrics.begin(name)) {
      ProbeModule.Judged judged = probe(module.get(), request, order);
      measurement.success(judged.report().exitCode() == ExitCode.OK);
      StringBuilder gauges = new StringBuilder();
      renderer.render(judged.report(), words, gauges);
      gauges.append(judged.gauges());
      return new HttpAnswer(200, GAUGES, gauges.toString());
    } finally {
      place.get().free();
    }
  }

  private HttpAnswer notAllowed() {
    return refused(
        OwnMetrics.Refusal.NOT_ALLOWED, 403, "the module's allow list does not name this target");
  }

  private HttpAnswer refused(OwnMetrics.Refusal why, int status, String text) {
    metrics.refused(why);
    return HttpAnswer.text(status, text);
  }

  private ProbeModule.Judged probe(
      ProbeModule module, ProbeRequest request, ProbeModule.Order order) {
    ProbeEngine engine = new ProbeEngine(platform, StepOrder.of(request));
    running.add(engine);
    try {
      ProbeRun run = engine.run(request, order.remarks(), ProbeListener.NONE);
      Diagnosis diagnosis = Diagnoser.diagnose(run);
      return module
          .judge()
          .apply(new Report(run, diagnosis, ExitCode.of(run, diagnosis, module.failOn())));
    } finally {
      running.remove(engine);
    }
  }

  /** Ends all probes that run. */
  void interrupt() {
    running.forEach(ProbeEngine::interrupt);
  }

  private static ProbeRequest within(ProbeRequest request, Optional<Duration> most) {
    ProbeRequest.Limits limits = request.limits();
    if (most.isEmpty() || limits.deadline().compareTo(most.get()) <= 0) {
      return request;
    }
    return request.with(
        new ProbeRequest.Limits(
            limits.timeout(), most.get(), limits.certificate(), limits.sessions()));
  }

  /** How long whoever scrapes waits, less what the answer takes. */
  private static Optional<Duration> timeout(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst(SCRAPE_TIMEOUT);
    if (header == null || !header.matches("[0-9]{1,5}(?:\\.[0-9]{1,9})?")) {
      return Optional.empty();
    }
    Duration whole =
        Duration.ofMillis(new BigDecimal(header).movePointRight(3).longValue())
            .minus(FOR_THE_ANSWER);
    return Optional.of(whole.compareTo(SHORTEST) < 0 ? SHORTEST : whole);
  }
}
