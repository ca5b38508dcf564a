package org.ftpdiag.explain;

import org.ftpdiag.explain.text.Period;

/**
 * What of a log is asked for.
 *
 * @param period by the times of its lines
 * @param session by its number in the log, from 1 on; 0 for all
 */
public record LogSelection(Period period, int session) {
  /** All of it. */
  public static final LogSelection ALL = new LogSelection(Period.ALL, 0);
}
