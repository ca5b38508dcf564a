package org.ftpdiag.report.reproduce;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Resource;

/**
 * A row of {@code recipes.tsv}.
 *
 * @param finding its id; {@code -} where nothing was found
 * @param step the step in which the finding was made; {@code *} for any
 * @param tool the program
 * @param template the command with names of {@link CommandTerms} in braces
 * @param shows the key of what one will see, under {@code reproduce.shows}
 */
record Recipe(String finding, String step, String tool, String template, String shows) {
  private static final int COLUMNS = 5;

  /** What there is for a finding: rows that name its step go before those for any. */
  static List<Recipe> of(String finding, String step) {
    List<Recipe> all = all().stream().filter(r -> r.names(finding)).toList();
    List<Recipe> own = all.stream().filter(r -> r.step.equals(step)).toList();
    return own.isEmpty() ? all.stream().filter(r -> r.step.equals("*")).toList() : own;
  }

  private boolean names(String id) {
    return List.of(finding.split(",")).contains(id);
  }

  /** The whole table. */
  static List<Recipe> all() {
    byte[] table = Resource.bytes(Recipe.class, "recipes.tsv");
    List<Recipe> rows = new ArrayList<>();
    for (String line : new String(table, StandardCharsets.UTF_8).split("\n")) {
      parse(line).ifPresent(rows::add);
    }
    return rows;
  }

  private static Optional<Recipe> parse(String line) {
    String[] cells = line.split("\t");
    return line.startsWith("#") || cells.length != COLUMNS || cells[0].equals("finding")
        ? Optional.empty()
        : Optional.of(new Recipe(cells[0], cells[1], cells[2], cells[3], cells[4]));
  }
}
