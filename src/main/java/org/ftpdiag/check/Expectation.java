package org.ftpdiag.check;

import org.ftpdiag.model.Phrase;

/**
 * One thing that is expected of a server.
 *
 * @param id its keys in a check file, such as {@code tls.min-version}
 * @param subject what it is about where its keys do not say: a feature, a finding, a path; else
 *     empty
 * @param expected what is expected, in words
 * @param judge says whether it holds
 */
public record Expectation(String id, String subject, Phrase expected, Judge judge) {

  /** A pure function of what a probe found. */
  @FunctionalInterface
  public interface Judge {
    Seen of(Evidence evidence);
  }

  /**
   * What was seen in its place.
   *
   * @param holds whether that is what was expected; what could not be seen does not hold
   */
  public record Seen(boolean holds, Phrase what) {
    /** With words under {@code check.seen.}, and facts as name, value, name, value ... */
    public static Seen of(boolean holds, String key, Object... facts) {
      return new Seen(holds, Phrase.of("check.seen." + key, facts));
    }
  }

  /** An expectation whose keys say what it is about. */
  public Expectation(String id, Phrase expected, Judge judge) {
    this(id, "", expected, judge);
  }

  /** What is expected, with words under {@code check.expected.}. */
  static Phrase expects(String key, Object... facts) {
    return Phrase.of("check.expected." + key, facts);
  }

  /** Holds it against what was found. */
  public Outcome judge(Evidence evidence) {
    Seen seen = judge.of(evidence);
    return new Outcome(id, subject, seen.holds(), expected, seen.what());
  }
}
