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
    "504, '', true",
    "534, '', true",
    "500, '', false", // a plain server: its probes do not pay for it
    "502, '', false",
    "500, --tls explicit, true",
    "501, --tls explicit, true",
    "502, --tls explicit, true",
    "431, --tls explicit, false",
    "503, --tls explicit, false",
    "530, --tls explicit, false",
    "533, --tls explicit, false",
    "550, --tls explicit, false",
    "421, --tls explicit, false"
  })
  void theOldNameIsTriedWhereTheNewOneMayOnlyBeUnknown(int code, String args, boolean tried) {
    Play play =
        Play.play(Play.scenario("tls: none\nargs: " + args + "\n\nAUTH TLS -> " + code + " No.\n"));
    assertEquals(tried ? List.of("AUTH TLS", "AUTH SSL") : List.of("AUTH TLS"), auths(play));
  }

  @Test
  void theOldNameIsTriedBeforeAPasswordWhereFeatPromisesAuth() {
    Play play =
        Play.play(
            Play.scenario(
                "args: -u demo --insecure\n\nAUTH TLS -> 500 No.\n"
                    + "FEAT -> 211-Features:\n    \\x20AUTH SSL\n    211 End\n"));
    assertEquals(List.of("AUTH TLS", "AUTH SSL"), auths(play), play::story);
    assertEquals("none", play.rootCause(), play::story);
  }

  private static List<String> auths(Play play) {
    return play.seen().stream().filter(line -> line.startsWith("AUTH")).toList();
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
