package org.ftpdiag.report.print;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;

/** One JSON object over many lines, written as it comes. */
public final class JsonDocument {
  private JsonDocument() {}

  /** The inside of the object. */
  public interface Body {
    void write(JsonObject to) throws IOException;
  }

  /**
   * Writes the object and ends its last line.
   *
   * @throws IOException where {@code out} does
   */
  public static void write(Appendable out, Body body) throws IOException {
    JsonFactory factory = new JsonFactory().setCharacterEscapes(new JsonEscapes());
    try (JsonGenerator json = factory.createGenerator(new AppendableWriter(out))) {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      JsonObject to = new JsonObject(json);
      to.object(() -> body.write(to));
    }
    out.append('\n');
  }
}
