package org.ftpdiag.fleet;

import org.ftpdiag.model.Phrase;

/** A line of a fleet cannot be used; the others can. */
public final class RefusedLineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Phrase why;

  public RefusedLineException(Phrase why) {
    super(why.key());
    this.why = why;
  }

  public Phrase why() {
    return why;
  }
}
