package org.ftpdiag.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Finds English that was left in the French words. */
class FrenchVocabularyTest {

  /** What is written alike in both languages. */
  private static final Set<String> NEUTRAL =
      Set.of(
          "advice.setting.place",
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
          "page.side.client",
          "web.chain.sha256",
          "web.ladder.client",
          "page.codes",
          "page.family.1xx.name",
          "page.family.2xx.name",
          "page.family.3xx.name",
          "page.family.4xx.name",
          "page.family.5xx.name",
          "page.family.6xx.name",
          "page.family.iis.name",
          "check.expected.path.sha256",
          "check.expected.server.product",
          "check.expected.server.version",
          "check.seen.finding.found",
          "check.seen.path.sha256",
          "check.seen.server.product",
          "check.seen.server.version",
          "check.seen.time",
          "check.seen.tls.protocol",
          "check.seen.verdict-because");

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

  /**
   * What a French reader replaces by something else; and what French names where English does not.
   */
  private static final Set<String> STAND_INS =
      Set.of(
          "ADRESSE",
          "ANCIEN",
          "CHEMIN",
          "CIBLE",
          "COMMANDE",
          "DEPOT",
          "DNS",
          "DOMAINE",
          "FAMILLE",
          "FICHIER",
          "HOTE",
          "LANGUE",
          "MÉGAOCTETS",
          "MOT",
          "NOM",
          "NOUVEAU",
          "PERSONNEL",
          "PRODUIT",
          "PUBLIQUE",
          "RÉPERTOIRE",
          "RÉPONSE",
          "SECONDES",
          "TLS",
          "UTC",
          "UTILISATEUR");

  private final BundlePair pair = new BundlePair();

  @Test
  void nothingIsLeftAsItIsInEnglish() {
    Set<String> same = new TreeSet<>();
    for (String key : pair.shared()) {
      if (pair.french(key).equals(pair.english(key)) && !pair.french(key).startsWith("@")) {
        same.add(key);
      }
    }
    assertEquals(new TreeSet<>(NEUTRAL), same);
  }

  @Test
  void noEnglishWordIsLeft() {
    Map<String, List<String>> left = new TreeMap<>();
    for (String key : pair.french.keys()) {
      List<String> words =
          ENGLISH
              .matcher(pair.prose(key))
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
  void noWordOfTheEnglishBundleIsLeft() throws IOException {
    Set<String> ours = new TreeSet<>();
    pair.english.keys().forEach(key -> ours.addAll(plainWords(pair.english(key))));
    Map<String, String> shared = new TreeMap<>();
    for (String key : pair.french.keys()) {
      if (!NEUTRAL.contains(key) && !key.startsWith("format.")) {
        plainWords(pair.prose(key)).forEach(word -> shared.put(word, key));
      }
    }
    shared.keySet().retainAll(ours);
    Set<String> cognates = cognates();
    Map<String, String> left = new TreeMap<>(shared);
    left.keySet().removeAll(cognates);
    assertEquals(Map.of(), left, "English, or to be added to cognates.txt");
    cognates.removeAll(shared.keySet());
    assertEquals(Set.of(), cognates, "no longer needed in cognates.txt");
  }

  /** Words of the one bundle that are words of the other as well, and names of programs. */
  private static Set<String> cognates() throws IOException {
    try (InputStream in = FrenchWordsTest.class.getResourceAsStream("cognates.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(l -> !l.startsWith("#"))
          .flatMap(l -> Stream.of(l.split(" ")))
          .filter(w -> !w.isEmpty())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Words in small letters but perhaps the first, that are no part of a path, option or fact. */
  private static Set<String> plainWords(String text) {
    Pattern word =
        Pattern.compile("(?U)(?<![\\w/.=:@{<’'\\\\-])[A-Za-z][a-z]+(?![\\w/=:@}\\\\(-]|\\.\\w)");
    Set<String> words = new TreeSet<>();
    BundlePair.found(word, text).forEach(w -> words.add(w.toLowerCase(Locale.ROOT)));
    return words;
  }

  @Test
  void wordsInCapitalsAreThoseOfEnglishOrFrenchStandIns() {
    Pattern capitals =
        Pattern.compile("(?<!\\p{L})[A-Z]{3,}(?!\\p{L})"); // \\b is ASCII only since JDK 19
    for (String key : pair.shared()) {
      Set<String> own = BundlePair.found(capitals, pair.french(key));
      own.removeAll(BundlePair.found(capitals, pair.english(key)));
      own.removeAll(STAND_INS);
      assertEquals(Set.of(), own, key);
    }
  }

  /** Such as the HOST of RFC 7151. */
  private static boolean command(String word) {
    return word.equals(word.toUpperCase(Locale.ROOT));
  }
}
