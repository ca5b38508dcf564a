package org.ftpdiag.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.seen.Reply;

/**
 * One diagnosis.
 *
 * @param step where it was seen
 * @param reply the server's reply that shows it
 * @param family the dialect whose settings the advice should name (see {@link
 *     ServerIdentity#family})
 * @param setting a setting of that product which mends just this, where the reply table knows it
 * @param note the key of one more sentence of explanation; empty for none
 * @param facts what fills the words: addresses, ports, names, times
 * @param evidence what was observed; never empty for a warn or fail
 */
public record Finding(
    FindingId id,
    Severity severity,
    StepId step,
    Side side,
    Optional<Reply> reply,
    Optional<String> family,
    Optional<String> setting,
    Optional<String> note,
    Map<String, String> facts,
    List<Phrase> evidence) {

  public Finding {
    facts = Map.copyOf(facts);
    evidence = List.copyOf(evidence);
  }
}
