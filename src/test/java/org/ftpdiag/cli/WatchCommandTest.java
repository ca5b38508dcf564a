package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.cli.console.Terminal;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.report.SchemaCheck;
import org.junit.jupiter.api.Test;

class WatchCommandTest {
  private final RecordingConsole console = new RecordingConsole();

  private int watch(DemoServer server, String... options) {
    String target = "127.0.0.1:" + server.address().getPort();
    List<String> args = new ArrayList<>(List.of("watch", "--lang", "en", "--tls", "off", target));
    args.addAll(List.of(options));
    return console.run(args.toArray(new String[0]));
  }

  @Test
  void withoutATerminalEachProbeIsALineOfJson() throws IOException {
    try (DemoServer server = DemoServer.start(Scenario.load("passive-disabled"))) {
      assertEquals(1, watch(server, "--interval", "1", "--count", "2"), console.err());
    }
    List<String> lines = console.out().lines().toList();
    assertEquals(2, lines.size(), console.out());
    for (String line : lines) {
      assertEquals(List.of(), SchemaCheck.breaches("watch", line));
    }
    JsonNode second = new ObjectMapper().readTree(lines.get(1));
    assertEquals("passive-disabled", second.get("root_cause").asText());
    assertEquals(2, second.get("number").asInt());
    assertEquals(false, second.get("changed").asBoolean());
  }

  @Test
  void quietTellsTheFirstAndWhatChanges() throws IOException {
    try (DemoServer server = DemoServer.start(Scenario.load("passive-disabled"))) {
      assertEquals(1, watch(server, "--interval", "1", "--count", "2", "-q", "--format", "text"));
    }
    List<String> lines = console.out().lines().toList();
    assertEquals(2, lines.size(), console.out());
    assertTrue(lines.get(1).startsWith("2 probes, 2 fail, 0 changes"), console.out());
  }

  @Test
  void aTerminalGetsAScreen() throws IOException {
    console.terminal = new Terminal(true, true, true, 80, StandardCharsets.UTF_8);
    try (DemoServer server = DemoServer.start(Scenario.load("passive-disabled"))) {
      assertEquals(0, watch(server, "--count", "1", "--fail-on", "never"));
    }
    assertTrue(console.out().contains("\u001b[H"), console.out());
    assertTrue(console.out().contains("every 30 s"), console.out());
    assertTrue(console.out().endsWith("\n"), console.out());
  }

  @Test
  void numbersOutOfRangeAreRefused() throws IOException {
    for (String wrong : List.of("0", "-1", "86401", "soon", "1.5")) {
      RecordingConsole refusing = new RecordingConsole();
      assertEquals(2, refusing.run("watch", "--interval=" + wrong, "127.0.0.1"));
      assertTrue(refusing.err().contains("--interval takes a whole number"), refusing.err());
    }
    assertEquals(2, console.run("watch", "--count=0", "127.0.0.1"));
    assertEquals(2, console.run("watch", "--retry-for=5", "127.0.0.1"));
    assertEquals(2, console.run("watch", "--report", "html=x.html", "127.0.0.1"));
    assertEquals(2, console.run("watch"));
    assertEquals(2, console.run("watch", "a", "b"));
  }
}
