package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.ftpdiag.model.seen.Transcript.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers, or somebody between, that try to have the password in clear or for themselves. */
class PasswordThiefTest {
  private static final String NAMED = "args: -u demo --timeout 30\nclient-password: demo-pass\n";

  private static long sent(String scenario) {
    return sent(NAMED, scenario);
  }

  private static long sent(String asked, String scenario) {
    Play play = Play.play(Play.scenario(asked + scenario));
    assertEquals(0, play.run().defects().size(), play::story);
    return play.run().transcript().entries().stream()
        .filter(e -> e.kind() == Kind.SENT && e.text().startsWith("PASS"))
        .count();
  }

  @Test
  void whereNothingOffersTlsItGoesInClear() {
    assertEquals(
        1, sent("tls: none\n\nAUTH -> 500 Unknown.\nFEAT -> 211-\\n\\x20XAUTH\\n211 End\n"));
  }

  /** What FEAT promised is not given up (RFC 4217 section 4), however it is written. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "211-Ext:\\n\\x20AUTH TLS\\n211 End",
        "211-Ext:\\n\\x20auth tls;tls-c;ssl;tls-p\\n211 End",
        "211-Ext:\\n211-AUTH TLS\\n211 End",
        "211-Ext:\\n\\x20AUTH\\tTLS\\n211 End",
        "211-Ext:\\n\\x20AUTH=TLS\\n211 End",
        "211 AUTH TLS",
      })
  void tlsThatFeatOffersIsNotForgotten(String feat) {
    assertEquals(0, sent("tls: none\n\nAUTH -> 500 Unknown.\nFEAT -> " + feat + "\n"));
  }

  @Test
  void norWhereALongAnswerStandsAroundIt() {
    String filling = "\\x20X-FILLING-" + "x".repeat(1_000) + "\\n";
    String feat = "211-\\n" + filling.repeat(20) + "\\x20AUTH TLS\\n" + filling.repeat(20);
    assertEquals(0, sent("tls: none\n\nAUTH -> 500 Unknown.\nFEAT -> " + feat + "211 End\n"));
  }

  /** Whatever comes after AUTH was accepted, it is not the password in clear. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AUTH -> 234 Go.\n    !fake\n    331 Now.",
        "AUTH -> 234 Go.\n    !fake\n    500 Sorry.",
        "AUTH -> 234 Go.\n    !fake\n    !bytes 15030300020228\n    331 Now.",
        "AUTH -> 234 Go.\n    !close",
        "AUTH -> 234 Go.\n    !reset",
        "AUTH -> !close",
        "AUTH -> 421 Later.",
      })
  void noTlsNoPassword(String rule) {
    assertEquals(0, sent("tls: explicit\n\n" + rule + "\n"));
  }

  /** The first session was sound; the next ones are somebody else's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "500 No.\n    !await\n    331 Now.\n    !await\n    230 In.",
        "234 Go.\n    !await\n    331 Now.\n    !await\n    230 In.",
        "331 Now.\n    !await\n    331 Now.\n    !await\n    230 In.",
        "200 Go.\n    331 Now.\n    !await\n    331 Now.\n    !await\n    230 In.",
      })
  void aSessionThatIsMadeAnewIsAskedLikeTheFirst(String answers) {
    String rule = "connect [2-] -> 220 Hi.\n    !await\n    " + answers + "\n    !close\n";
    String asked = NAMED.replace("-u demo", "-u demo --all-checks --tls explicit");
    assertEquals(1, sent(asked, "tls: explicit\n\n" + rule));
  }

  /**
   * A server may know the password before it is sent: from an earlier session, or from its files.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect -> 220 Welcome, demo with c0rrect-horse.",
        "connect -> c0rrect-horse\n    220 Hi.",
        "connect -> c0rrect-horse\n    !close",
        "connect -> HTTP/1.1 400 c0rrect-horse\n    !close",
        "USER -> 331 It is C0RRECT-HORSE, is it not?",
        "AUTH -> 500 c0rrect-horse",
        "FEAT -> 211-Ext:\\n\\x20c0rrect-horse\\n211 End",
        "+tls AUTH -> 234 Go.\n    !fake\n    c0rrect-horse",
        "+tls AUTH -> 234 Go.\n    234 c0rrect-horse",
        "+tls data -> !data-no-tls\n    !listing c0rrect-horse",
        "PWD -> !bytes 323537206330727265\n    !stall",
        "SYST -> 215 c0rr\\x00ect-horse c0rr\\xff\\xf1ect-horse",
      })
  void nothingThatIsShownTellsIt(String rule) {
    boolean tls = rule.startsWith("+tls ");
    String scenario =
        "args: -u demo --timeout 1 -v --all-checks\npassword: c0rrect-horse\n"
            + "client-password: c0rrect-horse\n"
            + (tls ? "tls: explicit\n\n" : "tls: none\n\n")
            + (tls ? rule.substring(5) : rule)
            + "\n";
    Play play = Play.play(Play.scenario(scenario));
    assertEquals(0, play.run().defects().size(), play::story);
    play.outputs()
        .forEach(
            (name, text) ->
                assertFalse(text.toLowerCase(Locale.ROOT).contains("c0rr"), name + "\n" + text));
  }

  @Test
  void noBoundCutsItInTwo() {
    String flood =
        "connect -> !bytes " + "41".repeat(1_024 - 9) + hex("c0rrect-horse") + "\n    !close\n";
    Play play =
        Play.play(
            Play.scenario("args: -u demo\nclient-password: c0rrect-horse\ntls: none\n\n" + flood));
    play.outputs().forEach((name, text) -> assertFalse(text.contains("c0rr"), name + "\n" + text));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }
}
