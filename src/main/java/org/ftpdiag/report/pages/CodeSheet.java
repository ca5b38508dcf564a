package org.ftpdiag.report.pages;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.knowledge.CodePage;
import org.ftpdiag.knowledge.ProductWording;
import org.ftpdiag.knowledge.ProductWordings;
import org.ftpdiag.model.Side;

/**
 * The page of a code in the reader's language.
 *
 * @param page what is the same in every language
 * @param known false for a code that stands in no table: it is explained by its digits
 * @param title the official name
 * @param brief a few words
 * @param promise what the family promises, in a few words
 * @param digits what first and second digit promise, in sentences
 * @param description what it says
 * @param when when one sees it
 * @param fixes what to do
 * @param meanings those that compete, in the order of {@link CodePage#meanings}
 * @param alsoAfter commands after which real servers send it besides those of the standard
 * @param worded what products are known to say with it
 * @param products their names
 */
record CodeSheet(
    CodePage page,
    boolean known,
    String title,
    String brief,
    String promise,
    String digits,
    String description,
    String when,
    List<Fix> fixes,
    List<Competing> meanings,
    List<String> alsoAfter,
    ProductWordings worded,
    List<String> products) {

  /** What to do, and who; nobody's side when there is nothing to do or all do the same. */
  record Fix(Optional<Side> side, String text) {}

  /** One of several meanings. */
  record Competing(String who, String text, boolean chosen) {}

  /** What products are known to say with it, made readable each time it is asked for. */
  List<ProductWording> wordings() {
    return worded.texts();
  }

  /** The code as people write it: {@code 550}, {@code iis-13}. */
  String name() {
    return page.name();
  }
}
