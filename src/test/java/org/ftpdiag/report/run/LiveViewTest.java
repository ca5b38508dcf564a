package org.ftpdiag.report.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.SampleReports;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.print.Columns;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

class LiveViewTest {
  private static final Words WORDS = Words.load("en");
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong clock = new AtomicLong();
  private final StringWriter out = new StringWriter();

  private LiveView view(Report report, Style style, boolean redraw, Appendable to) {
    return new LiveView(
        report.run().request(),
        WORDS,
        style,
        redraw,
        to,
        clock::get,
        report.run().started().orElseThrow());
  }

  /** What was found by the time that a step is over. */
  private static List<Finding> foundBy(StepReport step, Report report) {
    return report.diagnosis().findings().stream()
        .filter(f -> f.step().compareTo(step.id()) <= 0)
        .filter(f -> report.run().step(f.step()).outcome() != StepReport.Outcome.SKIPPED)
        .toList();
  }

  private static void play(Report report, LiveView view, boolean ticks) {
    StepDialogue dialogue = new StepDialogue(report.run());
    for (StepReport step : report.run().steps()) {
      if (step.outcome() != StepReport.Outcome.SKIPPED) {
        view.stepStarted(step.id());
      }
      for (Transcript.Entry e : dialogue.of(step.id())) {
        view.waiting(Phrase.of("wait.active", "port", 21), 10_000);
        if (ticks) {
          view.tick();
        }
        view.line(e);
      }
      view.stepFinished(step, foundBy(step, report));
    }
  }

  private String lived(Report report, Style style, boolean redraw) throws IOException {
    out.getBuffer().setLength(0);
    LiveView view = view(report, style, redraw, out);
    play(report, view, redraw);
    view.close();
    new TextRenderer(style).renderRest(report, WORDS, view.shown(), out);
    return out.toString();
  }

  /** What a terminal shows in the end. */
  private static String screen(String output) {
    StringBuilder screen = new StringBuilder();
    for (String line : output.split("\n", -1)) {
      StringBuilder shown = new StringBuilder();
      for (String part : line.split("\r", -1)) {
        shown.replace(0, Math.min(part.length(), shown.length()), part);
      }
      screen.append(shown.toString().stripTrailing()).append('\n');
    }
    return screen.substring(0, screen.length() - 1);
  }

  @Test
  void liveAndAfterwardsIsTheSameText() throws IOException {
    for (var sample : TextRendererTest.SAMPLES.entrySet()) {
      for (Detail detail : Detail.values()) {
        Style style = new Style(false, true, 80, detail);
        Report report = sample.getValue().get();
        String whole = TextRendererTest.text(report, style);
        assertEquals(whole, lived(report, style, false), sample.getKey() + " " + detail);
        assertEquals(whole, screen(lived(report, style, true)), sample.getKey() + " " + detail);
      }
    }
  }

  @Test
  void theRunningLineSaysWhatItWaitsForAndHowLong() throws IOException {
    LiveView view = view(SampleReports.healthy(), Style.plain(), true, out);
    view.stepStarted(StepId.PASSIVE);
    view.waiting(Phrase.of("wait.active", "port", 41235), 10_000);
    clock.set(3 * SECOND);
    view.tick();
    assertTrue(
        out.toString()
            .endsWith(
                "\r  … passive    waiting for the server to connect to port 41235, 3 s of 10 s"));
    int length = out.toString().length();
    view.tick();
    assertEquals(length, out.toString().length(), "an unchanged line is not drawn again");
    view.close();
    assertFalse(screen(out.toString()).contains("waiting"));
    view.tick();
    assertFalse(screen(out.toString()).contains("waiting"), "nothing is drawn after the end");
  }

  @Test
  void aTransferShowsBytesPercentAndSpeed() throws IOException {
    LiveView view = view(SampleReports.healthy(), Style.plain(), true, out);
    view.stepStarted(StepId.DOWNLOAD);
    view.progress(0, 50_000_000);
    clock.set(2 * SECOND);
    view.progress(10_000_000, 50_000_000);
    view.tick();
    assertTrue(out.toString().endsWith("download   10.0 MB, 20 %, 5.0 MB/s"), out.toString());
    view.progress(20_000_000, -1);
    view.tick();
    assertTrue(screen(out.toString()).endsWith("download   20.0 MB, 10.0 MB/s"), out.toString());
    view.close();
  }

  @Test
  void aTransferThatStandsStillSaysForHowLong() throws IOException {
    LiveView view = view(SampleReports.healthy(), Style.plain(), true, out);
    view.stepStarted(StepId.DOWNLOAD);
    view.waiting(Phrase.of("wait.transfer", "command", "RETR"), 10_000);
    view.progress(1_000, 50_000_000);
    view.tick();
    assertFalse(screen(out.toString()).contains("B/s"), "there is no speed yet: " + out);
    clock.set(4 * SECOND);
    view.tick();
    assertTrue(
        screen(out.toString()).endsWith("download   1.0 kB, no more for 4 s of 10 s"),
        out.toString());
    view.close();
  }

  @Test
  void withoutATerminalNothingIsRedrawn() throws IOException {
    assertEquals(-1, lived(SampleReports.healthy(), Style.plain(), false).indexOf('\r'));
  }

  @Test
  void aStepThatTheWholeRunJudgesOtherwiseIsShownAgain() throws IOException {
    Report report = SampleReports.passiveAddressPrivate();
    LiveView view = view(report, Style.plain(), false, out);
    view.stepStarted(StepId.RESOLVE);
    view.stepFinished(report.run().step(StepId.RESOLVE), List.of());
    view.close();
    assertEquals(java.util.Map.of(StepId.RESOLVE, StepStatus.PASS), view.shown());
    new TextRenderer(Style.plain()).renderRest(report, WORDS, view.shown(), out);
    assertEquals(TextRendererTest.text(report, Style.plain()), out.toString());
  }

  @Test
  void anOpenViewDrawsByItselfUntilItIsClosed() throws Exception {
    CountDownLatch drawn = new CountDownLatch(1);
    StringWriter watched =
        new StringWriter() {
          @Override
          public StringWriter append(CharSequence text) {
            super.append(text);
            if (text.toString().contains("waiting for the server to connect to port 41235")) {
              drawn.countDown();
            }
            return this;
          }
        };
    Report report = SampleReports.healthy();
    LiveView view = LiveView.open(report.run().request(), WORDS, Style.plain(), true, watched);
    view.stepStarted(StepId.PASSIVE);
    view.waiting(Phrase.of("wait.active", "port", 41235), 10_000);
    assertTrue(drawn.await(20, TimeUnit.SECONDS));
    view.close();
    view.close();
    assertFalse(screen(watched.toString()).contains("waiting"));
  }

  @Test
  void hostileWordsStayOnTheLine() throws IOException {
    String hostile = "\u001b[2J\r\nfail" + "x".repeat(1000);
    LiveView view = view(SampleReports.healthy(), Style.plain(), true, out);
    view.stepStarted(StepId.LIST);
    view.waiting(Phrase.of("wait.active", "port", hostile), 1000);
    view.tick();
    String last = out.toString().substring(out.toString().lastIndexOf('\r') + 1);
    assertTrue(last.contains("\\x1B[2J\\x0D\\x0Afail"), last);
    assertTrue(Columns.width(last) < 80, last);
    assertEquals(-1, out.toString().indexOf('\u001b'));
    view.close();
  }

  @Test
  void aFailureToWriteDoesNotStopTheProbeAndIsToldAtTheEnd() {
    Writer broken =
        new Writer() {
          @Override
          public void write(char[] chars, int offset, int length) throws IOException {
            throw new IOException("no space");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Report report = SampleReports.healthy();
    LiveView view = view(report, Style.plain(), true, broken);
    play(report, view, true);
    assertEquals("no space", assertThrows(IOException.class, view::close).getMessage());
  }
}
