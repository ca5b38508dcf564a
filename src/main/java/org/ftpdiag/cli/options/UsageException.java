package org.ftpdiag.cli.options;

import org.ftpdiag.explain.secrets.LogSecrets;
import org.ftpdiag.model.Phrase;

/** The command line, or a file that it names, cannot be used. Ends as one line and exit code 2. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Phrase phrase;

  /**
   * An error under a key of the words.
   *
   * @param key without its beginning {@code cli.error.}
   * @param facts name, value, name, value ...; values may be anything that was typed: passwords
   *     that stand in them as logs and command lines have them are hidden
   */
  public UsageException(String key, Object... facts) {
    super(key);
    Object[] visible = facts.clone();
    for (int i = 1; i < visible.length; i += 2) {
      visible[i] = visible(LogSecrets.of(String.valueOf(visible[i])));
    }
    this.phrase = Phrase.of("cli.error." + key, visible);
  }

  /** In quotes where its end could not be seen otherwise. */
  private static String visible(String typed) {
    return typed.equals(typed.strip()) && !typed.isEmpty() ? typed : "\"" + typed + "\"";
  }

  /** What to say. */
  public Phrase phrase() {
    return phrase;
  }
}
