package org.ftpdiag.report.words;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.Resource;

/**
 * All text that a person reads, in one language: sentences under keys, {@code {name}} in them
 * standing for a fact. Facts appear as they are given but for what {@link LocalFacts} knows that
 * the language writes in its own way; there is no other markup, so braces and apostrophes mean
 * nothing special.
 *
 * <p>Facts may come from a hostile server. {@link ServerText} bounds them and shows what is
 * invisible, so that the line breaks of a sentence are its own.
 */
public final class Words {

  /** The language that every other one falls back to. */
  public static final String DEFAULT_LANGUAGE = "en";

  // Taking a bundle apart costs more than most of what a process then does with it.
  private static final Map<String, Words> LOADED = new ConcurrentHashMap<>();

  private final String language;
  private final Properties sentences;

  private Words(String language, Properties sentences) {
    this.language = language;
    this.sentences = sentences;
  }

  /** The code of the language, such as {@code en}. */
  public String language() {
    return language;
  }

  /**
   * The words of a language; English ones for a language that has none.
   *
   * @param language a code such as {@code en} or {@code fr}
   * @throws IllegalStateException when the English bundle is missing
   */
  public static Words load(String language) {
    Words known = LOADED.get(language);
    if (known == null) {
      known = load("words_", language);
      LOADED.put(known.language, known);
    }
    return known;
  }

  private static Words load(String bundle, String language) {
    byte[] bytes = Resource.bytes(Words.class, bundle + language + ".properties");
    if (bytes == null) {
      if (language.equals(DEFAULT_LANGUAGE)) {
        throw new IllegalStateException("the English words are missing");
      }
      return load(bundle, DEFAULT_LANGUAGE);
    }
    return new Words(language, properties(bytes));
  }

  private static Properties properties(byte[] bytes) {
    Properties sentences = new Properties();
    try {
      sentences.load(
          new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory fails to be read never
    }
    return sentences;
  }

  /**
   * These words and those of the pages about findings, which no probe needs: reading them would
   * delay it.
   *
   * @throws IllegalStateException when the English bundle is missing
   */
  public Words withFindings() {
    Properties all = new Properties();
    all.putAll(sentences);
    all.putAll(load("findings_", language).sentences);
    return new Words(language, all);
  }

  /**
   * Some of the words of a language, for a start that needs few of them: taking the whole bundle
   * apart costs several times what picking lines does.
   *
   * @param language a code such as {@code en}; English for one that has no words
   * @param prefixes how the wanted keys begin: with {@code code.}, {@code page.} or {@code
   *     cli.output-failed}, which the build puts into a bundle of their own
   * @throws IllegalStateException when the English bundle is missing
   */
  public static Words excerpt(String language, String... prefixes) {
    byte[] bundle = Resource.bytes(Words.class, "codes_" + language + ".properties");
    if (bundle == null) {
      if (language.equals(DEFAULT_LANGUAGE)) {
        throw new IllegalStateException("the English words are missing");
      }
      return excerpt(DEFAULT_LANGUAGE, prefixes);
    }
    return new Words(language, properties(WordLines.beginning(bundle, prefixes)));
  }

  /** The sentence of a phrase; its key when there is none. */
  public String say(Phrase phrase) {
    return say(phrase.key(), phrase.facts());
  }

  /** The sentence under a key, filled; the key itself when there is none. */
  public String say(String key, Map<String, String> facts) {
    return find(key, facts).orElse(key);
  }

  /** The sentence under a key, filled; a placeholder without a fact stays visible. */
  public Optional<String> find(String key, Map<String, String> facts) {
    return raw(key, new LocalFacts(this).of(facts));
  }

  /** The sentence under a key with facts as they stand. */
  Optional<String> raw(String key, Map<String, String> facts) {
    String text = sentences.getProperty(key);
    return text == null ? Optional.empty() : Optional.of(fill(text, facts));
  }

  /** The sentence under a key, which wants no facts. */
  public Optional<String> find(String key) {
    return find(key, Map.of());
  }

  /** The sentence under a key, with facts given as name, value, name, value ... */
  public String say(String key, Object... facts) {
    return say(Phrase.of(key, facts));
  }

  /**
   * "1 problem", "2 problems": the sentence under {@code key.one} or {@code key.many}. Whether
   * nothing counts as one or as many differs: 0 problems, but 0 problème.
   */
  public String count(String key, long n) {
    boolean one = n == 1 || n == 0 && say("format.zero").equals("one");
    return say(one ? key + ".one" : key + ".many", "n", n);
  }

  /** Parts of a line, parted as a list of the language is. */
  public String also(List<String> parts) {
    return String.join(say("format.also", "first", "", "next", ""), parts);
  }

  /** Whether there is a sentence under that key. */
  public boolean has(String key) {
    return sentences.containsKey(key);
  }

  /** Whether there is a sentence under that key whose placeholders all have a fact. */
  public boolean fits(String key, Map<String, String> facts) {
    String text = sentences.getProperty(key);
    return text != null && facts.keySet().containsAll(placeholders(text));
  }

  /**
   * The sentence of a phrase as far as facts are known: where its sentence lacks one, that under
   * its key with {@code .bare}, which wants fewer; empty where that lacks one as well. The key
   * itself when there is no sentence.
   */
  public Optional<String> known(Phrase phrase) {
    for (String key : List.of(phrase.key(), phrase.key() + ".bare")) {
      if (fits(key, phrase.facts())) {
        return find(key, phrase.facts());
      }
    }
    return has(phrase.key()) ? Optional.empty() : Optional.of(phrase.key());
  }

  /** All keys. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(sentences.stringPropertyNames());
  }

  /** The names of the facts that a text wants. */
  public static Set<String> placeholders(String text) {
    Set<String> names = new TreeSet<>();
    for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
      int end = placeholder(text, at);
      if (end > 0) {
        names.add(text.substring(at + 1, end));
      }
    }
    return names;
  }

  /** A text with its placeholders replaced by facts, made visible and bounded. */
  public static String fill(String text, Map<String, String> facts) {
    int brace = text.indexOf('{');
    if (brace < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 32);
    int from = 0;
    for (; brace >= 0; brace = text.indexOf('{', brace + 1)) {
      int end = placeholder(text, brace);
      String fact = end < 0 ? null : facts.get(text.substring(brace + 1, end));
      if (fact != null) {
        out.append(text, from, brace).append(ServerText.shown(fact, ServerText.FACT));
        from = end + 1;
      }
    }
    return out.append(text, from, text.length()).toString();
  }

  /** Where a placeholder that begins at a brace ends; -1 where none does. */
  private static int placeholder(String text, int brace) {
    for (int i = brace + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      if (c == '}') {
        return i > brace + 1 ? i : -1;
      }
      if (!letter && (i == brace + 1 || c != '_' && (c < '0' || c > '9'))) {
        return -1;
      }
    }
    return -1;
  }
}
