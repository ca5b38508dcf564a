package org.ftpdiag.scripted;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object, read back. */
public record Json(Map<String, Object> fields) {

  /** Reads one object and nothing else; no name may occur twice in it. */
  public static Json of(String text) {
    try (JsonParser in = new JsonFactory().createParser(text)) {
      in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no object");
      }
      Json json = object(in);
      if (in.nextToken() != null) {
        throw new IOException("more than one value");
      }
      return json;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Json object(JsonParser in) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      fields.put(name, value(in));
    }
    return new Json(fields);
  }

  private static Object value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(in));
        }
        yield list;
      }
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IOException("unexpected " + in.currentToken());
    };
  }

  Object get(String name) {
    return fields.get(name);
  }

  String text(String name) {
    return String.valueOf(fields.get(name));
  }

  Json object(String name) {
    return (Json) fields.get(name);
  }

  /** The objects of a list; none where there is no list. */
  List<Json> objects(String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().map(Json.class::cast).toList()
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
