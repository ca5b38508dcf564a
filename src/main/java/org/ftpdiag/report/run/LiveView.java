package org.ftpdiag.report.run;

import java.io.Flushable;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.CheckTrial;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.TargetLine;
import org.ftpdiag.report.deep.CheckWords;
import org.ftpdiag.report.print.Columns;
import org.ftpdiag.report.print.DialogueLines;
import org.ftpdiag.report.print.RunText;
import org.ftpdiag.report.print.StepLine;
import org.ftpdiag.report.print.StepRows;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.words.Words;

/**
 * Shows a probe while it runs: each step as it finishes, under {@link Detail#VERBOSE} the dialogue
 * as it happens, and on a terminal a last line that says what is waited for. It writes the same
 * text as {@link TextRenderer}, which {@link TextRenderer#renderRest adds the rest} afterwards.
 * With {@link Detail#QUIET} only the last line is drawn, and nothing of it stays.
 */
public final class LiveView implements ProbeListener, AutoCloseable {
  private static final long REDRAW_MS = 200;

  private final ProbeRequest request;
  private final Words words;
  private final Style style;
  private final boolean redraw;
  private final Appendable out;
  private final LongSupplier nanos;
  private final Instant started;
  private final RunText text;
  private final StepLine stepLine;
  private final StepRows rows;
  private final StepSummary summary;
  private final DialogueWords said;
  private final DialogueLines dialogue;
  private final CheckWords checks;
  private final RunningLine running;
  private final Map<StepId, StepStatus> shown = new EnumMap<>(StepId.class);
  private Optional<ScheduledExecutorService> ticker = Optional.empty();
  private String drawn = "";
  private boolean headed;
  private boolean dialogueBegun;
  private boolean closed;
  private Optional<IOException> failure = Optional.empty();

  /**
   * @param redraw whether the output is a terminal on which a line can be drawn again
   * @param nanos a clock that never goes back
   * @param started the wall clock, for certificates
   */
  LiveView(
      ProbeRequest request,
      Words words,
      Style style,
      boolean redraw,
      Appendable out,
      LongSupplier nanos,
      Instant started) {
    this.request = request;
    this.words = words;
    this.style = style;
    this.redraw = redraw;
    this.out = out;
    this.nanos = nanos;
    this.started = started;
    this.text = new RunText(style, words);
    this.stepLine = new StepLine(style, words);
    this.rows = new StepRows(stepLine, words);
    this.summary = new StepSummary(words, request, Optional.of(started));
    this.said = new DialogueWords(words);
    this.dialogue = new DialogueLines(style);
    this.checks = new CheckWords(words);
    this.running = new RunningLine(words);
  }

  /**
   * A view of a probe that begins now; a daemon thread redraws its last line until it is closed.
   */
  public static LiveView open(
      ProbeRequest request, Words words, Style style, boolean redraw, Appendable out) {
    LiveView view =
        new LiveView(request, words, style, redraw, out, System::nanoTime, Instant.now());
    if (redraw) {
      view.tickEvery(REDRAW_MS);
    }
    return view;
  }

  private synchronized void tickEvery(long ms) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "ftpdiag-live-view");
              thread.setDaemon(true);
              return thread;
            });
    timer.scheduleAtFixedRate(this::tick, ms, ms, TimeUnit.MILLISECONDS);
    ticker = Optional.of(timer);
  }

  /** Draws the last line anew where it changed. */
  synchronized void tick() {
    if (!redraw || closed) {
      return;
    }
    draw(
        running
            .step()
            .map(id -> stepLine.running(id, running.doing(nanos.getAsLong())))
            .orElse(""));
  }

  @Override
  public synchronized void stepStarted(StepId step) {
    running.started(step);
    dialogueBegun = false;
    heading();
    flush();
  }

  @Override
  public synchronized void check(CheckTrial trial) {
    running.started(trial.check().step());
    if (closed || style.detail() == Detail.QUIET) {
      return;
    }
    draw("");
    heading();
    printLines(rows.rest());
    printLines(checks.announced(trial, style.width()));
    dialogueBegun = true; // it has said whose dialogue follows
    flush();
  }

  @Override
  public synchronized void waiting(Phrase what, long limitMs) {
    running.waiting(what, limitMs, nanos.getAsLong());
  }

  @Override
  public synchronized void progress(long bytes, long total) {
    running.progress(bytes, total, nanos.getAsLong());
  }

  @Override
  public synchronized void line(Transcript.Entry entry) {
    switch (entry.kind()) {
      case SENT -> {}
      case RECEIVED -> running.answered();
      case EVENT -> running.calm();
    }
    if (style.detail() == Detail.VERBOSE && !closed) {
      draw("");
      heading();
      printLines(rows.rest());
      if (!dialogueBegun) {
        running.step().ifPresent(id -> print(text.dialogueHead(id) + "\n"));
        dialogueBegun = true;
      }
      printLines(dialogue.of(said.of(entry)));
      flush();
    }
  }

  @Override
  public synchronized void stepFinished(StepReport report, List<Finding> findings) {
    running.finished();
    if (closed) {
      return;
    }
    draw("");
    if (style.detail() != Detail.QUIET) {
      heading();
      ReadableStep step = summary.readable(report, findings);
      printLines(rows.add(step));
      shown.put(step.id(), step.status());
    }
    flush();
  }

  private void heading() {
    if (!headed && !closed && style.detail() != Detail.QUIET) {
      headed = true;
      print(text.target(TargetLine.of(request, words)) + "\n\n");
    }
  }

  /** The steps shown so far and how each was shown. */
  public synchronized Map<StepId, StepStatus> shown() {
    return Map.copyOf(shown);
  }

  private void draw(String line) {
    if (!redraw || line.equals(drawn)) {
      return;
    }
    // Blanks, not an escape sequence: every terminal knows the carriage return.
    int left = Columns.width(drawn) - Columns.width(line);
    print("\r" + line + (left > 0 ? " ".repeat(left) : "") + (line.isEmpty() ? "\r" : ""));
    drawn = line;
    flush();
  }

  private void printLines(List<String> lines) {
    lines.forEach(line -> print(line + "\n"));
  }

  // A listener must not stop the probe: a failure to write is kept until the view is closed.
  private void print(String text) {
    if (failure.isEmpty()) {
      try {
        out.append(text);
      } catch (IOException e) {
        failure = Optional.of(e);
      }
    }
  }

  private void flush() {
    if (failure.isEmpty() && out instanceof Flushable) {
      try {
        ((Flushable) out).flush();
      } catch (IOException e) {
        failure = Optional.of(e);
      }
    }
  }

  /**
   * Clears the last line and stops drawing; {@code out} stays open. May be called more than once.
   *
   * @throws IOException the first failure to write, if there was one
   */
  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      draw("");
      heading();
      printLines(rows.rest());
      flush();
      closed = true;
      ticker.ifPresent(ScheduledExecutorService::shutdownNow);
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
  }
}
