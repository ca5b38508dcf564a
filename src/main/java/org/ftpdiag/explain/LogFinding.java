package org.ftpdiag.explain;

import java.util.List;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Phrase;

/**
 * A finding and where the log shows it.
 *
 * @param finding as it was diagnosed, without facts that the log does not tell
 * @param lines what shows it, in the order of the log
 * @param remarks what was concluded besides
 * @param session its number in the log, from 1 on, in the order in which they begin
 * @param first the first line of its session
 * @param last the last line of its session at that moment
 */
public record LogFinding(
    Finding finding,
    List<LogQuote> lines,
    List<Phrase> remarks,
    int session,
    long first,
    long last) {

  public LogFinding {
    lines = List.copyOf(lines);
    remarks = List.copyOf(remarks);
  }
}
