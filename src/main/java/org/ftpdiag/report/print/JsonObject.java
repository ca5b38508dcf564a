package org.ftpdiag.report.print;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ftpdiag.report.advice.AdviceText;
import org.ftpdiag.report.advice.FixStep;

/** Writes the members of JSON objects: every name always, null for what is unknown. */
public final class JsonObject {
  private static final int MOST = 10_000;

  private final JsonGenerator json;

  public JsonObject(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the inside of an object or array. */
  public interface Body {
    void write() throws IOException;
  }

  public void object(String name, Body body) throws IOException {
    json.writeFieldName(name);
    object(body);
  }

  public void object(Body body) throws IOException {
    json.writeStartObject();
    body.write();
    json.writeEndObject();
  }

  public void array(String name, Body body) throws IOException {
    json.writeArrayFieldStart(name);
    body.write();
    json.writeEndArray();
  }

  public void text(String name, String value) throws IOException {
    json.writeStringField(name, JsonEscapes.wellFormed(value));
  }

  public void text(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      text(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }

  public void texts(String name, Collection<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    int n = 0;
    for (String value : values) {
      if (n++ == MOST) {
        break;
      }
      json.writeString(JsonEscapes.wellFormed(value));
    }
    json.writeEndArray();
  }

  /** A fix as sentences, and as data beside them. */
  public void fix(AdviceText advice) throws IOException {
    texts("fix", advice.sentences());
    array(
        "fix_steps",
        () -> {
          for (FixStep step : advice.fix()) {
            object(
                () -> {
                  text("text", step.text());
                  text("file", step.file());
                  texts("settings", step.settings());
                  text("command", step.command());
                });
          }
        });
  }

  public void numbers(String name, Collection<Long> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (long value : values) {
      json.writeNumber(value);
    }
    json.writeEndArray();
  }

  public void number(String name, long value) throws IOException {
    json.writeNumberField(name, value);
  }

  /** Milliseconds with one decimal; null when unknown. */
  public void ms(String name, OptionalDouble value) throws IOException {
    ms(name, value.orElse(Double.NaN));
  }

  /** Milliseconds with one decimal; null for what is no number. */
  public void ms(String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeFieldName(name);
      json.writeNumber(BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP));
    } else {
      json.writeNullField(name);
    }
  }

  public void flag(String name, Optional<Boolean> value) throws IOException {
    if (value.isPresent()) {
      json.writeBooleanField(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }

  public void nothing(String name) throws IOException {
    json.writeNullField(name);
  }
}
