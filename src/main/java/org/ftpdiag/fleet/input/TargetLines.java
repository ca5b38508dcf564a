package org.ftpdiag.fleet.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.fleet.FleetException;

/**
 * The targets of a file, one after the other as they are asked for: a target and options a line,
 * JSON lines, or CSV. Which of these it is, the first line that says something tells.
 */
public final class TargetLines implements Closeable {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final InputStream in;
  private final BoundedLines lines;
  private final Set<String> options;
  private final String file;
  private Optional<LineForm> form = Optional.empty();
  private long number;

  /**
   * @param in closed with this
   * @param options the names that options may have
   * @param file what to call it where it cannot be used
   */
  public TargetLines(InputStream in, Set<String> options, String file) {
    this.in = in;
    this.lines = new BoundedLines(in);
    this.options = options;
    this.file = file;
  }

  /**
   * The next target; empty at the end.
   *
   * @throws FleetException where the file as a whole cannot be used
   * @throws IOException where it cannot be read
   */
  public Optional<Entry> next() throws IOException {
    for (Optional<BoundedLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
      number++;
      Optional<Entry> entry = read(line.get());
      if (entry.isPresent()) {
        return entry;
      }
    }
    return Optional.empty();
  }

  private Optional<Entry> read(BoundedLines.Line line) {
    if (number == 1 && line.length() > 1 && (line.bytes()[0] & line.bytes()[1] & 0xff) == 0xfe) {
      throw new FleetException("fleet-utf16", "file", file);
    }
    String text = new String(line.bytes(), 0, line.length(), StandardCharsets.UTF_8);
    if (number == 1 && text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
    if (!line.whole()) {
      return Optional.of(Entry.refused(number, text, "fleet-long"));
    }
    if (text.indexOf('\uFFFD') >= 0) {
      return Optional.of(Entry.refused(number, text, "fleet-undecodable"));
    }
    if (text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
      return Optional.of(Entry.refused(number, text, "fleet-line-break"));
    }
    if (form.isEmpty()) {
      String start = text.strip();
      if (start.isEmpty() || start.startsWith("#")) {
        return Optional.empty();
      }
      if (!start.startsWith("{") && CsvForm.is(start)) {
        form = Optional.of(CsvForm.of(number, start, options, file));
        return Optional.empty();
      }
      form = Optional.of(start.startsWith("{") ? new JsonForm() : new WordsForm());
    }
    return form.get().read(number, text);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
