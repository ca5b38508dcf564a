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

  /**
   * The rows whose first column names a key, alone or among others parted by commas. The other rows
   * are not even turned into text: for one key of a long table that is most of the work.
   */
  static List<String> naming(String resource, String key) {
    byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
    List<String> found = new ArrayList<>();
    try (InputStream in = Tsv.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      byte[] table = in.readAllBytes();
      int start = 0;
      while (start < table.length) {
        boolean names = names(table, start, wanted);
        int end = start;
        while (end < table.length && table[end] != '\n') {
          end++;
        }
        if (names) {
          found.add(new String(table, start, end - start, StandardCharsets.UTF_8));
        }
        start = end + 1;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
    return found;
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
