package org.ftpdiag.report.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.report.words.ServerText;

/**
 * A document of JSON that somebody sent: asked for what is due, it gives nothing where it differs.
 */
public final class JsonTree {
  private static final int DEEPEST = 30;
  private static final long LONGEST = 256L << 20;
  private static final int LONGEST_TEXT = 4000;

  private final Object value;

  private JsonTree(Object value) {
    this.value = value;
  }

  /**
   * Reads one.
   *
   * @throws IOException where it cannot be read, or is no JSON
   */
  public static JsonTree read(InputStream in) throws IOException {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxDocumentLength(LONGEST).build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(bounds).build();
    try (JsonParser json = factory.createParser(in)) {
      json.nextToken();
      return new JsonTree(value(json));
    }
  }

  private static Object value(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, JsonTree> all = new LinkedHashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        all.put(name, new JsonTree(value(json)));
      }
      return all;
    }
    if (token == JsonToken.START_ARRAY) {
      List<JsonTree> all = new ArrayList<>();
      for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
        if (t == null) {
          throw new IOException("the document ends within an array");
        }
        all.add(new JsonTree(value(json)));
      }
      return all;
    }
    if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      return json.getDoubleValue();
    }
    return token == JsonToken.VALUE_STRING
        ? json.getText()
        : token == JsonToken.VALUE_TRUE
            ? Boolean.TRUE
            : token == JsonToken.VALUE_FALSE ? Boolean.FALSE : "";
  }

  /** A part of an object; without a value where there is none. */
  public JsonTree at(String name) {
    return value instanceof Map<?, ?> all && all.get(name) instanceof JsonTree part
        ? part
        : new JsonTree("");
  }

  /** Whether it has named parts. */
  public boolean isObject() {
    return value instanceof Map<?, ?>;
  }

  /** Whether there is none, or null, or an empty text. */
  public boolean isNothing() {
    return "".equals(value);
  }

  /** The parts of an array. */
  public List<JsonTree> all() {
    List<JsonTree> parts = new ArrayList<>();
    if (value instanceof List<?> all) {
      all.forEach(part -> parts.add((JsonTree) part));
    }
    return parts;
  }

  /** A text fit to be shown; empty for an empty one, and for what is none. */
  public Optional<String> text() {
    return value instanceof String s && !s.isBlank()
        ? Optional.of(ServerText.shown(s, LONGEST_TEXT))
        : Optional.empty();
  }

  /** Texts in which lines may end, as those that can be pasted do. */
  public Optional<String> lines() {
    return value instanceof String s && !s.isBlank()
        ? Optional.of(
            String.join("\n", s.lines().map(line -> ServerText.shown(line, LONGEST_TEXT)).toList()))
        : Optional.empty();
  }

  public List<String> texts() {
    return all().stream().flatMap(t -> t.lines().stream()).toList();
  }

  public Optional<Double> number() {
    return value instanceof Double d ? Optional.of(d) : Optional.empty();
  }

  public Optional<Boolean> bool() {
    return value instanceof Boolean b ? Optional.of(b) : Optional.empty();
  }

  public boolean flag() {
    return Boolean.TRUE.equals(value);
  }
}
