package org.ftpdiag.fleet.input;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.Phrase;

/**
 * One target of a file, as it is written there.
 *
 * @param line from 1
 * @param text what the line holds, to tell one from another; may hold anything
 * @param target what is to be probed, where that can be told without reading the options
 * @param words the target and options as a command line has them; empty where they have names
 * @param options by their long names without dashes; empty where {@code words} has them
 * @param refused why the line cannot be used; empty where it seems it can
 */
public record Entry(
    long line,
    String text,
    Optional<String> target,
    List<String> words,
    Map<String, String> options,
    Optional<Phrase> refused) {
  public Entry {
    words = List.copyOf(words);
    options = Map.copyOf(options);
  }

  static Entry ofWords(long line, String text, List<String> words) {
    Optional<String> target =
        words.get(0).startsWith("-") ? Optional.empty() : Optional.of(words.get(0));
    return new Entry(line, text, target, words, Map.of(), Optional.empty());
  }

  static Entry ofOptions(long line, String text, String target, Map<String, String> options) {
    return new Entry(line, text, Optional.of(target), List.of(), options, Optional.empty());
  }

  /** One that cannot be used; {@code key} without its beginning {@code cli.error.}. */
  static Entry refused(long line, String text, String key, Object... facts) {
    Phrase why = Phrase.of("cli.error." + key, facts);
    return new Entry(line, text, Optional.empty(), List.of(), Map.of(), Optional.of(why));
  }
}
