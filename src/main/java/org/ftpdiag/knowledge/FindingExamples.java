package org.ftpdiag.knowledge;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;

/**
 * What a finding looks like in a session, in which steps it shows, and which others are taken for
 * it: {@code findings.tsv}. It is the same in every language.
 */
public final class FindingExamples {
  private static final int COLUMNS = 4;

  /**
   * The row of a finding.
   *
   * @param steps those in which it shows: it is known to be absent when each of them that was asked
   *     for has run
   * @param related findings that are often confused with it or come with it
   * @param example lines of a session: {@code > } sent, {@code < } received, {@code $ } a command
   *     in a shell, anything else what that prints
   */
  public record Row(List<StepId> steps, List<FindingId> related, List<String> example) {
    public Row {
      steps = List.copyOf(steps);
      related = List.copyOf(related);
      example = List.copyOf(example);
    }
  }

  private final Map<FindingId, Row> rows;

  private FindingExamples(Map<FindingId, Row> rows) {
    this.rows = rows;
  }

  /**
   * Reads the table.
   *
   * @throws IllegalStateException when it is missing, malformed, or names a finding that does not
   *     exist
   */
  public static FindingExamples load() {
    Map<FindingId, Row> rows = new EnumMap<>(FindingId.class);
    for (String[] cells : Tsv.rows("findings.tsv", COLUMNS)) {
      List<StepId> steps = Arrays.stream(cells[1].split(" ")).map(FindingExamples::step).toList();
      List<FindingId> related =
          Arrays.stream(cells[2].split(" ")).map(FindingExamples::finding).toList();
      rows.put(finding(cells[0]), new Row(steps, related, List.of(cells[3].split("\\\\n"))));
    }
    return new FindingExamples(rows);
  }

  private static StepId step(String id) {
    return StepId.valueOf(id.toUpperCase(Locale.ROOT));
  }

  private static FindingId finding(String id) {
    return FindingId.of(id)
        .orElseThrow(() -> new IllegalStateException("findings.tsv: no finding " + id));
  }

  /** The row of a finding; an empty one where there is none. */
  public Row of(FindingId id) {
    return rows.getOrDefault(id, new Row(List.of(), List.of(), List.of()));
  }
}
