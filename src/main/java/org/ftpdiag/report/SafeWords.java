package org.ftpdiag.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.Phrase;

/** The words, filled with facts that {@link ServerText} has made fit to be shown. */
final class SafeWords {
  private final Words words;

  SafeWords(Words words) {
    this.words = words;
  }

  Words words() {
    return words;
  }

  /** The words under a key, with facts given as name, value, name, value ... */
  String say(String key, Object... facts) {
    return say(Phrase.of(key, facts));
  }

  String say(Phrase phrase) {
    return words.say(phrase.key(), safe(phrase.facts()));
  }

  Optional<String> find(String key) {
    return words.find(key, Map.of());
  }

  /**
   * "1 problem", "2 problems": the words under {@code key.one} or {@code key.many}. Whether nothing
   * counts as one or as many differs: 0 problems, but 0 problème.
   */
  String count(String key, long n) {
    boolean one = n == 1 || n == 0 && say("format.zero").equals("one");
    return say(one ? key + ".one" : key + ".many", "n", n);
  }

  /** Parts of a line, parted as a list of the language is. */
  String also(List<String> parts) {
    return String.join(say("format.also", "first", "", "next", ""), parts);
  }

  static Map<String, String> safe(Map<String, String> facts) {
    Map<String, String> safe = new LinkedHashMap<>();
    facts.forEach((name, value) -> safe.put(name, ServerText.shown(value, ServerText.FACT)));
    return safe;
  }
}
