package org.ftpdiag.diagnose;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.knowledge.ReplyContext;
import org.ftpdiag.knowledge.ReplyRow;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;

/**
 * What a reply means: by the table, else by its words and digits.
 *
 * @param row the row that knew it; empty when nothing but the words did
 */
record Meaning(FindingId id, Optional<ReplyRow> row) {
  // What the table says where it knows the code and not the text: words may say more.
  private static final Set<FindingId> VAGUE =
      EnumSet.of(FindingId.DATA_UNAVAILABLE, FindingId.DATA_ABORTED, FindingId.SERVICE_UNAVAILABLE);
  private static final Set<String> WRITES = Set.of("STOR", "APPE", "STOU", "CWD");
  private static final Set<String> LISTS = Set.of("LIST", "NLST", "MLSD", "CWD");

  /** What the table says; empty when it knows nothing or has nothing to say. */
  static Optional<Meaning> known(Case c, Said s) {
    return match(c, s, s.after())
        .flatMap(
            r -> r.finding().map(f -> new Meaning(inPlace(f, s, c.anonymous()), Optional.of(r))));
  }

  private static Optional<ReplyRow> match(Case c, Said s, String after) {
    return c.table().match(s.reply(), new ReplyContext(after, c.server().family(), s.flags()));
  }

  /** What a reply means that stopped something: never less than a failure. */
  static Meaning ofFailure(Case c, Said s) {
    FindingId byWords = ByWords.of(s, c.anonymous());
    return known(c, s)
        .filter(m -> canFail(m.id))
        .filter(m -> m.id == byWords || !m.vague())
        .orElseGet(() -> new Meaning(byWords, Optional.empty()));
  }

  /** What a 421 in mid-session means. */
  static Meaning ofClosing(Case c, Said s) {
    Optional<Meaning> known =
        known(c, s).filter(m -> canFail(m.id) && m.id != FindingId.SERVICE_UNAVAILABLE);
    if (known.isPresent()) {
      return known.get();
    }
    Optional<ReplyRow> idle =
        match(c, s, "idle")
            .filter(r -> r.finding().filter(f -> f == FindingId.IDLE_TIMEOUT).isPresent())
            .filter(r -> !r.product().equals("*") || Wording.IDLE.in(s.reply().text()));
    return idle.map(r -> new Meaning(FindingId.IDLE_TIMEOUT, Optional.of(r)))
        .orElseGet(() -> new Meaning(ByWords.closing(s.reply().text()), Optional.empty()));
  }

  boolean vague() {
    return VAGUE.contains(id) && row.filter(ReplyRow::anyText).isPresent();
  }

  private static boolean canFail(FindingId id) {
    return id.severity() == Severity.FAIL || id == FindingId.TLS_SESSION_REUSE_REQUIRED;
  }

  /** The same words mean another thing where a directory or another kind of user is spoken of. */
  static FindingId inPlace(FindingId id, Said s, boolean anonymous) {
    if (id == FindingId.LOGIN_REJECTED && anonymous) {
      return FindingId.ANONYMOUS_REFUSED;
    }
    if (id == FindingId.FILE_NOT_FOUND
        && (WRITES.contains(s.after()) || LISTS.contains(s.after()))) {
      return FindingId.DIRECTORY_MISSING;
    }
    if (id == FindingId.TLS_REQUIRED && s.encrypted()) {
      return FindingId.TLS_DATA_REQUIRED;
    }
    return id;
  }
}
