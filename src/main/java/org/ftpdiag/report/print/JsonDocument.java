package org.ftpdiag.report.print;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;

/** One JSON object, written as it comes: over many lines, or in one. */
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
    write(out, true, body);
  }

  /** Likewise, in one line. */
  public static void writeLine(Appendable out, Body body) throws IOException {
    write(out, false, body);
  }

  private static void write(Appendable out, boolean indented, Body body) throws IOException {
    JsonFactory factory = new JsonFactory().setCharacterEscapes(new JsonEscapes());
    try (JsonGenerator json = factory.createGenerator(new AppendableWriter(out))) {
      if (indented) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        json.setPrettyPrinter(
            new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      }
      JsonObject to = new JsonObject(json);
      to.object(() -> body.write(to));
    }
    out.append('\n');
  }
}
