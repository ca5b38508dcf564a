package org.ftpdiag.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.Reply;

/**
 * What replies mean, read like the rules of a firewall: from the top, and the first row that
 * matches decides. The same 530, 550 or 421 means different things after different commands and on
 * different products, so a row asks for code, occasion, product and wording.
 */
public final class ReplyTable {
  private final List<RawRow> raw;
  private final Map<Integer, List<ReplyRow>> byCode = new ConcurrentHashMap<>();

  private ReplyTable(List<RawRow> raw) {
    this.raw = List.copyOf(raw);
  }

  /** The table of the product, read once. */
  public static ReplyTable load() {
    return Loaded.TABLE;
  }

  /**
   * Reads a table. A row is taken apart when a reply with its code is first looked up: a run meets
   * a handful of codes.
   *
   * @param lines header, comments and rows
   */
  static ReplyTable parse(List<String> lines) {
    List<RawRow> raw = new ArrayList<>(lines.size());
    boolean header = true;
    for (int i = 0; i < lines.size(); i++) {
      if (Tsv.isRow(lines.get(i))) {
        if (!header) {
          raw.add(new RawRow(i + 1, lines.get(i)));
        }
        header = false;
      }
    }
    return new ReplyTable(raw);
  }

  /**
   * The row that tells what the reply means; empty for what nobody need look at, such as a 200.
   *
   * <p>Names are no words: they are taken out first. The first row that matches decides. Where it
   * only says no, what it left unread is asked once more, for a cause. A 421 may answer any command
   * and speak of the session (RFC 959 section 5.4).
   */
  public Optional<ReplyRow> match(Reply reply, ReplyContext context) {
    List<ReplyRow> rows = rowsOf(reply.code());
    String text = context.names().mask(Residue.unsupposed(reply.text()));
    Optional<ReplyRow> row = match(rows, text, context);
    if (reply.code() == 421 && row.filter(ReplyTable::vague).isPresent()) {
      return match(rows, text, context.idle())
          .filter(r -> !vague(r) && !r.anyText()) // its bare code says that it came unasked
          .or(() -> row);
    }
    return row;
  }

  private static boolean vague(ReplyRow row) {
    return row.product().equals("*")
        && row.finding().filter(f -> f == FindingId.SERVICE_UNAVAILABLE).isPresent();
  }

  private static Optional<ReplyRow> match(List<ReplyRow> rows, String text, ReplyContext context) {
    for (ReplyRow row : rows) {
      if (row.meets(context)) {
        Matcher words = row.read(text);
        if (words.find()) {
          return row.refuses()
              ? cause(rows, text, words, row, context).or(() -> Optional.of(row))
              : Optional.of(row);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The first row that names a cause where another one only refuses: a product's own sentence,
   * wherever it stands, or else in what is left of the text.
   */
  private static Optional<ReplyRow> cause(
      List<ReplyRow> rows, String text, Matcher words, ReplyRow refusal, ReplyContext context) {
    String sentences = Residue.sentences(text);
    String rest = Residue.of(text, words, refusal.varies());
    Optional<ReplyRow> left = Optional.empty();
    if (sentences.isEmpty() && rest.isEmpty()) {
      return left;
    }
    for (ReplyRow row : rows) {
      if (row.finding().isPresent() && !row.refuses() && row.meets(context)) {
        if (!sentences.isEmpty() && row.isWholeSentence() && row.matches(sentences)) {
          return Optional.of(row);
        }
        if (left.isEmpty() && !rest.isEmpty() && row.matches(rest)) {
          left = Optional.of(row);
        }
      }
    }
    return left;
  }

  /** The row that knows the code alone, whatever the text says. */
  public Optional<ReplyRow> byCode(Reply reply, ReplyContext context) {
    for (ReplyRow row : rowsOf(reply.code())) {
      if (row.anyText() && row.finding().isPresent() && row.meets(context)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private List<ReplyRow> rowsOf(int code) {
    // Codes of other lengths are rare and a hostile server could think up many: not remembered.
    if (code < 100 || code > 999) {
      return find(code);
    }
    List<ReplyRow> known = byCode.get(code);
    if (known == null) {
      known = find(code);
      byCode.put(code, known);
    }
    return known;
  }

  private List<ReplyRow> find(int code) {
    String digits = Integer.toString(code);
    // A loop, here and below: this is on the way of every start, where the first stream costs 20
    // ms.
    List<ReplyRow> found = new ArrayList<>();
    for (RawRow r : raw) {
      if (r.hasCode(digits)) {
        found.add(r.row());
      }
    }
    return found;
  }

  /**
   * Every row, from the top.
   *
   * @throws IllegalArgumentException for a row that cannot be read
   */
  public List<ReplyRow> rows() {
    return raw.stream().map(RawRow::row).toList();
  }

  /** A row not taken apart yet, or taken apart once for all codes that it serves. */
  private static final class RawRow {
    private final int line;
    private final String text;
    private volatile ReplyRow row;

    RawRow(int line, String text) {
      this.line = line;
      this.text = text;
    }

    boolean hasCode(String digits) {
      int tab = text.indexOf('\t');
      return ReplyRow.codeFits(tab < 0 ? text : text.substring(0, tab), digits);
    }

    /** Always the same object, whoever asks first: rows are told apart by identity. */
    ReplyRow row() {
      if (row == null) {
        synchronized (this) {
          if (row == null) {
            row = ReplyRow.parse(line, text);
          }
        }
      }
      return row;
    }
  }

  private static final class Loaded {
    private static final ReplyTable TABLE = parse(Tsv.lines("replies.tsv"));
  }
}
