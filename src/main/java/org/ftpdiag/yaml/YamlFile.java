package org.ftpdiag.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A YAML 1.2 file in UTF-8, read as a tree of places. */
public final class YamlFile {
  /** Bytes of a file at most: thousands of entries, and no more than memory bears. */
  public static final int LARGEST = 4 << 20;

  private YamlFile() {}

  /**
   * Reads a file.
   *
   * @param name as errors are to name it
   * @param environment what {@code ${NAME}} stands for
   * @return its one document
   * @throws YamlException where it is no YAML, or more than is taken: {@value #LARGEST} bytes, and
   *     the bounds of {@code TreeBuilder}
   */
  public static YamlNode read(String name, byte[] content, Map<String, String> environment)
      throws YamlException {
    Faults faults = new Faults();
    Place beginning = new Place(name, 1, 1);
    if (content.length > LARGEST) {
      faults.add(beginning, "large", "most", LARGEST >> 20);
      throw faults.exception();
    }
    String text = text(name, content, faults);
    TreeBuilder builder = new TreeBuilder(name, new Environment(environment, faults), faults);
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setCodePointLimit(LARGEST).build();
    try {
      YamlNode tree = builder.document(new Parse(settings).parseString(text).iterator());
      faults.check();
      return tree;
    } catch (MarkedYamlEngineException e) {
      Place place =
          e.getProblemMark()
              .or(e::getContextMark)
              .map(m -> new Place(name, m.getLine() + 1, m.getColumn() + 1))
              .orElse(beginning);
      String problem = String.valueOf(e.getProblem());
      faults.add(place, kind(e, problem), "detail", problem);
    } catch (ReaderException e) {
      String point = String.format(java.util.Locale.ROOT, "U+%04X", e.getCodePoint());
      faults.add(at(name, text, e.getPosition()), "character", "character", point);
    } catch (YamlEngineException e) {
      faults.add(beginning, "syntax", "detail", String.valueOf(e.getMessage()));
    }
    throw faults.exception();
  }

  /** What people do that is no YAML, in words of its own. */
  private static String kind(MarkedYamlEngineException e, String problem) {
    boolean reference =
        e.getProblemMark()
            .filter(m -> m.getPointer() > 0 && m.getPointer() < m.getBuffer().length)
            .filter(m -> m.getBuffer()[m.getPointer()] == '{')
            .filter(m -> m.getBuffer()[m.getPointer() - 1] == '$')
            .isPresent();
    return problem.contains("(TAB)") ? "tab" : reference ? "syntax-reference" : "syntax";
  }

  private static String text(String name, byte[] content, Faults faults) throws YamlException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer out = CharBuffer.allocate(content.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(content), out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      faults.add(at(name, text, text.codePointCount(0, text.length())), "encoding");
      throw faults.exception();
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text; // as Windows writes it
  }

  /** The place of a character, counted in code points from 0. */
  private static Place at(String name, String text, int position) {
    int line = 1;
    int column = 1;
    int seen = 0;
    for (int i = 0; i < text.length() && seen < position; seen++) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      line += c == '\n' ? 1 : 0;
      column = c == '\n' ? 1 : column + 1;
    }
    return new Place(name, line, column);
  }
}
