package org.ftpdiag.explain.session;

import java.util.Optional;
import org.ftpdiag.explain.event.Cue;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.Wording;
import org.ftpdiag.explain.text.LogLine;

/**
 * What went wrong, and where in the program, as a stack trace tells: its frames may stand behind
 * the exception, or before it. An exception waits for its frames.
 */
final class Traced {
  private static final int HINT_LASTS = 40;
  private static final int MOST_FRAMES = 60;

  private Optional<Held> held = Optional.empty();
  private Optional<Cue> hint = Optional.empty();
  private long hintedAt;

  /** What went wrong, and the line that tells it. */
  private record Held(Wording wording, String text, LogLine line) {}

  /** Takes a frame that tells where it happened. */
  void place(Cue cue, LogLine line) {
    boolean fresh = line.number() - hintedAt <= HINT_LASTS;
    hint = hint.filter(h -> fresh && h.outweighs(cue)).or(() -> Optional.of(cue));
    hintedAt = line.number();
  }

  /** Takes an exception; frames may follow. */
  void hold(Wording wording, String text, LogLine line) {
    held = Optional.of(new Held(wording, text, line));
  }

  /** Whether an event is a frame of the exception that waits for them. */
  boolean isFrame(Event e, LogLine line) {
    boolean frame =
        e.kind() == Event.Kind.STATUS
            && (e.text().startsWith("at ") || e.text().startsWith("File "));
    return frame && held.filter(h -> line.number() - h.line().number() < MOST_FRAMES).isPresent();
  }

  /** Has the exception count that waits. */
  void release(LoggedSession talk, Remarks remarks) {
    if (held.isPresent()) {
      Held h = held.get();
      held = Optional.empty();
      trouble(h.wording(), h.text(), h.line(), talk, remarks);
    }
  }

  /** Has something count that went wrong at a line. */
  void trouble(Wording w, String text, LogLine line, LoggedSession talk, Remarks remarks) {
    LogLine at = talk.line;
    talk.line = line;
    boolean fresh = Math.abs(line.number() - hintedAt) <= HINT_LASTS;
    remarks.trouble(w, text, hint.filter(h -> fresh));
    hint = Optional.empty();
    talk.line = at;
  }
}
