package org.ftpdiag.knowledge;

import java.util.Locale;

/** What a code says of the data connection. */
public enum DataRole {
  /** Nothing: the code speaks of the control connection, or of no connection. */
  NONE,
  /** Where it will be made is agreed; it is not made yet. */
  AGREED,
  /** It is being opened. */
  OPENING,
  /** It is open. */
  OPEN,
  /** It has done its work and is closed. */
  FINISHED,
  /** It is not made, or not accepted. */
  FAILED,
  /** It was open and has been cut. */
  CUT,
  /** It is given up or never begun, for a reason of its own. */
  UNUSED;

  /** The name in tables and words, such as {@code agreed}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
