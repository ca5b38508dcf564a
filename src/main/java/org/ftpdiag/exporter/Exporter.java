package org.ftpdiag.exporter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.ftpdiag.model.Defect;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.wire.Platform;

/**
 * The web server. {@code /probe} probes, {@code /metrics} tells of the exporter itself, {@code
 * /-/healthy} answers at once whatever runs, {@code /-/reload} (POST) reads the configuration
 * again.
 */
public final class Exporter implements Closeable {
  /** Beyond the places for probes: enough for what answers at once. */
  private static final int OTHER_REQUESTS = 64;

  private static final int BACKLOG = 512;
  private static final int GRACE_SECONDS = 1;

  /** Who takes longer to say what is wanted holds a thread for nothing. */
  static final int REQUEST_SECONDS = 10;

  static {
    // Java's server has no other way to bound a request that drips.
    System.setProperty("sun.net.httpserver.maxReqTime", Integer.toString(REQUEST_SECONDS));
  }

  private final HttpServer server;
  private final boolean secure;
  private final ThreadPoolExecutor threads;
  private final ProbeHandler probes;
  private final OwnMetrics metrics;
  private final Supplier<ExporterSettings> reading;
  private final Consumer<String> log;
  private volatile ExporterSettings settings;

  /**
   * How many probes run at once.
   *
   * @param all of all clients together
   * @param perClient of one of them
   */
  public record Limits(int all, int perClient) {}

  /**
   * Listens and serves.
   *
   * @param reading reads the configuration; throws a {@link RuntimeException} with a message for a
   *     person where that cannot be used
   * @param tls the exporter's own certificate and key; empty for plain HTTP
   * @param log hears a line for the administrator
   * @throws IOException where the port cannot be had
   */
  public static Exporter start(
      InetSocketAddress listen,
      Supplier<ExporterSettings> reading,
      Optional<SSLContext> tls,
      Limits limits,
      Platform platform,
      Words words,
      String version,
      Consumer<String> log)
      throws IOException {
    Exporter exporter = new Exporter(listen, reading, tls, limits, platform, words, version, log);
    exporter.server.start();
    return exporter;
  }

  private Exporter(
      InetSocketAddress listen,
      Supplier<ExporterSettings> reading,
      Optional<SSLContext> tls,
      Limits limits,
      Platform platform,
      Words words,
      String version,
      Consumer<String> log)
      throws IOException {
    this.reading = reading;
    this.log = log;
    this.settings = reading.get();
    this.secure = tls.isPresent();
    if (secure) {
      HttpsServer https = HttpsServer.create(listen, BACKLOG);
      https.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
      server = https;
    } else {
      server = HttpServer.create(listen, BACKLOG);
    }
    threads =
        new ThreadPoolExecutor(
            0, limits.all() + OTHER_REQUESTS, 30, TimeUnit.SECONDS, new SynchronousQueue<>());
    server.setExecutor(threads);
    metrics = new OwnMetrics(version, Instant.now());
    probes =
        new ProbeHandler(
            () -> settings, platform, words, new Places(limits.all(), limits.perClient()), metrics);
    serve("/", "GET", true, exchange -> front(exchange));
    serve("/probe", "GET", true, probes);
    serve(
        "/metrics",
        "GET",
        true,
        exchange ->
            new HttpAnswer(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text()));
    serve("/-/healthy", "GET", false, exchange -> HttpAnswer.text(200, "healthy"));
    serve("/-/reload", "POST", true, exchange -> reloaded());
  }

  private static HttpAnswer front(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().equals("/")
        ? HttpAnswer.text(
            200,
            "ftpdiag exporter: /probe?target=HOST&module=NAME, /metrics, /-/healthy, /-/reload")
        : HttpAnswer.text(404, "not found; there are /probe, /metrics, /-/healthy and /-/reload");
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** Its address for a browser. */
  public String url() {
    String host = address().getAddress().getHostAddress();
    return (secure ? "https" : "http")
        + "://"
        + (host.indexOf(':') < 0 ? host : "[" + host + "]")
        + ":"
        + address().getPort()
        + "/";
  }

  /** Reads the configuration again. One that cannot be used leaves the old one in force. */
  public void reload() {
    reloaded();
  }

  private HttpAnswer reloaded() {
    try {
      settings = reading.get();
      metrics.reloaded(true, Instant.now());
      log.accept("the configuration was read again");
      return HttpAnswer.text(200, "reloaded");
    } catch (RuntimeException e) {
      metrics.reloaded(false, Instant.now());
      log.accept("the old configuration stays in force: " + e.getMessage());
      return HttpAnswer.text(500, "the old configuration stays in force: " + e.getMessage());
    }
  }

  private void serve(String path, String method, boolean guarded, Handler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            send(exchange, guarded(exchange, method, guarded, handler));
          }
        });
  }

  private HttpAnswer guarded(HttpExchange exchange, String method, boolean guarded, Handler handler)
      throws IOException {
    if (guarded && settings.gate().isPresent()) {
      String said = exchange.getRequestHeaders().getFirst("Authorization");
      if (!settings.gate().get().opensFor(said)) {
        metrics.refused(OwnMetrics.Refusal.LOGIN);
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"ftpdiag\"");
        return HttpAnswer.text(401, "user and password are needed");
      }
    }
    boolean head = method.equals("GET") && exchange.getRequestMethod().equals("HEAD");
    if (!head && !exchange.getRequestMethod().equals(method)) {
      exchange.getResponseHeaders().set("Allow", method);
      return HttpAnswer.text(405, "this takes " + method);
    }
    try {
      return handler.answer(exchange);
    } catch (RuntimeException | Error e) { // the last resort: the server goes on
      metrics.refused(OwnMetrics.Refusal.BROKEN);
      log.accept("internal error, please report it: " + Defect.describe(e));
      return HttpAnswer.text(500, "internal error; the exporter's log has it");
    }
  }

  private static void send(HttpExchange exchange, HttpAnswer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
    if (!head) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  /** Ends what runs, and no longer listens. */
  @Override
  public void close() {
    probes.interrupt();
    server.stop(GRACE_SECONDS);
    threads.shutdown();
  }
}
