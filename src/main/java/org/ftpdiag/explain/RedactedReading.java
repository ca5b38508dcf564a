package org.ftpdiag.explain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.report.redact.Redaction;

/**
 * A log that is read to its end before its first line is shown: a name may come late that an
 * earlier line has as a plain word.
 */
public final class RedactedReading {
  private final Redaction redaction;
  private final List<Line> lines = new ArrayList<>();
  private Optional<Recognised> recognised = Optional.empty();

  private record Line(LogQuote quote, Optional<Note> note) {}

  private record Recognised(String dialect, boolean capture, List<Long> by) {}

  private RedactedReading(Redaction redaction) {
    this.redaction = redaction;
  }

  /** The same log with its names masked. */
  public static LogReading of(LogReading log, Redaction redaction) {
    return listener -> {
      RedactedReading held = new RedactedReading(redaction);
      Explanation found = log.to(held.before(listener));
      redaction.of(found);
      held.tell(listener);
      return redaction.of(found);
    };
  }

  /** Hears in place of the listener, for whom what may be shown is kept. */
  private LogListener before(LogListener listener) {
    return new LogListener() {
      @Override
      public void recognised(String dialect, boolean capture, List<Long> by) {
        recognised = Optional.of(new Recognised(dialect, capture, by));
      }

      @Override
      public boolean wantsLines() {
        return true; // they name what findings quote
      }

      @Override
      public void line(LogQuote quote, Optional<Note> note) {
        redaction.of(quote);
        if (listener.wantsLines()) {
          lines.add(new Line(quote, note));
        }
      }
    };
  }

  private void tell(LogListener listener) throws IOException {
    if (recognised.isPresent()) {
      Recognised r = recognised.get();
      listener.recognised(r.dialect(), r.capture(), r.by());
    }
    for (Line l : lines) {
      listener.line(redaction.of(l.quote()), l.note().map(redaction::of));
    }
  }
}
