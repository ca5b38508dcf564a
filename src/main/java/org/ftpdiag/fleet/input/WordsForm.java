package org.ftpdiag.fleet.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A target and options, as a shell takes a command line apart: quotes of both kinds, a backslash,
 * and {@code #} before a comment. Nothing is expanded.
 */
final class WordsForm implements LineForm {
  @Override
  public Optional<Entry> read(long line, String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean last = i == text.length() - 1;
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (c == '\\' && quote != '\'' && !last) {
        word.append(text.charAt(++i));
        begun = true;
      } else if (quote != 0) {
        word.append(c);
      } else if (c == '\'' || c == '"') {
        quote = c;
        begun = true;
      } else if (c == ' ' || c == '\t') {
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
          begun = false;
        }
      } else if (c == '#' && !begun) {
        break;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (quote != 0) {
      return Optional.of(Entry.refused(line, text, "fleet-quote"));
    }
    if (begun) {
      words.add(word.toString());
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(Entry.ofWords(line, text, words));
  }
}
