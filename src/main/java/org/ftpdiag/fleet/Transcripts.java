package org.ftpdiag.fleet;

/** Whose reports hold what was said. */
public enum Transcripts {
  NEVER,
  FAIL,
  ALWAYS
}
