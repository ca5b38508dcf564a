package org.ftpdiag.report;

import java.util.LinkedHashMap;
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

  /** "1 problem", "2 problems": the words under {@code key.one} or {@code key.many}. */
  String count(String key, long n) {
    return say(n == 1 ? key + ".one" : key + ".many", "n", n);
  }

  static Map<String, String> safe(Map<String, String> facts) {
    Map<String, String> safe = new LinkedHashMap<>();
    facts.forEach((name, value) -> safe.put(name, ServerText.shown(value, ServerText.FACT)));
    return safe;
  }
}
