package org.ftpdiag.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.ftpdiag.demo.DemoCertificates;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.report.FailOn;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.wire.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The exporter as Prometheus and strangers see it, over the loopback interface. */
@Timeout(60)
class ExporterTest {
  private static final AllowList LOOPBACK = AllowList.of(List.of("127.0.0.0/8", "::1"));

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final Platform platform = Platform.of(System.getProperties());
  private final Map<String, ProbeModule> modules = new HashMap<>();
  private Optional<Gate> gate = Optional.empty();
  private RuntimeException broken;
  private Exporter exporter;

  @BeforeEach
  void usualModules() {
    modules.put("default", module(LOOPBACK, Duration.ofSeconds(20)));
    modules.put("nobody", module(AllowList.NOTHING, Duration.ofSeconds(20)));
  }

  @AfterEach
  void stop() {
    if (exporter != null) {
      exporter.close();
    }
    platform.close();
  }

  /** A target of the tests is an address and a port. */
  private static ProbeModule module(AllowList allow, Duration deadline) {
    return new ProbeModule(
        "default",
        allow,
        target -> Optional.of(target.replaceFirst(":.*", "")),
        target -> {
          int colon = target.lastIndexOf(':');
          if (colon < 0) {
            return ProbeModule.Order.refused("a port is missing");
          }
          Target parsed =
              new Target(
                  target,
                  Optional.of(target.substring(0, colon)),
                  Integer.parseInt(target.substring(colon + 1)),
                  TlsMode.OFF,
                  Optional.empty());
          ProbeRequest usual = ProbeRequest.of(parsed);
          return new ProbeModule.Order(
              Optional.of(usual.with(new ProbeRequest.Limits(deadline, deadline))), List.of(), "");
        },
        FailOn.FAIL,
        report -> new ProbeModule.Judged(report, ""));
  }

  private void start(Exporter.Limits limits, Optional<SSLContext> tls) throws IOException {
    exporter =
        Exporter.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            () -> {
              if (broken != null) {
                throw broken;
              }
              return new ExporterSettings(modules, gate);
            },
            tls,
            limits,
            platform,
            Words.load("en"),
            "1.2.3",
            log::add);
  }

  private void start() throws IOException {
    start(new Exporter.Limits(8, 8), Optional.empty());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(exporter.url() + path.substring(1)));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private int status(String path) throws IOException, InterruptedException {
    return get(path).statusCode();
  }

  private static String at(InetSocketAddress address) {
    return URLEncoder.encode(
        address.getAddress().getHostAddress() + ":" + address.getPort(), StandardCharsets.UTF_8);
  }

  private static ServerSocket silent() throws IOException {
    return new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
  }

  private static String silentTarget(ServerSocket silent) {
    return at(new InetSocketAddress(silent.getInetAddress(), silent.getLocalPort()));
  }

  @Test
  void aHealthyServerIsASuccess() throws Exception {
    start();
    try (DemoServer server = DemoServer.start(Scenario.load("healthy-anonymous"))) {
      HttpResponse<String> answer = get("/probe?target=" + at(server.address()));
      assertEquals(200, answer.statusCode());
      assertEquals(
          "text/plain; version=0.0.4; charset=utf-8",
          answer.headers().firstValue("Content-Type").orElse(""));
      assertTrue(answer.body().contains("ftpdiag_success{target=\""), answer.body());
      assertTrue(answer.body().matches("(?s).*ftpdiag_success\\{[^}]*\\} 1\n.*"), answer.body());
    }
  }

  @Test
  void aFaultIsAnAnswerAndNoError() throws Exception {
    start();
    try (DemoServer server = DemoServer.start(Scenario.load("passive-disabled"))) {
      HttpResponse<String> answer = get("/probe?target=" + at(server.address()));
      assertEquals(200, answer.statusCode());
      assertTrue(answer.body().matches("(?s).*ftpdiag_success\\{[^}]*\\} 0\n.*"), answer.body());
      assertTrue(answer.body().contains("id=\"passive-disabled\"} 1"), answer.body());
    }
  }

  @Test
  void whatCannotBeProbedIsRefused() throws Exception {
    start();
    assertEquals(404, status("/probe?target=127.0.0.1:1&module=unknown"));
    assertEquals(400, status("/probe"));
    assertEquals(400, status("/probe?target="));
    assertEquals(400, status("/probe?target=127.0.0.1"));
    assertEquals(403, status("/probe?target=192.0.2.1:21"));
    assertEquals(403, status("/probe?target=localhost:21"));
    assertEquals(403, status("/probe?target=127.0.0.1:21&module=nobody"));
    assertEquals(404, status("/else"));
    assertEquals(405, status("/-/reload"));
    String own = get("/metrics").body();
    assertTrue(own.contains("ftpdiag_exporter_refused_total{reason=\"not_allowed\"} 3.0"), own);
    assertTrue(own.contains("ftpdiag_exporter_refused_total{reason=\"target\"} 3.0"), own);
    assertTrue(own.contains("ftpdiag_exporter_refused_total{reason=\"module\"} 1.0"), own);
  }

  /** What a stranger types is in no metric: it would make a series each. */
  @Test
  void theExporterTellsOfItself() throws Exception {
    start();
    try (DemoServer server = DemoServer.start(Scenario.load("healthy-anonymous"))) {
      get("/probe?target=" + at(server.address()));
    }
    get("/probe?target=x&module=stranger");
    String own = get("/metrics").body();
    assertTrue(
        own.contains("ftpdiag_exporter_probes_total{module=\"default\",success=\"true\"} 1.0"),
        own);
    assertTrue(own.contains("ftpdiag_exporter_build_info{version=\"1.2.3\"} 1"), own);
    assertTrue(own.contains("ftpdiag_exporter_probes_running 0.0"), own);
    assertFalse(own.contains("stranger"), own);
  }

  @Test
  void theScrapesTimeoutBoundsTheProbe() throws Exception {
    start();
    try (ServerSocket silent = silent()) {
      long began = System.nanoTime();
      HttpResponse<String> answer =
          client.send(
              request("/probe?target=" + silentTarget(silent))
                  .header("X-Prometheus-Scrape-Timeout-Seconds", "2")
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      double seconds = (System.nanoTime() - began) / 1e9;
      assertEquals(200, answer.statusCode());
      assertTrue(answer.body().matches("(?s).*ftpdiag_success\\{[^}]*\\} 0\n.*"), answer.body());
      assertTrue(answer.body().contains("ftpdiag_step_success"), answer.body());
      assertTrue(seconds < 2, "took " + seconds + " s");
    }
  }

  @Test
  void twoHundredSilentServersHoldNothingElse() throws Exception {
    modules.put("default", module(LOOPBACK, Duration.ofSeconds(3)));
    start(new Exporter.Limits(150, 150), Optional.empty());
    try (ServerSocket silent = silent()) {
      List<CompletableFuture<Integer>> scrapes = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        scrapes.add(
            client
                .sendAsync(
                    request("/probe?target=" + silentTarget(silent)).build(),
                    HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode));
      }
      CompletableFuture.anyOf(scrapes.toArray(new CompletableFuture<?>[0]))
          .get(); // a 503: all are in
      long began = System.nanoTime();
      assertEquals(200, status("/-/healthy"));
      double seconds = (System.nanoTime() - began) / 1e9;
      assertTrue(seconds < 2, "took " + seconds + " s");
      Map<Integer, Integer> answers = new HashMap<>();
      for (CompletableFuture<Integer> scrape : scrapes) {
        answers.merge(scrape.get(), 1, Integer::sum);
      }
      assertEquals(Map.of(200, 150, 503, 50), answers);
    }
    String own = get("/metrics").body();
    assertTrue(own.contains("ftpdiag_exporter_probes_running 0.0"), own);
  }

  @Test
  void oneClientLeavesPlacesToOthers() throws Exception {
    start(new Exporter.Limits(8, 1), Optional.empty());
    try (ServerSocket silent = silent()) {
      CompletableFuture<HttpResponse<String>> first =
          client.sendAsync(
              request("/probe?target=" + silentTarget(silent))
                  .header("X-Prometheus-Scrape-Timeout-Seconds", "3")
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      silent.accept().getInputStream().available(); // it is probing
      assertEquals(503, status("/probe?target=" + silentTarget(silent)));
      assertEquals(200, first.get().statusCode());
    }
  }

  @Test
  void aBadConfigurationLeavesTheOldOneInForce() throws Exception {
    start();
    broken = new IllegalStateException("modules.yml:3:5: unknown key; allowed: tls");
    HttpResponse<String> answer = reload();
    assertEquals(500, answer.statusCode());
    assertTrue(answer.body().contains("modules.yml:3:5"), answer.body());
    assertEquals(400, status("/probe"));
    assertTrue(
        get("/metrics").body().contains("ftpdiag_exporter_config_last_reload_successful 0.0"));
    broken = null;
    modules.remove("default");
    assertEquals(200, reload().statusCode());
    assertEquals(404, status("/probe"));
    assertTrue(
        get("/metrics").body().contains("ftpdiag_exporter_config_last_reload_successful 1.0"));
    assertTrue(log.toString().contains("modules.yml:3:5"), log.toString());
  }

  private HttpResponse<String> reload() throws IOException, InterruptedException {
    return client.send(
        request("/-/reload").POST(HttpRequest.BodyPublishers.noBody()).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void onlyWhoKnowsThePasswordIsLetIn() throws Exception {
    gate = Optional.of(new Gate("prom", new Secret("s3:cret")));
    start();
    assertEquals(401, status("/metrics"));
    assertEquals(401, status("/probe?target=127.0.0.1:1"));
    assertEquals(401, reload().statusCode());
    assertEquals(200, status("/-/healthy"));
    assertEquals(401, login("prom:wrong"));
    assertEquals(401, login("s3:cret"));
    assertEquals(200, login("prom:s3:cret"));
  }

  private int login(String credentials) throws IOException, InterruptedException {
    String code = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return client
        .send(
            request("/metrics").header("Authorization", "Basic " + code).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void itServesUnderTls() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(DemoCertificates.keyStore("valid"), DemoCertificates.password());
    SSLContext own = SSLContext.getInstance("TLS");
    own.init(keys.getKeyManagers(), null, null);
    start(new Exporter.Limits(8, 8), Optional.of(own));
    assertTrue(exporter.url().startsWith("https://"), exporter.url());
    java.security.KeyStore trusted = java.security.KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", DemoCertificates.authority());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext other = SSLContext.getInstance("TLS");
    other.init(null, trust.getTrustManagers(), null);
    HttpResponse<String> answer =
        HttpClient.newBuilder()
            .sslContext(other)
            .build()
            .send(request("/-/healthy").build(), HttpResponse.BodyHandlers.ofString());
    assertEquals("healthy\n", answer.body());
  }

  /** Headers that never end: a thread each would be held for ever. */
  @Test
  void aRequestThatIsNotFinishedIsClosed() throws Exception {
    start();
    try (Socket socket =
        new Socket(exporter.address().getAddress(), exporter.address().getPort())) {
      socket
          .getOutputStream()
          .write("GET /-/healthy HTTP/1.1\r\nHost: x\r\nA: ".getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(1000 * (3 * Exporter.REQUEST_SECONDS));
      int end;
      try {
        end = socket.getInputStream().read();
      } catch (SocketException reset) {
        end = -1;
      }
      assertEquals(-1, end);
    }
  }

  @Test
  void whatRunsEndsWithIt() throws Exception {
    start();
    try (ServerSocket silent = silent()) {
      CompletableFuture<HttpResponse<String>> scrape =
          client.sendAsync(
              request("/probe?target=" + silentTarget(silent)).build(),
              HttpResponse.BodyHandlers.ofString());
      silent.accept().getInputStream().available();
      CountDownLatch ended = new CountDownLatch(1);
      scrape.whenComplete((answer, failure) -> ended.countDown());
      exporter.close();
      ended.await();
    }
  }
}
