package org.ftpdiag.explain;

/** A file that is no log of a known kind. */
public final class UnreadableLogException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String beginning;

  /**
   * A file that cannot be used.
   *
   * @param reason {@code empty}, {@code unknown}, {@code capture} (a capture of a kind of network
   *     that is not read) {@code no-ftp} (a capture without FTP) or {@code cut} (a capture of
   *     headers alone)
   * @param beginning its first line, or what is special about it; bounded, not escaped
   */
  public UnreadableLogException(String reason, String beginning) {
    super(reason);
    this.beginning = beginning;
  }

  /** Why, as a key. */
  public String reason() {
    return getMessage();
  }

  public String beginning() {
    return beginning;
  }
}
