package org.ftpdiag.fleet;

/** A file of targets, of reports, or an option cannot be used. Ends as one line and exit code 2. */
public final class FleetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Object[] facts;

  /**
   * An error under a key of the words.
   *
   * @param key without its beginning {@code cli.error.}
   * @param facts name, value, name, value ...
   */
  public FleetException(String key, Object... facts) {
    super(key);
    this.facts = facts.clone();
  }

  /** Name, value, name, value ... */
  public Object[] facts() {
    return facts.clone();
  }
}
