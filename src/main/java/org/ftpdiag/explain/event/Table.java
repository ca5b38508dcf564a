package org.ftpdiag.explain.event;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rows of a table that comes with this package. */
public final class Table {
  private Table() {}

  /**
   * The rows without comments and empty lines.
   *
   * @throws IllegalStateException when there is no such table
   */
  public static List<String> rows(String name) {
    InputStream stream = Table.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IllegalStateException("missing: " + name);
    }
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return in.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
