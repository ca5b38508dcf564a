package org.ftpdiag.report.advice;

import java.util.List;
import java.util.Optional;

/**
 * What a report says about one finding, in the reader's language.
 *
 * @param title what is wrong, in one line without a full stop
 * @param explanation what it means and why it happens
 * @param who the side that can mend it, and its product
 * @param fix what to do, in order
 * @param workaround what helps until then
 * @param references where to read more
 */
public record AdviceText(
    String title,
    String explanation,
    String who,
    List<FixStep> fix,
    Optional<String> workaround,
    List<String> references) {

  public AdviceText {
    fix = List.copyOf(fix);
    references = List.copyOf(references);
  }

  /** What to do, a text each, of which indented lines can be pasted as they are. */
  public List<String> sentences() {
    return fix.stream().map(FixStep::sentence).toList();
  }
}
