package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report that a colleague saved as JSON, read again. */
class SavedReportTest {
  private static final String SCENARIO = "passive-address-private";

  private static String saved() {
    RecordingConsole console = new RecordingConsole();
    assertEquals(1, console.run("demo", SCENARIO, "--format", "json"), console.err());
    return console.out();
  }

  private static RecordingConsole explain(String json, int exit, String... args) {
    RecordingConsole console = new RecordingConsole();
    console.input = json;
    String[] all = new String[args.length + 1];
    all[0] = "explain";
    System.arraycopy(args, 0, all, 1, args.length);
    assertEquals(exit, console.run(all), console.err());
    return console;
  }

  @Test
  void itSaysWhatItSaid() {
    String json = saved();
    String text = explain(json, 1).out();
    assertTrue(text.contains("227 Entering Passive Mode"), text);
    assertTrue(text.contains("\n  ✗ passive ") || text.contains("passive "), text);
    assertTrue(text.contains("Fix     1  "), text);
    assertTrue(text.contains("pasv_min_port=40000"), text);
    assertTrue(text.stripTrailing().endsWith("exit 1"), text);
    assertEquals(1, explain(json, 1, "-q").out().lines().count());
    assertEquals("", explain(json, 0, "--fail-on", "never", "-q").err());
  }

  @Test
  void verboseHasTheDialogueInItsSteps() {
    String text = explain(saved(), 1, "-v").out();
    int login = text.indexOf("    login\n");
    assertTrue(login > 0, text);
    int user = text.indexOf("USER anonymous");
    assertTrue(user > login && user < text.indexOf("features  ", login), text);
  }

  @Test
  void anotherLanguageHasTodaysWordsAndTheEvidenceAsItWasWritten() {
    String text = explain(saved(), 1, "--lang", "fr").out();
    assertTrue(text.contains("Le serveur annonce une adresse"), text);
    assertTrue(text.contains("PASV was answered"), text);
    assertFalse(text.contains("{"), text);
  }

  @Test
  void pagesAreMadeOfIt() {
    String json = saved();
    assertTrue(explain(json, 1, "--format", "html").out().contains("</html>"));
    assertTrue(explain(json, 1, "--format", "markdown").out().contains("`" + SCENARIO + "`"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--format=json", "--report=html=x"})
  void itIsJsonAlready(String option) {
    assertTrue(explain(saved(), 2, option).err().contains("already"));
  }

  @Test
  void aTornOneIsSaidToBe() {
    String json = saved();
    for (int length : new int[] {300, json.length() / 2, json.length() - 20}) {
      assertTrue(explain(json.substring(0, length), 2).err().contains("whole"));
    }
  }

  @Test
  void whatAStrangerWroteIntoItIsHarmless() {
    String json =
        """
        {"schema": "ftpdiag.report/1", "tool": 7, "started": "\\u001b[2J", "duration_ms": "x",
         "target": {"host": "<b>\\u001b]0;x\\u0007", "port": 1e99}, "verdict": "gone", "steps": [{}, 3,
         {"id": "login", "status": "pass", "summary": "\\u001b[31m", "duration_ms": -1}],
         "findings": [null, {"id": "no-such-finding"}, {"id": "login-rejected", "severity": "fail",
         "step": "login", "title": "\\u202e", "evidence": ["a\\u001b[2Jb", 5], "fix_steps": "x"}],
         "transcript": [{"text": "\\u0000"}]}
        """;
    String text = explain(json, 1, "-v").out();
    assertTrue(text.contains("login-rejected"), text);
    assertTrue(text.chars().allMatch(c -> c == '\n' || c >= ' ' && c != 0x202e), text);
    assertFalse(explain(json, 1, "--format", "html").out().contains("<b>"));
    String deep = "{\"schema\": \"ftpdiag.report/1\", \"x\": " + "[".repeat(5000);
    assertTrue(explain(deep, 2).err().contains("whole"));
  }
}
