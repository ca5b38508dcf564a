package org.ftpdiag.explain.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.explain.text.LogLine;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Reply;

/** Part of a session: what was observed in it, and which lines of the log show that. Bounded. */
final class Segment {
  private static final int MOST = 80;
  private static final int LONGEST_SIGN = 80;

  /** An observation and the step of a probe that it would have been made in. */
  record Entry(StepId step, Observation what) {}

  /**
   * A line that shows something.
   *
   * @param command the command that it is, or that it answers; empty for neither
   * @param reply the reply that it ends
   * @param detail the detail of the fault that it tells of; empty for none
   */
  record Shown(StepId step, String command, Optional<Reply> reply, String detail, LogLine line) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Shown> shown = new ArrayList<>();
  private final StringBuilder sign = new StringBuilder();

  void add(StepId step, Observation what) {
    if (entries.size() < MOST) {
      entries.add(new Entry(step, what));
    }
  }

  void show(StepId step, String command, Optional<Reply> reply, String detail, LogLine line) {
    if (shown.size() < 2 * MOST) {
      shown.add(new Shown(step, command, reply, detail, line));
      if (!detail.isEmpty() || reply.isPresent() && reply.get().negative()) {
        sign(step, command, reply, detail);
      }
    }
  }

  /** What tells one failure from another, whatever names and numbers are in it. */
  private void sign(StepId step, String command, Optional<Reply> reply, String detail) {
    int space = command.indexOf(' ');
    sign.append(step.ordinal()).append(space < 0 ? command : command.substring(0, space));
    String text = reply.map(Reply::oneLine).orElse(detail);
    int end = Math.min(text.length(), LONGEST_SIGN);
    boolean name = false;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean blank = c == ' ' || c == '\'' || c == '"';
      name = !blank && (name || c == '/' || c == '\\' || i > 3 && c >= '0' && c <= '9');
      if (!name) {
        sign.append(c);
      }
    }
    sign.append('\n');
  }

  /** Forgets a step, because it was tried again. */
  void drop(StepId step) {
    entries.removeIf(e -> e.step() == step);
    shown.removeIf(s -> s.step() == step);
    sign.append('~');
  }

  /** Forgets the last observation. */
  void dropLast() {
    if (!entries.isEmpty()) {
      entries.remove(entries.size() - 1);
    }
    sign.setLength(0);
  }

  /** Whether something was seen of a step. */
  boolean tells(StepId step) {
    return entries.stream().anyMatch(e -> e.step() == step);
  }

  List<Entry> entries() {
    return entries;
  }

  List<Shown> shown() {
    return shown;
  }

  /** The same for segments that show the same. */
  String sign() {
    return sign.toString();
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }
}
