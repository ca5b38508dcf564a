package org.ftpdiag.fleet.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An object a line, its names those of options. */
final class JsonForm implements LineForm {
  static final String TARGET = "target";

  private final JsonFactory factory =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  @Override
  public Optional<Entry> read(long line, String text) {
    if (text.isBlank() || text.stripLeading().startsWith("#")) {
      return Optional.empty();
    }
    try (JsonParser json = factory.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.of(Entry.refused(line, text, "fleet-json"));
      }
      Map<String, String> options = new LinkedHashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
          return Optional.of(Entry.refused(line, text, "fleet-value", "name", name));
        }
        if (value != JsonToken.VALUE_NULL) {
          options.put(name, json.getText());
        }
      }
      if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
        return Optional.of(Entry.refused(line, text, "fleet-json"));
      }
      String target = options.remove(TARGET);
      return Optional.of(
          target == null
              ? Entry.refused(line, text, "target-missing")
              : Entry.ofOptions(line, text, target, options));
    } catch (IOException e) { // its words quote the line, and a password may stand there
      return Optional.of(Entry.refused(line, text, "fleet-json"));
    }
  }
}
