package org.ftpdiag.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ftpdiag.cli.Cli;
import org.ftpdiag.cli.RecordingConsole;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.Interruption;
import org.ftpdiag.cli.console.Spelling;
import org.ftpdiag.cli.console.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  private final RecordingConsole console = new RecordingConsole();

  @ParameterizedTest
  @CsvSource({
    "LANG, fr_FR.UTF-8, fr",
    "LANG, fr, fr",
    "LC_ALL, fr_CA.ISO-8859-1, fr",
    "LC_MESSAGES, fr_BE@euro, fr",
    "LANG, en_GB.UTF-8, en",
    "LANG, de_DE.UTF-8, en",
    "LANG, frp_IT.UTF-8, en",
    "LANG, C, en",
    "LANG, C.UTF-8, en",
    "LANG, POSIX, en"
  })
  void theLocaleChooses(String variable, String locale, String language) {
    assertEquals(language, Language.choose(new String[0], Map.of(variable, locale)));
  }

  @Test
  void theOptionOutweighsTheLocaleAndTheStrongerVariableTheWeaker() {
    Map<String, String> french = Map.of("LANG", "fr_FR.UTF-8");
    assertEquals("en", Language.choose(new String[] {"--lang", "en", "h"}, french));
    assertEquals("en", Language.choose(new String[] {"h", "--lang=en"}, french));
    assertEquals("fr", Language.choose(new String[] {"h", "--lang", "fr"}, Map.of()));
    assertEquals("en", Language.choose(new String[0], Map.of("LANG", "fr_FR", "LC_ALL", "C")));
    assertEquals("fr", Language.choose(new String[0], Map.of("LANG", "fr_FR", "LC_ALL", "")));
  }

  @Test
  void aRunUnderAFrenchLocaleIsFrench() {
    console.environment.put("LANG", "fr_FR.UTF-8");
    assertEquals(1, console.run("demo", "login-rejected"));
    assertFrench();
  }

  @Test
  void aRunWithTheOptionIsFrench() {
    assertEquals(1, console.run("demo", "login-rejected", "--lang", "fr", "-v"));
    assertFrench();
    assertTrue(console.out().contains("· connecté à 127.0.0.1 port "), console.out());
  }

  private void assertFrench() {
    for (String part :
        List.of(
            "TLS si offert",
            "✓ connexion  127.0.0.1",
            "· fonctions à ",
            "✗ Le serveur rejette le nom d’utilisateur ou le mot de passe",
            "login-rejected",
            "le serveur a répondu «\u00a0530 Login incorrect.\u00a0»",
            "Remède   1  Vérifier",
            "échec\u00a0: Le serveur rejette le nom d’utilisateur ou le mot de passe",
            "sortie 1")) {
      assertTrue(console.out().contains(part), part + " is missing in " + console.out());
    }
    assertFalse(console.out().contains("{"), console.out());
  }

  @Test
  void englishCanBeHadUnderAFrenchLocale() {
    console.environment.put("LANG", "fr_FR.UTF-8");
    assertEquals(1, console.run("demo", "login-rejected", "--lang", "en"));
    assertTrue(
        console
            .out()
            .contains("fail: The server rejects the user name or the password (login-rejected); "),
        console.out());
    assertFalse(console.out().contains("é"), console.out());
  }

  @Test
  void wrongUsageIsExplainedInFrench() {
    assertEquals(2, console.run("--lang", "fr", "h", "--get"));
    assertEquals("ftpdiag: --get attend une valeur\u00a0: --get CHEMIN\n", console.err());
  }

  @Test
  void anUnknownLanguageIsRefused() {
    assertEquals(2, console.run("--lang", "de", "h"));
    assertTrue(console.err().contains("en, fr"), console.err());
  }

  @Test
  void anUnknownLanguageIsRefusedInThatOfTheLocale() {
    console.environment.put("LANG", "fr_FR.UTF-8");
    assertEquals(2, console.run("--lang", "de", "h"));
    assertEquals("ftpdiag: --lang de est inconnu\u00a0: choisir parmi en, fr\n", console.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--active=no", "-4=no", "--quiet=1", "--help=x"})
  void noMessageOfTheOptionParserIsLeftInEnglish(String flag) {
    assertEquals(2, console.run("--lang", "fr", "h", flag));
    assertTrue(console.err().contains(" n’attend pas de valeur\u00a0: "), console.err());
  }

  @Test
  void theVerdictOnALogIsFrench() {
    console.input = "220 x\nUSER a\n331 x\nPASS b\n530 no\n";
    assertEquals(1, console.run("explain", "--summary", "--lang", "fr"));
    String verdict = "(login-rejected)\u00a0; 1 en échec sur 1 session, 5 lignes  ";
    assertTrue(console.out().contains(verdict), console.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"code", "codes", "compare", "demo", "explain"})
  void helpOfASubcommandIsFrenchWithin80Columns(String command) {
    assertEquals(0, console.run(command, "--help", "--lang", "fr"));
    assertTrue(console.out().lines().allMatch(l -> l.length() <= 80), console.out());
    assertFalse(
        Pattern.compile("\\b(COMMAND|PRODUCT|WORD|FILE|NAME|LANGUAGE|REPLY|FAMILY)\\b")
            .matcher(console.out())
            .find(),
        console.out());
  }

  @Test
  void helpIsFrenchWithin80Columns() {
    for (String[] args :
        new String[][] {{"--help", "--lang", "fr"}, {"demo", "--help", "--lang", "fr"}}) {
      RecordingConsole fresh = new RecordingConsole();
      assertEquals(0, fresh.run(args));
      assertTrue(fresh.out().lines().allMatch(l -> l.length() <= 80), fresh.out());
      assertTrue(fresh.out().contains("--report FORMAT=FICHIER"), fresh.out());
      assertTrue(fresh.out().contains("--fail-on warn|fail|never"), fresh.out());
      assertFalse(fresh.out().contains("cli."), fresh.out());
    }
  }

  @Test
  void thePromptForAPasswordIsFrench() {
    console.environment.put("LANG", "fr_FR.UTF-8");
    console.terminal = new Terminal(true, false, false, 80, StandardCharsets.UTF_8);
    StringBuilder asked = new StringBuilder();
    Console mute =
        new Console(
            console.console().in(),
            console.console().out(),
            console.console().err(),
            console.terminal,
            console.environment,
            console.home,
            prompt -> {
              asked.append(prompt);
              return null;
            },
            new Interruption());
    assertEquals(2, new Cli(mute).run("-u", "alice", "ftp.invalid"));
    assertEquals("Mot de passe pour alice sur ftp.invalid\u00a0: ", asked.toString());
    assertTrue(console.err().contains("pas de mot de passe pour alice"), console.err());
  }

  @Test
  void aLocaleWithoutAccentsGetsTheLettersAlone() {
    console.terminal = Terminal.none(StandardCharsets.US_ASCII);
    assertEquals(1, console.run("demo", "login-rejected", "--lang", "fr"));
    assertTrue(console.out().contains("FAIL Le serveur rejette le nom d'utilisateur"));
    assertTrue(console.out().contains("le serveur a repondu \" 530 Login incorrect. \""));
    assertTrue(
        console
            .out()
            .contains(
                "echec : Le serveur rejette le nom d'utilisateur ou le mot de passe (login-rejected) ; "),
        console.out());
    assertFalse(console.out().contains("?"), console.out());
  }

  @Test
  void spellingKeepsWhatTheCharsetHas() {
    String text = "«\u00a0l’été où\u00a0» — 名";
    assertEquals(text, Spelling.in(StandardCharsets.UTF_8, text));
    assertEquals("«\u00a0l'été où\u00a0» - 名", Spelling.in(StandardCharsets.ISO_8859_1, text));
    assertEquals("\" l'ete ou \" - 名", Spelling.in(StandardCharsets.US_ASCII, text));
    assertEquals("e", Spelling.in(StandardCharsets.US_ASCII, "é"));
  }
}
