package org.ftpdiag.diagnose;

import java.util.Optional;
import org.ftpdiag.knowledge.ReplyContext;
import org.ftpdiag.knowledge.ReplyRow;
import org.ftpdiag.model.FindingId;

/**
 * What a reply means, by the reply table.
 *
 * @param row the row that knew it; empty for a reply that neither grants nor refuses
 */
public record Meaning(FindingId id, Optional<ReplyRow> row) {

  /** What the table says; empty when it knows nothing or has nothing to say. */
  public static Optional<Meaning> known(Case c, ReceivedReply s) {
    ReplyContext at = c.context(s);
    return c.table().match(s.reply(), at).flatMap(r -> of(r, at));
  }

  /** What a reply means that stopped something. */
  public static Meaning ofFailure(Case c, ReceivedReply s) {
    ReplyContext at = c.context(s);
    return known(c, s)
        .or(() -> c.table().byCode(s.reply(), at).flatMap(r -> of(r, at)))
        .orElseGet(() -> new Meaning(FindingId.REPLY_MALFORMED, Optional.empty()));
  }

  private static Optional<Meaning> of(ReplyRow row, ReplyContext at) {
    return row.finding(at).map(id -> new Meaning(id, Optional.of(row)));
  }

  /** Whether it is the code that says it and no word. */
  public boolean byCode() {
    return row.filter(ReplyRow::anyText).isPresent();
  }

  /** Which of the explanations of its finding fits; empty where there is one. */
  Optional<String> variant() {
    if (row.isEmpty()) {
      return Optional.of("unexpected");
    }
    return row.flatMap(ReplyRow::variant);
  }

  public boolean variant(String name) {
    return variant().filter(name::equals).isPresent();
  }
}
