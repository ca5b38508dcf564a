package org.ftpdiag.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the tables of this package: tab-separated, a header line, {@code #} for comments. */
final class Tsv {
  private Tsv() {}

  /** The lines of a resource as they are, the header included. */
  static List<String> lines(String resource) {
    try (InputStream in = Tsv.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** Whether a line holds a row. The header is the first line that is no comment. */
  static boolean isRow(String line) {
    return !line.isEmpty() && line.charAt(0) != '#';
  }

  /**
   * The rows of a resource without its header.
   *
   * @throws IllegalArgumentException for a row with another number of columns
   */
  static List<String[]> rows(String resource, int columns) {
    List<String[]> rows = new ArrayList<>();
    boolean header = true;
    for (String line : lines(resource)) {
      if (!isRow(line)) {
        continue;
      }
      String[] cells = line.split("\t", -1);
      if (cells.length != columns) {
        throw new IllegalArgumentException(resource + ": " + line);
      }
      if (!header) {
        rows.add(cells);
      }
      header = false;
    }
    return rows;
  }
}
