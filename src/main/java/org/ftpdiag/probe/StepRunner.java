package org.ftpdiag.probe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.model.Defect;
import org.ftpdiag.model.Ending;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.wire.Recorder;
import org.ftpdiag.wire.WireException;

/**
 * Runs one step after another, whatever becomes of them: what a step throws, an interrupt, the end
 * of the time and the lack of something on this machine cost that step, and never the report.
 */
final class StepRunner {
  private final Session session;
  private final Recorder recorder;
  private final List<String> defects = new ArrayList<>();
  private boolean outOfTime;
  private Optional<String> lack = Optional.empty();

  /** All was done that was asked for. */
  private boolean enough;

  StepRunner(Session session, Recorder recorder) {
    this.session = session;
    this.recorder = recorder;
  }

  /** Failures of ftpdiag itself, a line each. */
  List<String> defects() {
    return defects;
  }

  Ending ending() {
    if (session.time().interrupted()) {
      return Ending.INTERRUPTED;
    }
    return lack.isPresent() ? Ending.EXHAUSTED : outOfTime ? Ending.OUT_OF_TIME : Ending.WHOLE;
  }

  StepReport run(Step step) {
    StepReport report = taken(step);
    if (enough && step.id() == StepId.QUIT) { // only good manners
      return report(step, Outcome.SKIPPED, Optional.of(notAsked()), report.startMs(), List.of());
    }
    enough |= session.request().tests().until().equals(Optional.of(step.id()));
    return report;
  }

  private Phrase notAsked() {
    return Skip.until(session.request().tests().until().orElseThrow());
  }

  private StepReport taken(Step step) {
    if (step.afterwards()) { // an upload has cleaned up after itself
      session.time().endOver();
    }
    Optional<Phrase> skip = skip(step);
    double at = recorder.atMs();
    if (skip.isPresent()) {
      return new StepReport(step.id(), Outcome.SKIPPED, skip, at, 0, List.of());
    }
    if (!step.afterwards()) {
      session.listener().stepStarted(step.id());
    }
    if (step.id() == StepId.QUIT) {
      session.time().beginEnd();
    }
    Outcome outcome;
    Optional<Phrase> why = Optional.empty();
    Optional<Kind> thrown = Optional.empty();
    try {
      StepEnd end = step.run(session);
      outcome = end.outcome();
      why = end.why();
      if (end.stops()) {
        session.state().stoppedBy(step.id());
      }
    } catch (WireException e) {
      outcome = Outcome.FAILED;
      thrown = Optional.of(e.fault().kind());
      if (!session.connected()) {
        session.state().stoppedBy(step.id());
      }
      noteLack(e.fault());
    } catch (OutOfMemoryError e) { // of the heap, or of threads
      outcome = Outcome.SKIPPED;
      lack = Optional.of(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      outcome = Outcome.BROKEN;
      lack = lack.or(() -> lackBehind(e));
      if (lack.isEmpty()) {
        defects.add(step.id().id() + ": " + Defect.describe(e));
      }
      if (step.id().compareTo(StepId.LOGIN) <= 0) {
        session.state().stoppedBy(step.id()); // what it did not do cannot be blamed on the server
      }
    }
    List<Observation> seen = session.takeObservations();
    if (step.id() == StepId.QUIT) {
      return report(step, outcome, why, at, seen);
    }
    boolean whole = true;
    for (Observation o : seen) {
      Finished.exhausted(o).ifPresent(this::noteLack);
      whole &= Finished.isFinished(o);
    }
    if (lack.isPresent()) {
      session.state().stoppedBy(step.id());
      seen = seen.stream().filter(o -> Finished.exhausted(o).isEmpty()).toList();
      return report(step, Outcome.SKIPPED, exhausted(), at, seen);
    }
    boolean unfinished = thrown.equals(Optional.of(Kind.TIMED_OUT)) || !whole;
    boolean cutByTime = !session.time().interrupted() && session.time().passed() && unfinished;
    outOfTime |= cutByTime;
    if (session.time().interrupted() || cutByTime && !session.time().cutTookMost()) {
      seen = seen.stream().filter(Finished::isFinished).toList();
      if (outcome == Outcome.FAILED) {
        return report(step, Outcome.SKIPPED, Optional.of(cut()), at, seen);
      }
    }
    return report(step, outcome, why, at, seen);
  }

  /** A class of the platform whose beginnings want a descriptor fails as a class does. */
  private static Optional<String> lackBehind(Throwable e) {
    for (Throwable t = e; e instanceof LinkageError && t != null; t = t.getCause()) {
      String message = String.valueOf(t.getMessage());
      if (t instanceof IOException || message.contains(IOException.class.getName())) {
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }

  private StepReport report(
      Step step, Outcome outcome, Optional<Phrase> why, double at, List<Observation> seen) {
    return new StepReport(step.id(), outcome, why, at, recorder.atMs() - at, seen);
  }

  private Optional<Phrase> skip(Step step) {
    if (step.id() == StepId.QUIT) {
      return step.skip(session);
    }
    if (enough && !isLookAt(step)) {
      return Optional.of(notAsked());
    }
    if (session.time().interrupted()) {
      return Optional.of(Skip.because("interrupted"));
    }
    if (lack.isPresent()) {
      return exhausted();
    }
    Optional<Phrase> own = step.skip(session);
    boolean mayRun = own.isEmpty() || own.get().equals(Skip.because("no-data"));
    if (mayRun && session.time().passed()) {
      outOfTime = true;
      return Optional.of(Phrase.of("skip.out-of-time", "deadline", deadline()));
    }
    return own;
  }

  /** Whether it looks closer at a step that was still asked for. */
  private boolean isLookAt(Step step) {
    StepId last = session.request().tests().until().orElse(StepId.QUIT);
    return step.afterwards() && step.id().compareTo(last) <= 0;
  }

  private Optional<Phrase> exhausted() {
    return lack.map(detail -> Phrase.of("skip.exhausted", "detail", detail));
  }

  private void noteLack(WireFault fault) {
    if (fault.kind() == Kind.EXHAUSTED) {
      lack = lack.or(() -> Optional.of(fault.detail()));
    }
  }

  /** Which wait was cut short, and after how long; in the transcript too. */
  private Phrase cut() {
    String how = session.time().interrupted() ? "interrupted" : "out-of-time";
    TimeBudget.Cut cut = session.time().cut().orElseThrow();
    String seconds = String.format(Locale.ROOT, cut.seconds() < 1 ? "%.3f" : "%.1f", cut.seconds());
    Phrase wait = cut.what().orElseGet(() -> Phrase.of("live.waiting"));
    recorder.event(
        Channel.CONTROL,
        (session.time().interrupted() ? "interrupted after " : "out of time after ")
            + seconds
            + " s of waiting: "
            + named(wait));
    List<Object> facts =
        new ArrayList<>(List.of("wait", wait.key(), "seconds", seconds, "deadline", deadline()));
    wait.facts().forEach((name, value) -> facts.addAll(List.of(name, value)));
    return Phrase.of("skip." + how + "-in", facts.toArray());
  }

  private static String named(Phrase wait) {
    String what = wait.key().substring(wait.key().indexOf('.') + 1).replace('-', ' ');
    String of = String.join(" ", wait.facts().values().stream().sorted().toList());
    return of.isEmpty() ? what : what + " " + of;
  }

  private String deadline() {
    double seconds = session.time().whole().toMillis() / 1e3;
    return seconds == Math.rint(seconds)
        ? Long.toString((long) seconds)
        : String.format(Locale.ROOT, "%.1f", seconds);
  }
}
