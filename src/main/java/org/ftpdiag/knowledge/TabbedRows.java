package org.ftpdiag.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a table of this package: UTF-8 lines, columns parted by tabs; lines that begin with {@code
 * #} and empty lines are comments, the first other line is the heading.
 */
final class TabbedRows {

  private TabbedRows() {}

  /**
   * The rows of a resource, without the heading.
   *
   * @param name a file next to this class
   * @param columns how many columns each row must have
   * @throws IllegalStateException when the resource is missing or a row has another number of
   *     columns: the build is broken then
   */
  static List<List<String>> read(String name, int columns) {
    InputStream stream = TabbedRows.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IllegalStateException("no resource " + name);
    }
    List<List<String>> rows = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      boolean heading = true;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        List<String> row = List.of(line.split("\t", -1));
        if (row.size() != columns) {
          throw new IllegalStateException(name + ": not " + columns + " columns: " + line);
        }
        if (!heading) {
          rows.add(row);
        }
        heading = false;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    return rows;
  }
}
