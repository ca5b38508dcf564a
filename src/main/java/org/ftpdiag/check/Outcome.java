package org.ftpdiag.check;

import org.ftpdiag.model.Phrase;

/** What became of an expectation; see {@link Expectation}. */
public record Outcome(String id, String subject, boolean passed, Phrase expected, Phrase seen) {

  /** Its keys and what it is about: {@code features.present MLST}. */
  public String name() {
    return subject.isEmpty() ? id : id + " " + subject;
  }
}
