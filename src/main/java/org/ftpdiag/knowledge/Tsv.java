package org.ftpdiag.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.model.Resource;

/** Reads the tables of this package: tab-separated, a header line, {@code #} for comments. */
final class Tsv {
  private Tsv() {}

  /** The lines of a resource as they are, the header included. */
  static List<String> lines(String resource) {
    return List.of(new String(bytes(resource), StandardCharsets.UTF_8).split("\n"));
  }

  /**
   * The beginnings of the rows whose first column names a key, alone or among others separated by
   * commas. What is not asked for is not even turned into text: for one key of a long table that is
   * most of the work.
   *
   * @param key empty for every row
   * @param columns how many columns to take, at most those there are
   */
  static List<String[]> naming(String resource, String key, int columns) {
    byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
    List<String[]> found = new ArrayList<>();
    byte[] table = bytes(resource);
    boolean header = true;
    int start = 0;
    while (start < table.length) {
      int end = start;
      while (end < table.length && table[end] != '\n') {
        end++;
      }
      boolean row = end > start && table[start] != '#';
      if (row && !header && (wanted.length == 0 || names(table, start, wanted))) {
        found.add(columns(table, start, end, columns));
      }
      header &= !row;
      start = end + 1;
    }
    return found;
  }

  private static String[] columns(byte[] table, int start, int end, int columns) {
    List<String> cells = new ArrayList<>(columns);
    int at = start;
    while (cells.size() < columns && at <= end) {
      int tab = at;
      while (tab < end && table[tab] != '\t') {
        tab++;
      }
      cells.add(new String(table, at, tab - at, StandardCharsets.UTF_8));
      at = tab + 1;
    }
    return cells.toArray(new String[0]);
  }

  private static byte[] bytes(String resource) {
    byte[] bytes = Resource.bytes(Tsv.class, resource);
    if (bytes == null) {
      throw new IllegalStateException("missing resource " + resource);
    }
    return bytes;
  }

  private static boolean names(byte[] table, int start, byte[] wanted) {
    int at = start;
    while (true) {
      int i = 0;
      while (i < wanted.length && at + i < table.length && table[at + i] == wanted[i]) {
        i++;
      }
      int end = at + i;
      if (i == wanted.length && (table[end] == '\t' || table[end] == ',')) {
        return true;
      }
      while (end < table.length && table[end] != ',' && table[end] != '\t' && table[end] != '\n') {
        end++;
      }
      if (end >= table.length || table[end] != ',') {
        return false;
      }
      at = end + 1;
    }
  }

  /** Whether a line holds a row. The header is the first line that is no comment. */
  static boolean isRow(String line) {
    return !line.isEmpty() && line.charAt(0) != '#';
  }

  /**
   * The rows of a resource without its header.
   *
   * @throws IllegalStateException for a row with another number of columns: the build is broken
   *     then
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
        throw new IllegalStateException(resource + ": " + line);
      }
      if (!header) {
        rows.add(cells);
      }
      header = false;
    }
    return rows;
  }
}
