package org.ftpdiag.report.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ftpdiag.model.Report;
import org.ftpdiag.report.Golden;
import org.ftpdiag.report.ParsedJson;
import org.ftpdiag.report.RunBuilder;
import org.ftpdiag.report.SampleReports;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

public class JsonRendererTest {
  private static final Words WORDS = Words.load("en");

  public static String json(Report report) throws IOException {
    StringBuilder out = new StringBuilder();
    JsonRenderer.indented("1.2.3").render(report, WORDS, out);
    return out.toString();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> member(Map<String, Object> object, String name) {
    return (Map<String, Object>) object.get(name);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Map<String, Object> object, String name) {
    return (List<Map<String, Object>>) object.get(name);
  }

  @Test
  void everySampleIsWrittenAsItWas() throws IOException {
    for (var sample : TextRendererTest.SAMPLES.entrySet()) {
      Golden.check("json/" + sample.getKey() + ".json", json(sample.getValue().get()));
    }
  }

  @Test
  void everyNameOfTheContractIsThereInItsOrder() throws IOException {
    for (var sample : TextRendererTest.SAMPLES.values()) {
      Map<String, Object> root = ParsedJson.object(json(sample.get()));
      assertEquals(
          List.of(
              "schema",
              "tool",
              "started",
              "duration_ms",
              "target",
              "server",
              "network",
              "tls",
              "verdict",
              "interrupted",
              "exit_code",
              "root_cause",
              "steps",
              "findings",
              "transcript"),
          List.copyOf(root.keySet()));
      assertEquals(
          Set.of("input", "host", "port", "address", "tls", "user"),
          member(root, "target").keySet());
      assertEquals(
          Set.of("addresses", "local_address", "seen_as", "round_trip_ms"),
          member(root, "network").keySet());
      assertEquals(12, objects(root, "steps").size());
      for (Map<String, Object> finding : objects(root, "findings")) {
        assertEquals(
            List.of(
                "id",
                "severity",
                "step",
                "side",
                "reply",
                "title",
                "explanation",
                "evidence",
                "fix",
                "fix_steps",
                "workaround",
                "references"),
            List.copyOf(finding.keySet()));
      }
    }
  }

  @Test
  void withoutTlsTheMemberIsNull() throws IOException {
    Map<String, Object> root = ParsedJson.object(json(SampleReports.passiveAddressPrivate()));
    assertTrue(root.containsKey("tls"));
    assertNull(root.get("tls"));
    assertEquals("none", member(root, "target").get("tls"));
    assertEquals("passive-address-private", root.get("root_cause"));
    assertEquals("2026-11-20T12:00:00.000Z", root.get("started"));
  }

  @Test
  void aTlsSessionIsDescribed() throws IOException {
    Map<String, Object> root = ParsedJson.object(json(SampleReports.tlsWithChain()));
    Map<String, Object> tls = member(root, "tls");
    assertEquals("explicit", member(root, "target").get("tls"));
    assertEquals(true, tls.get("trusted"));
    assertEquals(true, tls.get("data_resumed"));
    assertEquals(2, objects(tls, "chain").size());
    assertEquals("2026-11-30T12:00:00Z", objects(tls, "chain").get(0).get("not_after"));
    assertEquals("warn", root.get("verdict"));
    assertNull(root.get("root_cause"));
  }

  @Test
  void theRoundTripIsThatOfTheControlConnectionWithOneDecimal() throws IOException {
    String text = json(SampleReports.healthy());
    assertTrue(text.contains("\"round_trip_ms\" : 23.0"), text);
    assertTrue(text.contains("\"duration_ms\" : 23.0"), text);
  }

  @Test
  void oneLineHoldsOneReport() throws IOException {
    StringBuilder out = new StringBuilder();
    JsonRenderer.oneLine("1").render(SampleReports.healthy(), WORDS, out);
    assertEquals(1, out.toString().lines().count());
    assertFalse(ParsedJson.object(out.toString()).isEmpty());
  }

  @Test
  void thePasswordIsInNoReport() throws IOException {
    for (var sample : TextRendererTest.SAMPLES.values()) {
      assertFalse(json(sample.get()).contains(RunBuilder.PASSWORD));
    }
  }

  @Test
  void aLoginThatWentOnInPlainIsASessionWithoutTls() throws IOException {
    Map<String, Object> root = ParsedJson.object(json(SampleReports.tlsGivenUp()));
    assertNull(root.get("tls"));
    assertEquals("none", member(root, "target").get("tls"));
  }
}
