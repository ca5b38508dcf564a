package org.ftpdiag.fleet.input;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ftpdiag.fleet.FleetException;

/**
 * Comma separated values (RFC 4180) under a line of names. A record ends with its line: no option
 * of a probe may hold a line break.
 */
final class CsvForm implements LineForm {
  private final List<String> names;

  private CsvForm(List<String> names) {
    this.names = names;
  }

  /** Whether a first line is one of names rather than a target. */
  static boolean is(String first) {
    String word = first.strip().split("[ \t]", 2)[0].toLowerCase(Locale.ROOT);
    return word.indexOf(',') >= 0 || word.equals(JsonForm.TARGET) || word.equals("\"target\"");
  }

  /**
   * The form that a first line names.
   *
   * @param known the names of options
   * @throws FleetException where it cannot be used
   */
  static CsvForm of(long line, String first, Set<String> known, String file) {
    List<String> names =
        fields(first).orElse(List.of()).stream()
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .toList();
    Set<String> all = new TreeSet<>(known);
    all.add(JsonForm.TARGET);
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!all.contains(name) || !seen.add(name)) {
        throw new FleetException(
            "fleet-column",
            "file",
            file,
            "line",
            line,
            "column",
            name,
            "choices",
            String.join(", ", all));
      }
    }
    if (!seen.contains(JsonForm.TARGET)) {
      throw new FleetException("fleet-columns", "file", file, "line", line);
    }
    return new CsvForm(names);
  }

  @Override
  public Optional<Entry> read(long line, String text) {
    if (text.isBlank() || text.stripLeading().startsWith("#")) {
      return Optional.empty();
    }
    Optional<List<String>> fields = fields(text);
    if (fields.isEmpty()) {
      return Optional.of(Entry.refused(line, text, "fleet-quote"));
    }
    if (fields.get().size() != names.size()) {
      return Optional.of(
          Entry.refused(
              line, text, "fleet-fields", "n", fields.get().size(), "names", names.size()));
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (!fields.get().get(i).isEmpty()) {
        options.put(names.get(i), fields.get().get(i));
      }
    }
    String target = options.remove(JsonForm.TARGET);
    return Optional.of(
        target == null
            ? Entry.refused(line, text, "target-missing")
            : Entry.ofOptions(line, text, target, options));
  }

  /** The fields of a line; empty where quotes are not closed, or stand where none may. */
  private static Optional<List<String>> fields(String text) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    int i = 0;
    while (true) {
      field.setLength(0);
      if (i < text.length() && text.charAt(i) == '"') {
        for (i++; ; i++) {
          if (i >= text.length()) {
            return Optional.empty();
          }
          if (text.charAt(i) != '"') {
            field.append(text.charAt(i));
          } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
            field.append('"');
            i++;
          } else {
            break;
          }
        }
        i++;
        if (i < text.length() && text.charAt(i) != ',') {
          return Optional.empty();
        }
        fields.add(field.toString());
      } else {
        int comma = text.indexOf(',', i);
        int end = comma < 0 ? text.length() : comma;
        fields.add(text.substring(i, end).strip());
        i = end;
      }
      if (i >= text.length()) {
        return Optional.of(fields);
      }
      i++; // the comma
    }
  }
}
