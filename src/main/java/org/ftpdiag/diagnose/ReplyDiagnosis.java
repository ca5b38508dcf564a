package org.ftpdiag.diagnose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.knowledge.Product;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.knowledge.ReplyContext;
import org.ftpdiag.knowledge.ReplyRow;
import org.ftpdiag.knowledge.ReplyTable;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Reply;

/** What the probe would find in one reply, taken by itself: by the same table. */
public final class ReplyDiagnosis {
  private final ReplyTable table;
  private final Products products;

  public ReplyDiagnosis(ReplyTable table, Products products) {
    this.table = table;
    this.products = products;
  }

  /** What a reply means in its context; empty where there is nothing to find. */
  public Optional<Finding> of(Reply reply, ReplyContext context) {
    ReceivedReply said =
        new ReceivedReply(
            new Moment(0, step(context.after()), 0),
            context.after(),
            "",
            reply,
            context.flags(),
            false);
    Optional<ReplyRow> row = table.match(reply, context);
    return row.flatMap(r -> r.finding(context).map(id -> finding(id, r, said, context)));
  }

  /** The row of the table that tells what the reply means. */
  public Optional<ReplyRow> row(Reply reply, ReplyContext context) {
    return table.match(reply, context);
  }

  private Finding finding(FindingId id, ReplyRow row, ReceivedReply said, ReplyContext context) {
    Map<String, String> facts = new HashMap<>();
    facts.put("code", Integer.toString(said.reply().code()));
    facts.put("text", Quote.of(said.reply().text()));
    facts.put("command", said.line());
    context
        .family()
        .ifPresent(f -> facts.put("product", products.of(f).map(Product::name).orElse(f)));
    if (id == FindingId.SERVICE_UNAVAILABLE && !said.after().equals(ReceivedReply.GREETING)) {
      facts.put("variant", "session");
    }
    row.variant().ifPresent(v -> facts.put("variant", v));
    Optional<String> worded = Optional.of(row.product()).filter(p -> !p.equals("*"));
    return new Finding(
        id,
        // As info it is a remark on a server that works; a refusal because of it stops the work.
        id == FindingId.TLS_SESSION_REUSE_REQUIRED ? Severity.FAIL : id.severity(),
        said.place().step(),
        id.side(),
        Optional.of(said.reply()),
        context.family().or(() -> worded),
        row.setting(),
        row.note().map(key -> "note." + key),
        facts,
        List.of(
            Phrase.of("evidence.reply", "command", said.line(), "reply", Quote.of(said.reply()))));
  }

  private static StepId step(String after) {
    return switch (after) {
      case "greeting", "connect" -> StepId.GREETING;
      default -> StepId.of(after);
    };
  }
}
