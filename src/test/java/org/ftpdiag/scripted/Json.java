package org.ftpdiag.scripted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.ftpdiag.report.ParsedJson;

/** A JSON object, read back. */
public record Json(Map<String, Object> fields) {

  /** Reads one object and nothing else; no name may occur twice in it. */
  public static Json of(String text) {
    try {
      return new Json(ParsedJson.object(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Json object(Object value) {
    return value == null ? null : new Json((Map<String, Object>) value);
  }

  Object get(String name) {
    return fields.get(name);
  }

  String text(String name) {
    return String.valueOf(fields.get(name));
  }

  Json object(String name) {
    return object(fields.get(name));
  }

  /** The objects of a list; none where there is no list. */
  List<Json> objects(String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().map(Json::object).toList()
        : List.of();
  }

  /** Whether it has all these names, separated by blanks. */
  boolean has(String names) {
    return fields.keySet().containsAll(List.of(names.split(" ")));
  }

  /** Whether there is something under a name: no null, no empty text or list. */
  boolean says(String name) {
    Object value = fields.get(name);
    return value != null && !value.equals("") && !value.equals(List.of());
  }
}
