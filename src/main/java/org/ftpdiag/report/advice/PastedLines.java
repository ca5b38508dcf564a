package org.ftpdiag.report.advice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ftpdiag.report.words.Words;

/**
 * Fills in lines that people paste into a file or a shell. Facts come from the wire: one that a
 * shell could take for its own, or that is not known, gives way to a word such as PUBLIC-ADDRESS.
 */
final class PastedLines {
  private static final Pattern SAFE =
      Pattern.compile("[\\p{Alnum}_.:/@%+,][\\p{Alnum}_.:/@%+,-]{0,254}");

  private final Words words;

  PastedLines(Words words) {
    this.words = words;
  }

  /** The lines, every placeholder filled. */
  List<String> filled(List<String> lines, Map<String, String> facts) {
    Map<String, String> safe = new TreeMap<>();
    for (String name : Words.placeholders(String.join(" ", lines))) {
      String fact = facts.get(name);
      safe.put(name, fact != null && SAFE.matcher(fact).matches() ? fact : standIn(name));
    }
    return lines.stream().map(line -> Words.fill(line, safe)).toList();
  }

  private String standIn(String name) {
    return words
        .find("advice.stand-in." + name, Map.of())
        .orElse(name.toUpperCase(Locale.ROOT).replace('_', '-'));
  }
}
