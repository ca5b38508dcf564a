package org.ftpdiag.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON read back as maps, lists and values. Refuses what is not one object and nothing else. */
public final class ParsedJson {
  private ParsedJson() {}

  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(String text) throws IOException {
    try (JsonParser in = new JsonFactory().createParser(text)) {
      in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      in.nextToken();
      Object value = value(in);
      if (in.nextToken() != null) {
        throw new IOException("more than one value");
      }
      return (Map<String, Object>) value;
    }
  }

  private static Object value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
          String name = in.currentName();
          in.nextToken();
          map.put(name, value(in));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(in));
        }
        yield list;
      }
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT -> in.getLongValue();
      case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IOException("unexpected " + in.currentToken());
    };
  }
}
