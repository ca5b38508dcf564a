package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.model.DeepCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What deep checks saw is judged again where a report that was saved is read. */
class SavedChecksTest {
  @TempDir Path folder;

  private static String explain(String json, String... options) {
    RecordingConsole console = new RecordingConsole();
    console.input = json;
    String[] args = new String[1 + options.length];
    args[0] = "explain";
    System.arraycopy(options, 0, args, 1, options.length);
    console.run(args);
    assertEquals("", console.err());
    return console.out();
  }

  private static String saved(String scenario, String... options) {
    String[] all = new String[2 + options.length];
    all[0] = "--format";
    all[1] = "json";
    System.arraycopy(options, 0, all, 2, options.length);
    return CheckResultsTest.demo(scenario, all);
  }

  /** The same document without what was made of its observations. */
  private static String unjudged(String json) {
    return json.replaceFirst("\"findings\"", "\"judged\"");
  }

  @ParameterizedTest
  @CsvSource({
    "tls-cipher-weak, tls-cipher-weak",
    "session-limit, session-limit",
    "noop-no-keepalive, noop-no-keepalive",
    "noop-no-keepalive, idle-limit",
    "listings-differ, listings-differ",
    "listing-time-local, listing-time-local",
    "firewall-reads-ftp, firewall-reads-ftp",
    "address-rewritten, address-rewritten",
    "address-rewritten-port, address-rewritten",
    "passive-range-partly-blocked, passive-range-partly-blocked",
    "login-directory-left, login-directory-left",
    "plain-login-allowed, plain-login-allowed",
    "user-names-told, user-names-told",
    "names-changed, names-changed",
    "hash-wrong, hash-wrong",
    "ascii-damages, ascii-damages",
    "mtu-black-hole, mtu-black-hole",
    "bounce-allowed, bounce-allowed"
  })
  void whatWasSeenTellsTheSameAgain(String scenario, String finding) {
    String json = saved(scenario);
    assertTrue(json.contains("\"id\" : \"" + finding + "\""), json);
    String again = explain(unjudged(json));
    assertTrue(again.contains(" " + finding + "\n"), again);
    assertFalse(again.contains("{"), again);
    String results = explain(json);
    results = results.substring(results.indexOf("Deep checks"));
    assertTrue(again.contains(results.substring(0, results.indexOf("\n\n", 13))), again);
  }

  @Test
  void whatTodaysRulesDoNotFindIsFoundNoMore() {
    String json = saved("listings-differ");
    String other = json.replaceFirst("\"differences\" : [1-9]\\d*", "\"differences\" : 0");
    assertFalse(json.equals(other), json);
    assertFalse(explain(other).contains("listings-differ"), explain(other));
    assertTrue(explain(json).contains("listings-differ"));
  }

  @Test
  void evidenceIsInTheLanguageOfTheReader() {
    String text = explain(saved("session-limit"), "--lang", "fr");
    assertTrue(text.contains("Examens approfondis"), text);
    assertFalse(text.contains("sessions held"), text);
  }

  @Test
  void masksAreNotJudged() {
    String json = unjudged(saved("names-changed", "--redact"));
    assertFalse(explain(json).contains("names-changed"), explain(json));
  }

  @Test
  void whatIsNoObservationIsLeftAsItWasWritten() {
    String json =
        saved("hash-wrong").replaceFirst("\"ascii_down\" : \"same\"", "\"ascii_down\" : 7");
    assertTrue(explain(json).contains("hash-wrong"), explain(json));
  }

  @Test
  void theDifferenceOfTwoReportsKnowsIt() throws IOException {
    String json = saved("session-limit");
    Path a = Files.writeString(folder.resolve("a.json"), json);
    Path b = Files.writeString(folder.resolve("b.json"), unjudged(json));
    RecordingConsole console = new RecordingConsole();
    console.run("diff", a.toString(), b.toString());
    assertFalse(console.out().contains("session-limit"), console.out());
  }

  /** What was read of a check is known to be of some kind, for each there is. */
  @ParameterizedTest
  @EnumSource(DeepCheck.class)
  void noCheckIsUnknown(DeepCheck check) {
    String json =
        saved("healthy")
            .replaceFirst(
                "\"findings\" :",
                "\"checks\" : [{\"id\":\"" + check.id() + "\",\"seen\":[{}]}], \"findings\" :");
    assertTrue(json.contains("\"seen\":[{}]"), json);
    assertTrue(explain(json).contains(check.id()), explain(json));
  }

  /** A cause that is found no more is none; and then the verdict says so as well. */
  @Test
  void theRootCauseOfADifferenceIsTodays() throws IOException {
    String json = saved("listings-differ");
    String cause = "\"root_cause\" : \"listings-differ\"";
    String old = json.replaceFirst("\"root_cause\" : null", cause);
    assertTrue(old.contains(cause), old);
    Path a = Files.writeString(folder.resolve("a.json"), old);
    Path b =
        Files.writeString(
            folder.resolve("b.json"),
            old.replaceFirst("\"differences\" : [1-9]\\d*", "\"differences\" : 0"));
    RecordingConsole console = new RecordingConsole();
    console.run("diff", a.toString(), b.toString());
    assertTrue(console.out().contains("listings-differ → nothing"), console.out());
  }

  @Test
  void whatWasSentIsShownAndCompared() throws IOException {
    Path[] files = new Path[2];
    for (int i = 0; i < 2; i++) {
      String rule = "tls: none\nanonymous: read\n\nSITE -> 214-Help " + i + "\n    214 End\n";
      try (DemoServer server = DemoServer.start(Scenario.parse("test", new StringReader(rule)))) {
        RecordingConsole console = new RecordingConsole();
        String target = "127.0.0.1:" + server.address().getPort();
        console.run("--format", "json", "--send", "SITE HELP", target);
        files[i] = Files.writeString(folder.resolve(i + ".json"), console.out());
      }
      String text = explain(Files.readString(files[i]));
      assertTrue(text.contains("  SITE HELP\n    214 Help " + i + "\n"), text);
    }
    RecordingConsole console = new RecordingConsole();
    console.run("diff", files[0].toString(), files[1].toString());
    assertTrue(console.out().contains("SITE HELP"), console.out());
    assertTrue(console.out().contains("Help 1"), console.out());
  }
}
