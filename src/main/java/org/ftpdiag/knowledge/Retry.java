package org.ftpdiag.knowledge;

import java.util.Locale;

/** Whether what was answered so may be tried again. */
public enum Retry {
  /** It worked. */
  NEEDLESS,
  /** The server waits for the next command of the sequence. */
  NEXT,
  /** The same again at once is in order. */
  NOW,
  /** The same again may work later. */
  LATER,
  /** Not before something has been changed. */
  CHANGED;

  /** The name in tables and words, such as {@code later}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
