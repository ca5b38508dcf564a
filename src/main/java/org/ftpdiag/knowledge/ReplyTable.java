package org.ftpdiag.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ftpdiag.model.Reply;

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

  /** The row that tells what the reply means; empty for what nobody need look at, such as a 200. */
  public Optional<ReplyRow> match(Reply reply, ReplyContext context) {
    String text = reply.text();
    for (ReplyRow row : rowsOf(reply.code())) {
      if (row.meets(context) && row.matches(text)) {
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
