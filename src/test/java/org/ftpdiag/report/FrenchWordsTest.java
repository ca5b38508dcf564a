package org.ftpdiag.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the French words against the English ones, and against French typography. */
class FrenchWordsTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z][a-z0-9_]*\\}");

  private final BundlePair pair = new BundlePair();

  @Test
  void noKeyIsMissingAndNoneIsStale() {
    Set<String> missing = new TreeSet<>(pair.english.keys());
    missing.removeAll(pair.french.keys());
    assertEquals(Set.of(), missing, "missing");
    Set<String> stale = new TreeSet<>(pair.french.keys());
    stale.removeAll(pair.english.keys());
    assertEquals(Set.of(), stale, "stale");
  }

  @Test
  void placeholdersAreThoseOfEnglish() {
    for (String key : pair.shared()) {
      // French counts 0 with the singular, so its singular names the number.
      List<String> wanted = key.endsWith(".one") ? List.of("{n}") : facts(pair.english(key));
      assertEquals(wanted, facts(pair.french(key)), key);
    }
  }

  @Test
  void marksAndLinesAreThoseOfEnglish() {
    for (String key : pair.shared()) {
      boolean mark = pair.english(key).startsWith("@");
      assertTrue(!mark || pair.french(key).equals(pair.english(key)), key);
      assertEquals(mark, pair.french(key).startsWith("@"), key);
      if (!key.startsWith("cli.help.")) {
        assertEquals(pair.english(key).lines().count(), pair.french(key).lines().count(), key);
      }
      boolean blankAtEnd = pair.english(key).endsWith(" ");
      assertEquals(blankAtEnd, pair.french(key).endsWith(" "), key);
    }
  }

  @Test
  void commandsOptionsAndFilesAreThoseOfEnglish() {
    // An option, a path, a setting, a number or a command of FTP that the one names, the other
    // names too.
    Pattern literal =
        Pattern.compile(
            "(?U)\\b(?!FORMAT=)[\\w-]+=[\\w-]+"
                + "|(?<![\\w-])--[a-z][a-z-]+|(?<![\\w/.])/(?:etc|var|proc)/[\\w./-]*\\w|\\b\\w+_\\w+\\b"
                + "|\\b(?:json|markdown|html)\\b"
                + "|\\b(?:EPSV|PASV|EPRT|PORT|AUTH|PROT|PBSZ|FEAT|MLSD|LIST|REST|SIZE|MDTM|NOOP)\\b"
                + "|(?<![\\w-])-[a-zA-Z0-9]+\\b"
                + "|\\b[A-Za-z]*[a-z][A-Z]\\w{2,}"
                + "|\\b[\\w-]+\\.(?:conf|config|pem|key|sh|log|csr|cer|pfx|exe|d)\\b"
                + "|\\bRFC \\d+|\\b\\d{2,}\\b");
    for (String key : pair.shared()) {
      assertEquals(
          BundlePair.found(literal, pair.english(key)),
          BundlePair.found(literal, pair.french(key)),
          key);
    }
  }

  @Test
  void noSentenceIsDropped() {
    Pattern end = Pattern.compile("[.!?] (?=\\S)");
    for (String key : pair.shared()) {
      if (!key.startsWith("cli.help.")) {
        assertEquals(
            end.matcher(pair.english(key)).results().count(),
            end.matcher(pair.french(key)).results().count(),
            key);
      }
    }
  }

  @Test
  void punctuationStandsBehindANoBreakSpace() {
    // A colon, semicolon, exclamation or question mark that ends a part of a sentence.
    Pattern breakable = Pattern.compile(".{0,20}[^\u00a0](?:[:;!?»](?=[\\s.,)]|$)|»)");
    Pattern open = Pattern.compile("«(?!\u00a0).{0,20}");
    for (String key : pair.french.keys()) {
      String text = pair.prose(key);
      assertEquals(Set.of(), BundlePair.found(breakable, text), key);
      assertEquals(Set.of(), BundlePair.found(open, text), key);
    }
  }

  @Test
  void quotationMarksAndApostrophesAreFrench() {
    for (String key : pair.french.keys()) {
      String text = pair.prose(key);
      assertTrue(text.indexOf('"') < 0, key + " has straight quotation marks: " + text);
      assertTrue(!text.matches("(?s).*\\w'\\w.*"), key + " has a straight apostrophe: " + text);
      assertTrue(text.chars().noneMatch(c -> c == '“' || c == '”' || c == '\u202f'), key);
      assertEquals(
          text.chars().filter(c -> c == '«').count(),
          text.chars().filter(c -> c == '»').count(),
          key);
    }
  }

  @Test
  void noWordThatIsElidedStandsBeforeAName() {
    // "de {user}" would become "de alice"; before a number or a command nothing is elided.
    Pattern name =
        Pattern.compile(
            // No \\b: since JDK 19 it takes an accented letter for the edge of a word.
            "(?<!\\p{L})(?i:de|que|le|la|si|se|ne|jusque|lorsque|du|au)[ \u00a0]"
                + "\\{(?!option|detail|mark|number|lines|seconds|n\\}|bytes|days|most|code|subject|date|not_after|not_before)\\w+\\}");
    for (String key : pair.french.keys()) {
      assertEquals(Set.of(), BundlePair.found(name, pair.french(key)), key);
    }
  }

  @Test
  void numbersKeepTheirUnits() {
    Pattern parted = Pattern.compile("\\} (?:ms|s|o|ko|Mo|Go|j|%)(?![\\w’])");
    for (String key : pair.french.keys()) {
      assertEquals(Set.of(), BundlePair.found(parted, pair.french(key)), key);
    }
  }

  @Test
  void sentencesAreClean() {
    for (String key : pair.french.keys()) {
      String text = pair.french(key);
      assertTrue(!text.isEmpty(), key);
      if (key.startsWith("finding.")) {
        assertEquals(text.strip(), text, key);
        assertTrue(!text.contains("  "), key);
      }
      if (key.endsWith(".title") || key.endsWith(".title.bare")) {
        assertTrue(!text.endsWith(".") && text.length() <= 120, key);
      } else if (key.contains(".explanation")) {
        assertTrue(text.endsWith(".") && text.length() <= 500, key);
      }
      if (!key.startsWith("format.")) {
        assertEquals(pair.english(key).endsWith("."), text.endsWith("."), key);
      }
    }
  }

  @Test
  void noSentenceServesTwoFindings() {
    Map<String, String> owners = new TreeMap<>();
    for (String key : pair.french.keys()) {
      if (key.startsWith("finding.") && !pair.french(key).startsWith("@")) {
        String owner = key.split("\\.")[1];
        for (String sentence : pair.french(key).split("(?<=[.]) ")) {
          String other = owners.putIfAbsent(sentence, owner);
          assertTrue(other == null || other.equals(owner), key + " and " + other + ": " + sentence);
        }
      }
    }
  }

  private static List<String> facts(String text) {
    return PLACEHOLDER.matcher(text).results().map(MatchResult::group).sorted().toList();
  }
}
