package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.report.SchemaCheck;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final RecordingConsole console = new RecordingConsole();

  /** A report of a scenario as it would be of one server, changed. */
  private Path report(String name, String scenario, Consumer<ObjectNode> change)
      throws IOException {
    RecordingConsole demo = new RecordingConsole();
    demo.run("demo", scenario, "--format", "json");
    ObjectNode json = (ObjectNode) JSON.readTree(demo.out());
    ObjectNode target = (ObjectNode) json.get("target");
    target.put("host", "ftp.example.com").put("port", 21);
    json.put("started", "2026-11-20T12:00:00.000Z");
    ((ObjectNode) json.get("network")).put("round_trip_ms", 10);
    for (JsonNode step : json.get("steps")) {
      if (!step.get("duration_ms").isNull()) {
        ((ObjectNode) step).put("duration_ms", 100);
      }
    }
    change.accept(json);
    return Files.writeString(folder.resolve(name), json.toPrettyString());
  }

  private JsonNode diff(int exit, Path a, Path b, String... more) throws IOException {
    RecordingConsole run = new RecordingConsole();
    String[] args = new String[5 + more.length];
    System.arraycopy(
        new String[] {"diff", a.toString(), b.toString(), "--format", "json"}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    assertEquals(exit, run.run(args), run.err());
    assertEquals(List.of(), SchemaCheck.breaches("diff", run.out()));
    return JSON.readTree(run.out());
  }

  private static Set<String> what(JsonNode diff) {
    Set<String> all = new TreeSet<>();
    diff.get("differences").forEach(d -> all.add(d.get("what").asText()));
    return all;
  }

  @Test
  void aReportEqualsItself() throws IOException {
    Path a = report("a.json", "healthy", json -> {});
    JsonNode diff = diff(0, a, a);
    assertEquals(Set.of(), what(diff));
    assertTrue(diff.get("came").isEmpty() && diff.get("went").isEmpty());
    assertEquals(0, console.run("diff", a.toString(), a.toString()));
    assertTrue(console.out().contains("Nothing changed."), console.out());
  }

  /** Each single change is told, and nothing besides it. */
  @Test
  void eachChangeIsTold() throws IOException {
    Path a = report("a.json", "healthy", json -> {});
    assertEquals(
        Set.of("server.version"),
        what(
            diff(
                0,
                a,
                report(
                    "b.json",
                    "healthy",
                    json -> ((ObjectNode) json.get("server")).put("version", "9.9")))));
    assertEquals(
        Set.of("server.features"),
        what(
            diff(
                0,
                a,
                report(
                    "b.json",
                    "healthy",
                    json -> ((ArrayNode) json.get("server").get("features")).add("XCRC")))));
    assertEquals(
        Set.of("certificate.not_after", "certificate.sha256"),
        what(
            diff(
                0,
                a,
                report(
                    "b.json",
                    "healthy",
                    json ->
                        ((ObjectNode) json.get("tls").get("chain").get(0))
                            .put("not_after", "2030-01-01T00:00:00Z")
                            .put("sha256", "00")))));
    assertEquals(
        Set.of("tls.trusted"),
        what(
            diff(
                0,
                a,
                report(
                    "b.json",
                    "healthy",
                    json -> ((ObjectNode) json.get("tls")).put("trusted", false)))));
  }

  private Path slow(String name, double roundTrip, double login) throws IOException {
    return report(
        name,
        "healthy",
        json -> {
          ((ObjectNode) json.get("network")).put("round_trip_ms", roundTrip);
          for (JsonNode step : json.get("steps")) {
            if (step.get("id").asText().equals("login")) {
              ((ObjectNode) step).put("duration_ms", login);
            }
          }
        });
  }

  @Test
  void timesCountBeyondNoise() throws IOException {
    Path a = report("a.json", "healthy", json -> {});
    assertEquals(Set.of(), what(diff(0, a, slow("b.json", 12, 250))));
    assertEquals(Set.of("time.login"), what(diff(0, a, slow("b.json", 12, 3100))));
    // Ten times as far away, ten times as slow: nothing but the way.
    assertEquals(Set.of("time.round_trip"), what(diff(0, a, slow("b.json", 100, 1000))));
    JsonNode login = diff(0, slow("b.json", 10, 4000), a).get("differences").get(0);
    assertEquals("better", login.get("trend").asText());
  }

  @Test
  void whatCameMakesTheExitCode() throws IOException {
    Path works = report("works.json", "healthy-anonymous", json -> {});
    Path fails = report("fails.json", "passive-disabled", json -> {});
    JsonNode diff = diff(1, works, fails);
    assertEquals("passive-disabled", diff.get("came").get(0).get("id").asText());
    assertEquals("worse", diff.get("differences").get(0).get("trend").asText());
    JsonNode back = diff(0, fails, works);
    assertEquals("passive-disabled", back.get("went").get(0).get("id").asText());
    diff(0, works, fails, "--fail-on", "never");
  }

  private Path place(String name, String scenario, String address) throws IOException {
    return report(
        name, scenario, json -> ((ObjectNode) json.get("network")).put("local_address", address));
  }

  @Test
  void twoPlacesTellWhereTheCauseIs() throws IOException {
    Path inside = place("inside.json", "healthy-anonymous", "10.0.0.7");
    Path outside = place("outside.json", "passive-port-blocked", "198.51.100.7");
    String told = diff(1, inside, outside).get("places").get(0).asText();
    assertTrue(told.contains("the passive ports are silent: the firewall in front"), told);
    assertTrue(told.indexOf("inside.json") < told.indexOf("outside.json"), told);
    assertEquals(told, diff(0, outside, inside).get("places").get(0).asText());
    Path same = place("same.json", "passive-port-blocked", "10.0.0.7");
    assertTrue(
        diff(0, same, outside).get("places").get(0).asText().contains("see the same failure"));
  }

  @Test
  void onePlaceOrTwoServersOrTwoDaysTellNothingOfThat() throws IOException {
    Path a = place("a.json", "healthy-anonymous", "10.0.0.7");
    assertTrue(diff(1, a, place("b.json", "passive-disabled", "10.0.0.7")).get("places").isEmpty());
    Path other =
        report(
            "b.json",
            "passive-disabled",
            json -> {
              ((ObjectNode) json.get("network")).put("local_address", "198.51.100.7");
              ((ObjectNode) json.get("target")).put("host", "other.example.com");
            });
    assertTrue(diff(1, a, other).get("places").isEmpty());
    Path later =
        report(
            "b.json",
            "passive-disabled",
            json -> {
              ((ObjectNode) json.get("network")).put("local_address", "198.51.100.7");
              json.put("started", "2026-11-21T12:00:00.000Z");
            });
    assertTrue(diff(1, a, later).get("places").isEmpty());
  }

  @Test
  void twoCertificatesInTwoPlacesAreTold() throws IOException {
    Path inside = place("inside.json", "healthy", "10.0.0.7");
    Path outside =
        report(
            "outside.json",
            "healthy",
            json -> {
              ((ObjectNode) json.get("network")).put("local_address", "198.51.100.7");
              ((ObjectNode) json.get("tls").get("chain").get(0)).put("sha256", "00");
            });
    assertTrue(
        diff(0, inside, outside).get("places").get(0).asText().contains("different certificates"));
  }

  /** A run that was interrupted has failures and blames nobody. */
  @Test
  void aRootCauseThatWasNotWrittenIsNotNamed() throws IOException {
    Path a = report("a.json", "login-rejected", json -> {});
    Path b = report("b.json", "login-rejected", json -> json.putNull("root_cause"));
    JsonNode diff = diff(0, a, b);
    assertEquals("login-rejected", diff.get("a").get("root_cause").asText());
    assertTrue(diff.get("b").get("root_cause").isNull(), diff::toString);
  }

  /** A failure that ended before a connection leaves the place open. */
  @Test
  void whereThePlaceIsNotKnownItIsSaid() throws IOException {
    Path inside = place("inside.json", "healthy-anonymous", "10.0.0.7");
    Path outside =
        report(
            "outside.json",
            "healthy-anonymous",
            json -> {
              ((ObjectNode) json.get("network")).putNull("local_address");
              json.put("root_cause", "connect-timeout").put("verdict", "fail");
            });
    String told = diff(0, inside, outside).get("places").get(0).asText();
    assertTrue(told.startsWith("If both were taken from different places: "), told);
  }

  @Test
  void everySentenceIsOfAFindingThatThereIs() {
    for (String language : new String[] {"en", "fr"}) {
      Words words = Words.load(language);
      int sentences = 0;
      for (FindingId id : FindingId.values()) {
        var sentence = words.find("diff.places." + id.id(), java.util.Map.of());
        if (sentence.isPresent()) {
          sentences++;
          String told = words.say("diff.places." + id.id(), "works", "A", "fails", "B");
          assertTrue(told.contains("A") && told.contains("B"), told);
        }
      }
      assertEquals(19, sentences);
    }
  }

  @Test
  void whatIsNoReportIsRefused() throws IOException {
    Path a = report("a.json", "healthy", json -> {});
    Path other = Files.writeString(folder.resolve("x"), "{\"schema\": \"ftpdiag.code/1\"}");
    assertEquals(2, console.run("diff", a.toString(), other.toString()));
    assertTrue(console.err().contains("no report of ftpdiag"), console.err());
    assertEquals(2, new RecordingConsole().run("diff", a.toString()));
    assertEquals(2, new RecordingConsole().run("diff", a.toString(), "/nonexistent"));
    assertEquals(
        2, new RecordingConsole().run("diff", a.toString(), a.toString(), "--format", "junit"));
    Path torn = Files.writeString(folder.resolve("t"), Files.readString(a).substring(0, 900));
    assertEquals(2, new RecordingConsole().run("diff", a.toString(), torn.toString()));
  }

  @Test
  void itCanBeAPageAndAFile() throws IOException {
    Path a = place("a<b>.json", "healthy-anonymous", "10.0.0.7");
    Path b = place("b.json", "passive-disabled", "10.0.0.8");
    Path page = folder.resolve("diff.html");
    assertEquals(
        1,
        console.run(
            "diff",
            a.toString(),
            b.toString(),
            "--format",
            "markdown",
            "--report",
            "html=" + page));
    assertTrue(console.out().contains("passive-disabled"), console.out());
    String html = Files.readString(page);
    assertTrue(html.contains("a&lt;b&gt;.json"), html);
    assertFalse(html.contains("a<b>.json"), html);
  }
}
