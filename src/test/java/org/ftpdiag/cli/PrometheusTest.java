package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.Installed;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes the exporter, and takes what the examples give it. */
@Timeout(120)
class PrometheusTest {
  private static final Path EXAMPLES =
      Path.of("src/main/dist/examples/prometheus").toAbsolutePath();

  @TempDir Path folder;

  private static String promtool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(EXAMPLES.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  @Test
  void theExamplesAreTakenByPromtool() throws Exception {
    Installed.needs("promtool", "prometheus");
    promtool("check", "config", "--syntax-only", "prometheus.yml");
    promtool("check", "rules", "alerts.yml");
    promtool("test", "rules", "alerts_test.yml");
  }

  /** Every metric that rules and dashboard ask for is one that is written. */
  @Test
  void theExamplesAskForWhatThereIs() throws Exception {
    String written =
        Files.readString(Path.of("src/main/java/org/ftpdiag/report/run/PrometheusRenderer.java"))
            + Files.readString(Path.of("src/main/java/org/ftpdiag/exporter/OwnMetrics.java"));
    String asked =
        Files.readString(EXAMPLES.resolve("alerts.yml"))
            + Files.readString(EXAMPLES.resolve("dashboard.json"));
    Matcher name = Pattern.compile("\\bftpdiag_[a-z_]+").matcher(asked);
    int seen = 0;
    while (name.find()) {
      seen++;
      assertTrue(written.contains('"' + name.group() + '"'), name.group());
    }
    assertTrue(seen > 10, asked);
    JsonNode dashboard = new ObjectMapper().readTree(EXAMPLES.resolve("dashboard.json").toFile());
    assertTrue(dashboard.path("panels").size() > 5);
    for (JsonNode panel : dashboard.path("panels")) {
      assertFalse(panel.path("title").asText().isBlank());
      assertFalse(panel.path("targets").path(0).path("expr").asText().isBlank());
    }
  }

  @Test
  void prometheusScrapesHealthyAndFaultyServers() throws Exception {
    Installed.needs("prometheus", "prometheus");
    Path config =
        Files.writeString(
            folder.resolve("ftpdiag.yml"),
            "modules: {default: {allow: [127.0.0.0/8], tls: 'off', timeout: 5}}\n"
                + "web: {basic-auth: {user: prometheus, password: s3cret}}\n");
    try (DemoServer healthy = DemoServer.start(Scenario.load("healthy-anonymous"));
        DemoServer faulty = DemoServer.start(Scenario.load("passive-disabled"));
        RunningExporter exporter = new RunningExporter(new RecordingConsole(), config);
        RunningPrometheus prometheus =
            new RunningPrometheus(exporter.port(), List.of(target(healthy), target(faulty)))) {
      assertEquals("1", prometheus.value("ftpdiag_success", target(healthy)));
      assertEquals("0", prometheus.value("ftpdiag_success", target(faulty)));
      assertEquals(
          "1", prometheus.value("ftpdiag_root_cause{id=\"passive-disabled\"}", target(faulty)));
    }
  }

  private static String target(DemoServer server) {
    return server.address().getAddress().getHostAddress() + ":" + server.address().getPort();
  }

  /** Prometheus with a configuration of this test; it chooses its own port. */
  private final class RunningPrometheus implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String url;

    RunningPrometheus(int exporter, List<String> targets) throws IOException {
      Path config =
          Files.writeString(
              folder.resolve("prometheus.yml"),
              Files.readString(EXAMPLES.resolve("prometheus.yml"))
                  .replace("[alerts.yml]", "[" + EXAMPLES.resolve("alerts.yml") + "]")
                  .replace("password_file: /etc/prometheus/ftpdiag", "password: s3cret")
                  .replace("scrape_interval: 60s", "scrape_interval: 5s")
                  .replace("scrape_timeout: 20s", "scrape_timeout: 5s")
                  .replace("127.0.0.1:9221", "127.0.0.1:" + exporter)
                  .replace("ftp1.example.com, ftp2.example.com", quoted(targets)));
      process =
          new ProcessBuilder(
                  "prometheus",
                  "--config.file=" + config,
                  "--storage.tsdb.path=" + folder.resolve("data"),
                  "--web.listen-address=127.0.0.1:0")
              .redirectErrorStream(true)
              .start();
      BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
      Pattern listening = Pattern.compile("[Ll]istening on.*?(127\\.0\\.0\\.1:[0-9]+)");
      StringBuilder said = new StringBuilder();
      String found = "";
      for (String line = log.readLine(); line != null; line = log.readLine()) {
        said.append(line).append('\n');
        Matcher at = listening.matcher(line);
        if (at.find()) {
          found = at.group(1);
          break;
        }
      }
      assertFalse(found.isEmpty(), said.toString());
      url = "http://" + found + "/api/v1/query?query=";
      Thread drain =
          new Thread(
              () -> {
                try {
                  log.lines().forEach(line -> said.append(line).append('\n'));
                } catch (UncheckedIOException ended) {
                  said.append("it ended");
                }
              },
              "prometheus log");
      drain.setDaemon(true);
      drain.start();
    }

    private static String quoted(List<String> targets) {
      return "\"" + String.join("\", \"", targets) + "\"";
    }

    /** The value of a gauge, as soon as there is one. */
    String value(String gauge, String instance) throws IOException, InterruptedException {
      String selector =
          gauge.contains("{")
              ? gauge.replace("}", ",instance=\"" + instance + "\"}")
              : gauge + "{instance=\"" + instance + "\"}";
      HttpRequest query =
          HttpRequest.newBuilder(
                  URI.create(url + URLEncoder.encode(selector, StandardCharsets.UTF_8)))
              .build();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (System.nanoTime() < end) {
        HttpResponse<String> answer = client.send(query, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          continue; // it begins to serve before it can answer
        }
        JsonNode result = new ObjectMapper().readTree(answer.body()).path("data").path("result");
        if (!result.isEmpty()) {
          return result.path(0).path("value").path(1).asText();
        }
      }
      throw new AssertionError("no " + selector);
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
