package org.ftpdiag.report.advice;

import java.util.List;
import org.ftpdiag.model.Finding;
import org.ftpdiag.report.words.Words;

/**
 * One finding as a person reads it.
 *
 * @param finding as it was diagnosed, its facts untouched
 * @param advice its words, the facts in them fit to be shown
 * @param evidence what was observed, a sentence each, fit to be shown
 */
public record ReadableFinding(Finding finding, AdviceText advice, List<String> evidence) {

  public static ReadableFinding of(Finding f, Advice advice, Words words) {
    return new ReadableFinding(
        f, advice.of(f), f.evidence().stream().flatMap(p -> words.known(p).stream()).toList());
  }
}
