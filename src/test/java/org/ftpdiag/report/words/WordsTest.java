package org.ftpdiag.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final String PORT = "finding.connect-refused.title";

  private final Words words = Words.load("en");

  @Test
  void numbersAppearAsTheyAreGiven() {
    assertEquals(
        "ftp.example refuses connections on port 2121",
        words.say(PORT, Map.of("host", "ftp.example", "port", "2121")));
  }

  @Test
  void aPhraseIsSaidWithItsFacts() {
    assertEquals(
        "h refuses connections on port 21", words.say(Phrase.of(PORT, "host", "h", "port", 21)));
  }

  @Test
  void aSentenceThatLacksAFactGivesWayToTheOneThatDoesNotWantIt() {
    String key = "evidence.control-silent";
    assertEquals(
        Optional.of("LIST got no reply within 3 s"),
        words.known(Phrase.of(key, "command", "LIST", "seconds", 3)));
    assertEquals(Optional.of("LIST got no reply"), words.known(Phrase.of(key, "command", "LIST")));
    assertEquals(Optional.empty(), words.known(Phrase.of(key)));
    assertEquals(Optional.of("no.such.key"), words.known(Phrase.of("no.such.key")));
  }

  @Test
  void aMissingKeyIsItsOwnSentence() {
    assertEquals("no.such.key", words.say("no.such.key", Map.of("host", "h")));
    assertTrue(words.find("no.such.key", Map.of()).isEmpty());
    assertFalse(words.has("no.such.key"));
    assertFalse(words.fits("no.such.key", Map.of()));
  }

  @Test
  void aPlaceholderWithoutAFactStaysVisible() {
    assertEquals("h refuses connections on port {port}", words.say(PORT, Map.of("host", "h")));
    assertFalse(words.fits(PORT, Map.of("host", "h")));
    assertTrue(words.fits(PORT, Map.of("host", "h", "port", "1")));
  }

  @Test
  void aFactIsNotReadAsATemplate() {
    assertEquals(
        "{port} $1 \\ refuses connections on port 1",
        words.say(PORT, Map.of("host", "{port} $1 \\", "port", "1")));
  }

  @Test
  void controlCharactersOfAServerDoNotReachTheReader() {
    String said = words.say(PORT, Map.of("host", "a\u001b[2J\r\nb\u202ec", "port", "1"));
    assertEquals("a\\x1B[2J\\x0D\\x0Ab\\u{202E}c refuses connections on port 1", said);
  }

  @Test
  void aFactIsCut() {
    String said = words.say(PORT, Map.of("host", "x".repeat(100_000), "port", "1"));
    assertEquals("x".repeat(500) + "… refuses connections on port 1", said);
  }

  @Test
  void lettersBeyondAsciiSurvive() {
    assertEquals("größe 漢字 😀", ServerText.shown("größe 漢字 😀", 99));
  }

  @Test
  void aLanguageWithoutWordsSpeaksEnglish() {
    assertEquals(words.keys(), Words.load("tlh").keys());
  }

  @Test
  void aWaitOfLessThanASecondIsToldInMilliseconds() {
    assertEquals("NOOP got no reply within 40 ms", silent("en", "0.04"));
    assertEquals("NOOP got no reply within 1 ms", silent("en", "0.001"));
    assertEquals("NOOP got no reply within 500 ms", silent("en", "0.5"));
    assertEquals("NOOP got no reply within 3 s", silent("en", "3"));
    assertEquals("NOOP got no reply within 10.4 s", silent("en", "10.4"));
    assertTrue(silent("fr", "10.4").endsWith("10,4\u00a0s"), silent("fr", "10.4"));
    assertTrue(silent("fr", "0.25").endsWith("250\u00a0ms"), silent("fr", "0.25"));
  }

  private static String silent(String language, String seconds) {
    return Words.load(language)
        .say("evidence.control-silent", "command", "NOOP", "seconds", seconds);
  }
}
