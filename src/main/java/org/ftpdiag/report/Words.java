package org.ftpdiag.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.model.Phrase;

/** All text that a person reads, in one language. */
public final class Words {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_][A-Za-z0-9_-]*)\\}");

  private final Properties words;

  private Words(Properties words) {
    this.words = words;
  }

  /** The words of a language, such as {@code en}. */
  public static Words load(String language) {
    Properties words = new Properties();
    for (String name : new String[] {"", ".steps", ".cli"}) {
      try (InputStream in =
          Words.class.getResourceAsStream("words_" + language + name + ".properties")) {
        if (in != null) {
          words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Words(words);
  }

  /** The sentence of a phrase; its key where there are no words for it. */
  public String say(Phrase phrase) {
    return say(phrase.key(), phrase.facts());
  }

  /** The sentence under a key; the key where there are no words for it. */
  public String say(String key, Map<String, String> facts) {
    return find(key, facts).orElse(key);
  }

  /** The sentence under a key, empty where there is none. */
  public Optional<String> find(String key, Map<String, String> facts) {
    String pattern = words.getProperty(key);
    if (pattern == null) {
      return Optional.empty();
    }
    Matcher m = PLACEHOLDER.matcher(pattern);
    return Optional.of(
        m.replaceAll(
            r -> Matcher.quoteReplacement(facts.getOrDefault(r.group(1), "{" + r.group(1) + "}"))));
  }
}
