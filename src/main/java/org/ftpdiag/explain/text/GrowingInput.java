package org.ftpdiag.explain.text;

/** A log that is read while it is written: nothing is waited for but its next line. */
public interface GrowingInput {
  /** Ends it, from whatever thread: what was written by now is read, and then comes the end. */
  void stop();
}
