package org.ftpdiag.report.pages;

import java.util.List;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.advice.ReadableFinding;

/**
 * What is known of a finding before any session showed it, in the reader's language.
 *
 * @param readable its words, without facts; there is no evidence
 * @param causes why it happens as a rule, the most frequent first
 * @param tell how to tell the causes apart
 * @param settings what mends it on which product
 * @param said what servers say that means it
 * @param codes the reply codes they say it with
 * @param example lines of a session (see {@link org.ftpdiag.knowledge.FindingExamples})
 * @param related findings that are confused with it
 */
public record FindingSheet(
    ReadableFinding readable,
    List<String> causes,
    String tell,
    List<Block.OnProduct> settings,
    List<Said> said,
    List<String> codes,
    List<String> example,
    List<FindingId> related) {

  /**
   * A reply that means it.
   *
   * @param product the name of the product; empty where any may say it
   */
  record Said(String code, String product, String text) {}

  FindingId id() {
    return readable.finding().id();
  }
}
