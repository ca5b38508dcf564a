package org.ftpdiag.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sentence to be: the key of its words and the facts that fill them. Facts are text as it came
 * from the wire; a renderer escapes it for its medium.
 */
public record Phrase(String key, Map<String, String> facts) {

  public Phrase {
    facts = Map.copyOf(facts);
  }

  /** A phrase with facts given as name, value, name, value ... */
  public static Phrase of(String key, Object... facts) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < facts.length; i += 2) {
      map.put((String) facts[i], String.valueOf(facts[i + 1]));
    }
    return new Phrase(key, map);
  }

  /** By hand, like {@link #hashCode}: linking a record's own takes a short run 10 ms. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Phrase p && key.equals(p.key) && facts.equals(p.facts);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + facts.hashCode();
  }
}
