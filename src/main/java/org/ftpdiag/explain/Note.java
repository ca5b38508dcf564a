package org.ftpdiag.explain;

import java.util.Optional;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Phrase;

/**
 * What a line of a log means, for its margin.
 *
 * @param phrase the words, where they are not those of a finding
 * @param finding what the line will be found to be, or would be if it stops the work
 * @param bad whether it tells of something that went wrong
 */
public record Note(Phrase phrase, Optional<FindingId> finding, boolean bad) {
  public static Note of(String key, boolean bad, Object... facts) {
    return new Note(Phrase.of(key, facts), Optional.empty(), bad);
  }

  public static Note of(FindingId finding) {
    return new Note(Phrase.of("finding." + finding.id() + ".title"), Optional.of(finding), true);
  }
}
