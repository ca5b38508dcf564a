package org.ftpdiag.explain;

/** A file that is no log of a known kind. */
public final class UnreadableLogException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String detail;

  /**
   * A file that cannot be used.
   *
   * @param reason {@code empty}, {@code unknown}, {@code unknown-marked}, {@code capture} (a
   *     capture of a kind of network that is not read) {@code no-ftp} (a capture without FTP) or
   *     {@code cut} (a capture of headers alone), {@code session} (it has not so many), {@code
   *     timeless} (its lines do not tell the time or the date that was asked for), {@code period}
   *     (no line lies in it), {@code unread} (nothing of it is part of a session) or {@code
   *     replyless} (it has commands, and nothing that answers them)
   * @param detail what is special about it: its mark, a number of packets; never its content
   */
  public UnreadableLogException(String reason, String detail) {
    super(reason);
    this.detail = detail;
  }

  /** Why, as a key. */
  public String reason() {
    return getMessage();
  }

  /** What is special about it; empty for nothing. */
  public String detail() {
    return detail;
  }
}
