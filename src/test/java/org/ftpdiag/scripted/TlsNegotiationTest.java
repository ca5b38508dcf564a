package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How TLS is asked for, and what machines are told of its data connections. */
class TlsNegotiationTest {

  @ParameterizedTest
  @CsvSource({
    "500, true",
    "501, true",
    "502, true",
    "504, true",
    "534, true",
    "431, false",
    "503, false",
    "530, false",
    "533, false",
    "550, false",
    "421, false"
  })
  void theOldNameIsTriedWhereTheNewOneMayOnlyBeUnknown(int code, boolean tried) {
    Play play = Play.play(Play.scenario("tls: none\n\nAUTH TLS -> " + code + " No.\n"));
    List<String> asked = play.seen().stream().filter(line -> line.startsWith("AUTH")).toList();
    assertEquals(tried ? List.of("AUTH TLS", "AUTH SSL") : List.of("AUTH TLS"), asked);
  }

  @Test
  void aRenewedSessionAsksByTheNameThatTheServerKnows() {
    Play play = Play.of("tls-old-name");
    List<String> asked = play.seen().stream().filter(line -> line.startsWith("AUTH")).toList();
    assertEquals("AUTH TLS", asked.get(0));
    assertEquals(List.of("AUTH SSL"), asked.stream().skip(1).distinct().toList());
    assertTrue(asked.size() > 3, play::story); // itself, the old versions, the renewal
  }

  @Test
  void allDataConnectionsHaveToResumeForItToBeSaid() {
    assertEquals(List.of(true, 8L, 8L), resumption("healthy-transfers"));
    assertEquals(List.of(true, 2L, 2L), resumption("tls-session-reuse-required"));
    assertEquals(false, resumption("tls-resumption-runs-out").get(0));
  }

  private static List<Object> resumption(String scenario) {
    Json tls = Json.of(Play.of(scenario).json()).object("tls");
    return List.of(
        tls.fields().get("data_resumed"),
        ((Number) tls.fields().get("data_connections")).longValue(),
        ((Number) tls.fields().get("data_resumptions")).longValue());
  }
}
