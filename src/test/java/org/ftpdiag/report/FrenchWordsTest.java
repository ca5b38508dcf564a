package org.ftpdiag.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the French words against the English ones, and against French typography. */
class FrenchWordsTest {

  /** What is written alike in both languages. */
  private static final Set<String> NEUTRAL =
      Set.of(
          "unit.speed",
          "step.connect.partly",
          "step.passive.port",
          "step.passive.address",
          "report.read.code",
          "report.read.manual",
          "report.reference.section",
          "live.progress",
          "explain.sessions.many",
          "cli.help.group.tls",
          "cli.label",
          "step.name.tls",
          "step.name.login",
          "page.side.client",
          "page.family.1xx.name",
          "page.family.2xx.name",
          "page.family.3xx.name",
          "page.family.4xx.name",
          "page.family.5xx.name",
          "page.family.6xx.name",
          "page.family.iis.name");

  /** English words that no French word is spelt like. */
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?U)(?<![\\w/.=:@{<’'-])(?i:the|an|and|of|with|not|servers?|is|are|was|were|this|that|these"
              + "|which|when|where|who|what|whose|from|for|by|be|been|has|have|does|will|would|can"
              + "|may|must|should|it|its|their|your|you|they|if|then|else|but|only|than|into|within"
              + "|without|because|files?|directory|passwords?|users?|names?|reply|replies"
              + "|address(es)?|answer|settings?|timed|out|failed|fails|refused|refuses|connect"
              + "|connected|connection|upload|download|after|before|between|until|while|there|here"
              + "|nothing|nobody|somebody|another|others?|each|every|some|any|all|most|to|allow"
              + "|resume|line|lines|bytes|closed|found|left|no|host|set|get|one|see|take|give|say)"
              + "(?![\\w/.=:@}-])");

  /** Names, commands and lines of files, which are in no language. */
  private static final Pattern LITERAL =
      Pattern.compile(
          String.join(
              "|",
              "FileZilla Server",
              "Could not create file",
              "Login incorrect",
              "Let's Encrypt",
              "Active Directory",
              "-l puredb:",
              "« FTP Basic Auth Publishing Credentials »",
              "ufw allow",
              "ip route get",
              "permit host",
              "no mask-banner",
              "set ftp:[a-z-]+ (no|true)",
              "data sets?",
              "--deploy-hook \"systemctl restart SERVICE\"",
              "dig A \\{host\\}; dig",
              "(vsftpd|in\\.ftpd): ADRESSE",
              "list-timers; certbot",
              "chown UTILISATEUR: ",
              "UTILISATEUR; (chage|passwd)",
              "(chage|passwd|getent|ls|df|du) [^;]{1,40};(?= (chage|passwd|namei|id|df|du) )"));

  private static final Pattern QUOTED = Pattern.compile("«\u00a0([^«»]+)\u00a0»");

  private final Words english = Words.load("en");
  private final Words french = Words.load("fr");

  @Test
  void noKeyIsMissingAndNoneIsStale() {
    Set<String> missing = new TreeSet<>(english.keys());
    missing.removeAll(french.keys());
    assertEquals(Set.of(), missing, "missing");
    Set<String> stale = new TreeSet<>(french.keys());
    stale.removeAll(english.keys());
    assertEquals(Set.of(), stale, "stale");
  }

  @Test
  void placeholdersAreThoseOfEnglish() {
    for (String key : shared()) {
      Set<String> wanted = Words.placeholders(english(key));
      Set<String> given = Words.placeholders(french(key));
      // French counts 0 with the singular, so its singular names the number.
      if (key.endsWith(".one")) {
        assertEquals(Set.of("n"), given, key);
      } else {
        assertEquals(wanted, given, key);
      }
    }
  }

  @Test
  void marksAndLinesAreThoseOfEnglish() {
    for (String key : shared()) {
      boolean mark = english(key).startsWith("@");
      assertTrue(!mark || french(key).equals(english(key)), key);
      assertEquals(mark, french(key).startsWith("@"), key);
      if (!key.startsWith("cli.help.")) {
        assertEquals(english(key).lines().count(), french(key).lines().count(), key);
      }
      boolean blankAtEnd = english(key).endsWith(" ");
      assertEquals(blankAtEnd, french(key).endsWith(" "), key);
    }
  }

  @Test
  void nothingIsLeftAsItIsInEnglish() {
    Set<String> same = new TreeSet<>();
    for (String key : shared()) {
      if (french(key).equals(english(key)) && !french(key).startsWith("@")) {
        same.add(key);
      }
    }
    assertEquals(new TreeSet<>(NEUTRAL), same);
  }

  @Test
  void noEnglishWordIsLeft() {
    Map<String, List<String>> left = new TreeMap<>();
    for (String key : french.keys()) {
      List<String> words =
          ENGLISH
              .matcher(prose(key))
              .results()
              .map(MatchResult::group)
              .filter(w -> !command(w))
              .toList();
      if (!words.isEmpty() && !key.equals("format.zero") && !key.equals("note.zos-space")) {
        left.put(key, words);
      }
    }
    assertEquals(Map.of(), left);
  }

  @Test
  void commandsOptionsAndFilesAreThoseOfEnglish() {
    // An option, a path, a setting or a command of FTP that the one names, the other names too.
    Pattern literal =
        Pattern.compile(
            "(?<![\\w-])--[a-z][a-z-]+|(?<![\\w/.])/(?:etc|var|proc)/[\\w./-]*\\w|\\b\\w+_\\w+\\b"
                + "|\\b(?:json|markdown|html)\\b"
                + "|\\b(?:EPSV|PASV|EPRT|PORT|AUTH|PROT|PBSZ|FEAT|MLSD|LIST|REST|SIZE|MDTM|NOOP)\\b"
                + "|\\bRFC \\d+|\\b\\d{3,}\\b");
    for (String key : shared()) {
      assertEquals(found(literal, english(key)), found(literal, french(key)), key);
    }
  }

  @Test
  void punctuationStandsBehindANoBreakSpace() {
    // A colon, semicolon, exclamation or question mark that ends a part of a sentence.
    Pattern breakable = Pattern.compile(".{0,20}[^\u00a0](?:[:;!?»](?=[\\s.,)]|$)|»)");
    Pattern open = Pattern.compile("«(?!\u00a0).{0,20}");
    for (String key : french.keys()) {
      String text = prose(key);
      assertEquals(Set.of(), found(breakable, text), key);
      assertEquals(Set.of(), found(open, text), key);
    }
  }

  @Test
  void quotationMarksAndApostrophesAreFrench() {
    for (String key : french.keys()) {
      String text = prose(key);
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
            "\\b(?i:de|que|le|la|si|se|ne|jusque|lorsque|du|au)[ \u00a0]"
                + "\\{(?!option|beginning|lines|seconds|n\\}|bytes|days|most|code|subject|date|not_after|not_before)\\w+\\}");
    for (String key : french.keys()) {
      assertEquals(Set.of(), found(name, french(key)), key);
    }
  }

  @Test
  void numbersKeepTheirUnits() {
    Pattern parted = Pattern.compile("\\} (?:ms|s|o|ko|Mo|Go|j|%)(?![\\w’])");
    for (String key : french.keys()) {
      assertEquals(Set.of(), found(parted, french(key)), key);
    }
  }

  @Test
  void sentencesAreClean() {
    for (String key : french.keys()) {
      String text = french(key);
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
        assertEquals(english(key).endsWith("."), text.endsWith("."), key);
      }
    }
  }

  @Test
  void noSentenceServesTwoFindings() {
    Map<String, String> owners = new TreeMap<>();
    for (String key : french.keys()) {
      if (key.startsWith("finding.") && !french(key).startsWith("@")) {
        String owner = key.split("\\.")[1];
        for (String sentence : french(key).split("(?<=[.]) ")) {
          String other = owners.putIfAbsent(sentence, owner);
          assertTrue(other == null || other.equals(owner), key + " and " + other + ": " + sentence);
        }
      }
    }
  }

  /** Such as the HOST of RFC 7151. */
  private static boolean command(String word) {
    return word.equals(word.toUpperCase(Locale.ROOT));
  }

  private Set<String> shared() {
    Set<String> both = new TreeSet<>(english.keys());
    both.retainAll(french.keys());
    return both;
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    pattern.matcher(text).results().map(MatchResult::group).forEach(found::add);
    return found;
  }

  private String english(String key) {
    return english.find(key, Map.of()).orElseThrow();
  }

  private String french(String key) {
    return french.find(key, Map.of()).orElseThrow();
  }

  /** The French without what it names or quotes as the English does, letter by letter. */
  private String prose(String key) {
    String wanted = english.find(key, Map.of()).orElse("");
    String unquoted =
        QUOTED
            .matcher(french(key))
            .replaceAll(
                m -> Matcher.quoteReplacement(wanted.contains(m.group(1)) ? "" : m.group()));
    return LITERAL.matcher(unquoted).replaceAll("");
  }
}
