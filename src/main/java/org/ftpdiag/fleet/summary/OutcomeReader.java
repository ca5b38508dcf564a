package org.ftpdiag.fleet.summary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.ftpdiag.fleet.FleetException;
import org.ftpdiag.report.run.SavedReport;

/**
 * Reads what a summary needs from a file of reports, one after the other, and holds none of them.
 * The last line may be torn: whoever wrote it was killed.
 */
public final class OutcomeReader {
  private static final Set<String> VERDICTS = Set.of("pass", "warn", "fail", TargetOutcome.ERROR);
  private static final String START = "{\"schema\":\"" + SavedReport.SCHEMA + "\",\"line\":";

  private final ReadableByteSource source;
  private final String file;
  private final JsonParser json;
  private long end;
  private boolean torn;

  /** Bytes of a file, by their place in it. */
  @FunctionalInterface
  public interface ReadableByteSource {
    /** Reads from a place on: how many bytes, or -1 at the end of the file. */
    int read(ByteBuffer into, long at) throws IOException;
  }

  /** What is known of a report so far. */
  private static final class Found {
    private String schema = "";
    private long line;
    private Optional<String> target = Optional.empty();
    private String verdict = "";
    private int exitCode;
    private Optional<String> rootCause = Optional.empty();
    private Optional<Instant> started = Optional.empty();
    private OptionalDouble duration = OptionalDouble.empty();
    private Optional<Instant> notAfter = Optional.empty();
    private Optional<String> error = Optional.empty();
  }

  /**
   * @param file what to call it where it cannot be used
   */
  public OutcomeReader(ReadableByteSource source, String file) throws IOException {
    this.source = source;
    this.file = file;
    this.json = new JsonFactory().createParser(new PlacedInput(source));
  }

  /**
   * The next outcome; empty at the end, or where only a torn line is left.
   *
   * @throws FleetException where a line is no report of a fleet; it names the line
   */
  public Optional<TargetOutcome> next() throws IOException {
    Found f = new Found();
    long line = json.currentLocation().getLineNr();
    try {
      JsonToken token = json.nextToken();
      line = json.currentTokenLocation().getLineNr();
      if (token == null) {
        return Optional.empty();
      }
      while (token == JsonToken.START_OBJECT && json.nextToken() == JsonToken.FIELD_NAME) {
        do {
          String name = json.currentName();
          json.nextToken();
          member(name, json, f);
        } while (json.nextToken() == JsonToken.FIELD_NAME);
        break;
      }
    } catch (JsonProcessingException | CharConversionException | DateTimeException e) {
      if (isTorn()) {
        torn = true;
        return Optional.empty();
      }
      throw foreign(line);
    }
    if (json.currentToken() != JsonToken.END_OBJECT
        || !f.schema.equals(SavedReport.SCHEMA)
        || f.line < 1
        || f.line > Integer.MAX_VALUE
        || !VERDICTS.contains(f.verdict)) {
      throw foreign(line);
    }
    end = json.currentLocation().getByteOffset();
    return Optional.of(
        new TargetOutcome(
            f.line,
            f.target,
            f.verdict,
            f.exitCode,
            f.rootCause,
            f.started,
            f.duration,
            f.notAfter,
            f.error));
  }

  private FleetException foreign(long line) {
    return new FleetException("fleet-foreign", "file", file, "line", line);
  }

  /** Whether what follows the last report is the beginning of one more, in a line without end. */
  private boolean isTorn() throws IOException {
    StringBuilder start = new StringBuilder();
    boolean first = true;
    ByteBuffer chunk = ByteBuffer.allocate(1 << 13);
    for (long at = end; source.read(chunk.clear(), at) > 0; at += chunk.limit()) {
      chunk.flip();
      for (int i = 0; i < chunk.limit(); i++) {
        char c = (char) chunk.get(i);
        if (c == '\n' && !first) {
          return false;
        }
        first &= c == '\n';
        if (!first && start.length() < START.length()) {
          start.append(c);
        }
      }
    }
    return START.startsWith(start.toString());
  }

  /** Whether the last line ended too early. */
  public boolean torn() {
    return torn;
  }

  /** Where the last whole report ends, in bytes, without the end of its line. */
  public long end() {
    return end;
  }

  private static void member(String name, JsonParser json, Found f) throws IOException {
    switch (name) {
      case "schema" -> f.schema = text(json).orElse("");
      case "line" ->
          f.line = json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : 0;
      case "verdict" -> f.verdict = text(json).orElse("");
      case "exit_code" -> f.exitCode = json.getValueAsInt();
      case "root_cause" -> f.rootCause = text(json);
      case "started" -> f.started = text(json).map(Instant::parse);
      case "duration_ms" ->
          f.duration =
              json.currentToken().isNumeric()
                  ? OptionalDouble.of(json.getDoubleValue())
                  : OptionalDouble.empty();
      case "error" -> f.error = text(json);
      case "target" ->
          each(
              json,
              (key, value) -> {
                if (key.equals("input")) {
                  f.target = text(value);
                }
              });
      case "tls" ->
          each(
              json,
              (key, value) -> {
                if (key.equals("chain")) {
                  chain(value, f);
                }
              });
      default -> json.skipChildren();
    }
  }

  private static void chain(JsonParser json, Found f) throws IOException {
    while (json.currentToken() == JsonToken.START_ARRAY
            && json.nextToken() == JsonToken.START_OBJECT
        || json.currentToken() == JsonToken.END_OBJECT
            && json.nextToken() == JsonToken.START_OBJECT) {
      each(
          json,
          (key, value) -> {
            if (key.equals("not_after")) {
              Optional<Instant> end = text(value).map(Instant::parse);
              f.notAfter =
                  f.notAfter.isEmpty() || end.isPresent() && end.get().isBefore(f.notAfter.get())
                      ? end
                      : f.notAfter;
            }
          });
    }
  }

  private interface Member {
    void read(String name, JsonParser value) throws IOException;
  }

  /** The members of an object; what one leaves unread of its value is skipped. */
  private static void each(JsonParser json, Member member) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      member.read(name, json);
      json.skipChildren(); // nothing where the value has been read to its end
    }
  }

  private static Optional<String> text(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_STRING
        ? Optional.of(json.getText())
        : Optional.empty();
  }
}
