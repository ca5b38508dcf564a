package org.ftpdiag.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ftpdiag.model.Phrase;

/** Gathers what is wrong with a file, so that all of it is said at once. Not thread-safe. */
public final class Faults {
  private final List<Fault> found = new ArrayList<>();

  /**
   * Notes one.
   *
   * @param key under {@code yaml.error.}
   * @param facts name, value, name, value ...; of a text always what is written in the file
   */
  public void add(Place place, String key, Object... facts) {
    add(place, Phrase.of("yaml.error." + key, facts));
  }

  /** Notes one with words of its own. */
  public void add(Place place, Phrase what) {
    found.add(new Fault(place, what));
  }

  public boolean any() {
    return !found.isEmpty();
  }

  /**
   * Ends here where there is one.
   *
   * @throws YamlException with all of them
   */
  public void check() throws YamlException {
    if (any()) {
      throw exception();
    }
  }

  YamlException exception() {
    Comparator<Fault> place =
        Comparator.<Fault>comparingInt(f -> f.place().line())
            .thenComparingInt(f -> f.place().column());
    return new YamlException(found.stream().sorted(place).toList());
  }
}
