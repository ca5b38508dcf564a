package org.ftpdiag.shell;

import org.ftpdiag.model.Phrase;

/** A line of the shell cannot be done as it stands. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Phrase phrase;

  public RefusedException(Phrase phrase) {
    super(phrase.key());
    this.phrase = phrase;
  }

  /** Under a key of the shell's words, without its beginning {@code shell.error.}. */
  static RefusedException of(String key, Object... facts) {
    return new RefusedException(Phrase.of("shell.error." + key, facts));
  }

  /** What to say. */
  public Phrase phrase() {
    return phrase;
  }
}
