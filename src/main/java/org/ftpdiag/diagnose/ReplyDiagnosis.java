package org.ftpdiag.diagnose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.knowledge.Product;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.knowledge.ReplyContext;
import org.ftpdiag.knowledge.ReplyRow;
import org.ftpdiag.knowledge.ReplyTable;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.Reply;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;

/** What the probe would find in one reply, taken by itself: by the same table, words and digits. */
public final class ReplyDiagnosis {
  private static final Set<String> READS = Set.of("RETR", "SIZE", "MDTM", "REST");
  private static final Set<String> LISTS =
      Set.of("LIST", "NLST", "MLSD", "MLST", "CWD", "CDUP", "PWD", "STAT");

  private final ReplyTable table;
  private final Products products;

  public ReplyDiagnosis(ReplyTable table, Products products) {
    this.table = table;
    this.products = products;
  }

  /** What a reply means in its context; empty where there is nothing to find. */
  public Optional<Finding> of(Reply reply, ReplyContext context) {
    Said said =
        new Said(
            new Place(0, step(context.after()), 0), context.after(), "", reply, context.flags());
    boolean anonymous = context.flags().contains(ReplyContext.Flag.ANONYMOUS);
    Optional<ReplyRow> row = row(reply, context);
    if (row.isPresent() && row.get().finding().isEmpty()) {
      return Optional.empty();
    }
    Optional<Meaning> known =
        row.map(r -> new Meaning(Meaning.inPlace(r.finding().get(), said, anonymous), row));
    if (!reply.negative()) {
      return known.map(m -> finding(m, said, context));
    }
    FindingId byWords = ByWords.of(said, anonymous);
    Meaning meaning =
        known
            .filter(m -> m.id() == byWords || !m.vague())
            .orElseGet(() -> new Meaning(byWords, Optional.empty()));
    return Optional.of(finding(meaning, said, context));
  }

  /**
   * The row of the table that tells what the reply means: a 421 may answer any command and speak of
   * the session (RFC 959 section 5.4).
   */
  public Optional<ReplyRow> row(Reply reply, ReplyContext context) {
    Optional<ReplyRow> row = table.match(reply, context);
    if (reply.code() != 421 || row.filter(r -> !vague(r)).isPresent()) {
      return row;
    }
    return table
        .match(reply, new ReplyContext("idle", context.family(), context.flags()))
        .filter(r -> !vague(r) && !r.anyText()) // its bare code says that it came unasked
        .or(() -> row);
  }

  private static boolean vague(ReplyRow row) {
    return row.finding().equals(Optional.of(FindingId.SERVICE_UNAVAILABLE))
        && row.product().equals("*");
  }

  private Finding finding(Meaning meaning, Said said, ReplyContext context) {
    FindingId id = meaning.id();
    Map<String, String> facts = new HashMap<>();
    facts.put("code", Integer.toString(said.reply().code()));
    facts.put("text", Quote.of(said.reply().text()));
    facts.put("command", said.line());
    context
        .family()
        .ifPresent(f -> facts.put("product", products.of(f).map(Product::name).orElse(f)));
    if (id == FindingId.TOO_MANY_CONNECTIONS) {
      Wording.limited(said.reply().text()).ifPresent(v -> facts.put("variant", v));
    }
    if (id == FindingId.DIRECTORY_MISSING && !Wording.MISSING.in(said.reply().text())) {
      facts.put("variant", "unclear"); // 550 alone may mean absent or forbidden
    }
    Optional<String> worded = meaning.row().map(ReplyRow::product).filter(p -> !p.equals("*"));
    return new Finding(
        id,
        // As info it is a remark on a server that works; a refusal because of it stops the work.
        id == FindingId.TLS_SESSION_REUSE_REQUIRED ? Severity.FAIL : id.severity(),
        said.place().step(),
        id.side(),
        Optional.of(said.reply()),
        context.family().or(() -> worded),
        meaning.row().flatMap(ReplyRow::setting),
        meaning.row().flatMap(ReplyRow::note).map(key -> "note." + key),
        facts,
        List.of(
            Phrase.of("evidence.reply", "command", said.line(), "reply", Quote.of(said.reply()))));
  }

  private static StepId step(String after) {
    return switch (after) {
      case "greeting", "connect" -> StepId.GREETING;
      case "AUTH", "PBSZ", "PROT", "CCC" -> StepId.TLS;
      case "USER", "PASS", "ACCT" -> StepId.LOGIN;
      case "PASV", "EPSV" -> StepId.PASSIVE;
      case "PORT", "EPRT" -> StepId.ACTIVE;
      case "STOR", "STOU", "APPE", "DELE", "MKD", "RMD", "RNFR", "RNTO" -> StepId.UPLOAD;
      case "QUIT" -> StepId.QUIT;
      default ->
          READS.contains(after)
              ? StepId.DOWNLOAD
              : LISTS.contains(after) ? StepId.LIST : StepId.FEATURES;
    };
  }
}
