package org.ftpdiag.yaml;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.ftpdiag.model.Phrase;

/**
 * A text.
 *
 * @param written as it stands in the file, references to the environment as they are written: the
 *     only form that may be shown
 * @param text what it means
 * @param secret whether a part of it came from the environment
 * @param plain whether it stands without quotes
 */
public record YamlScalar(Place place, String written, String text, boolean secret, boolean plain)
    implements YamlNode {

  /** Whether it is YAML's null: nothing, {@code ~} or {@code null}. */
  public boolean isNull() {
    return plain && !secret && (text.isEmpty() || text.equals("~") || text.equals("null"));
  }

  /**
   * Words with what stands in the file in the place of what came from the environment: the values
   * of secrets, and parts of them such as a user in a URL.
   */
  public static Phrase written(Phrase said, Collection<YamlScalar> scalars) {
    Map<String, String> facts = new HashMap<>();
    said.facts()
        .forEach(
            (name, value) -> {
              String shown = value;
              for (YamlScalar scalar : scalars) {
                shown = scalar.hiddenIn(shown);
              }
              facts.put(name, shown);
            });
    return new Phrase(said.key(), facts);
  }

  private String hiddenIn(String fact) {
    String value = text.toLowerCase(Locale.ROOT);
    String lower = fact.toLowerCase(Locale.ROOT);
    boolean part = lower.length() > 2 && value.contains(lower);
    return secret && !value.isEmpty() && (part || lower.contains(value)) ? written : fact;
  }

  @Override
  public String toString() {
    return place + " " + written;
  }
}
