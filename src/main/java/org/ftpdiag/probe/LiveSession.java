package org.ftpdiag.probe;

import java.io.Closeable;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.Ending;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.wire.Clearance;
import org.ftpdiag.wire.ControlChannel;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.Platform;
import org.ftpdiag.wire.Recorder;
import org.ftpdiag.wire.WireException;

/**
 * A session that a person drives: opened by the steps of a probe, then asked whatever the person
 * asks, for as long as it lasts. What is asked has the time-out of a probe each time. One thread at
 * a time works; another may look for what comes unasked meanwhile, and any may interrupt.
 */
public final class LiveSession implements Closeable {
  private final Platform platform;
  private final Clock clock;
  private final Audience audience;
  private final Recorder recorder;
  private final Map<StepId, StepReport> reports = new EnumMap<>(StepId.class);
  private final Map<StepId, StepReport> opening = new EnumMap<>(StepId.class);
  private final List<String> defects = new ArrayList<>();
  private final Object stop = new Object();
  private Optional<Session> session = Optional.empty();
  private Optional<StepReport> failure = Optional.empty();
  private Instant started;
  private double startedMs;
  private long lastUse;
  private TimeBudget working;
  private Thread resolving;

  /** Nothing is connected yet. */
  public LiveSession(Platform platform, ProbeListener listener) {
    this.platform = platform;
    this.clock = new Clock(platform.ticker());
    this.audience = new Audience(listener);
    this.recorder = new Recorder(clock::real, audience);
    this.started = platform.wall().instant();
    this.lastUse = clock.real();
  }

  /** Something to do with the session. */
  @FunctionalInterface
  public interface Work {
    void run(Session session) throws WireException;
  }

  /**
   * What became of a piece of work.
   *
   * @param seen what it saw, in order of time
   * @param fault why the control connection failed in it
   * @param waits it was not begun: the answer to an interrupted command is still due
   * @param interrupted a person broke it off
   */
  public record Done(
      List<Observation> seen, Optional<WireFault> fault, boolean waits, boolean interrupted) {
    public Done {
      seen = List.copyOf(seen);
    }

    /** The last thing of a kind that it saw. */
    public <T extends Observation> Optional<T> last(Class<T> kind) {
      Optional<T> last = Optional.empty();
      for (Observation o : seen) {
        last = kind.isInstance(o) ? Optional.of(kind.cast(o)) : last;
      }
      return last;
    }
  }

  /**
   * Connects anew by the steps of a probe; the session before is let go of without a word.
   *
   * @return whether every step that ran did its work
   */
  public synchronized boolean open(ProbeRequest request, List<Step> steps) {
    letGo();
    request.secrets().stream()
        .filter(secret -> !ProbeEngine.isNamed(request, secret.reveal()))
        .forEach(recorder::expect);
    started = platform.wall().instant();
    startedMs = recorder.atMs();
    reports.clear();
    opening.clear();
    failure = Optional.empty();
    TimeBudget time =
        new TimeBudget(clock, request.limits().timeout(), request.limits().deadline(), audience);
    session = Optional.of(new Session(platform, request, audience, time, recorder));
    return run(steps);
  }

  /**
   * Runs steps of a probe in the open session.
   *
   * @param other what is asked for from now on, such as other credentials
   * @return whether every step that ran did its work
   */
  public synchronized boolean run(ProbeRequest other, List<Step> steps) {
    other.credentials().secrets().forEach(recorder::expect);
    session.orElseThrow().request(other);
    return run(steps);
  }

  private boolean run(List<Step> steps) {
    Session open = session.orElseThrow();
    begin(open);
    open.state().resume();
    StepRunner runner = new StepRunner(open, recorder);
    boolean well = true;
    try {
      for (Step step : steps) {
        synchronized (stop) {
          resolving = step.id() == StepId.RESOLVE ? Thread.currentThread() : null;
        }
        StepReport report = runner.run(step);
        keep(report);
        opening.put(report.id(), report);
        boolean failed = report.outcome() == Outcome.FAILED || report.outcome() == Outcome.BROKEN;
        well &= !failed && !open.time().interrupted();
        audience.stepFinished(report, List.of());
      }
    } finally {
      end();
    }
    defects.addAll(runner.defects());
    return well;
  }

  /** Does something, and files what it saw under a step. */
  public synchronized Done work(StepId as, Work work) {
    Session open = session.orElseThrow();
    begin(open);
    double at = recorder.atMs();
    Optional<WireFault> fault = Optional.empty();
    boolean interrupted;
    try {
      if (!open.exchanges().inStep() && open.connected()) {
        open.exchanges().catchUp();
        if (!open.exchanges().inStep()) {
          return new Done(List.of(), Optional.empty(), true, false);
        }
      }
      work.run(open);
    } catch (WireException e) {
      fault = Optional.of(e.fault());
    } finally {
      interrupted = open.time().interrupted();
      end();
    }
    List<Observation> seen = open.takeObservations();
    if (interrupted) {
      seen = seen.stream().filter(Finished::isFinished).toList();
    }
    boolean noWay =
        seen.stream().anyMatch(PassiveTry.class::isInstance)
            && seen.stream().noneMatch(o -> o instanceof PassiveTry t && t.usable());
    boolean failed = fault.isPresent() || noWay || seen.stream().anyMatch(LiveSession::refused);
    StepReport report =
        new StepReport(
            as,
            failed && !interrupted ? Outcome.FAILED : Outcome.DONE,
            Optional.empty(),
            at,
            recorder.atMs() - at,
            seen);
    keep(report);
    return new Done(seen, fault, false, interrupted);
  }

  private static boolean refused(Observation o) {
    return o instanceof Exchange e && e.reply().filter(Reply::negative).isPresent()
        || o instanceof Transfer t && !t.ok();
  }

  private void begin(Session open) {
    synchronized (stop) {
      open.time().renew();
      working = open.time();
    }
  }

  private void end() {
    synchronized (stop) {
      working = null;
      resolving = null;
    }
    Thread.interrupted();
    lastUse = clock.real();
  }

  private void keep(StepReport report) {
    reports.merge(report.id(), report, LiveSession::joined);
    if (report.outcome() == Outcome.FAILED || report.outcome() == Outcome.BROKEN) {
      failure = Optional.of(report);
    }
  }

  /** What came last says how it stands. */
  private static StepReport joined(StepReport before, StepReport after) {
    List<Observation> all = new ArrayList<>(before.observations());
    all.addAll(after.observations());
    boolean ran = after.outcome() != Outcome.SKIPPED;
    return new StepReport(
        before.id(),
        ran ? after.outcome() : before.outcome(),
        ran ? after.skipped() : before.skipped(),
        before.startMs(),
        before.durationMs().orElse(0) + after.durationMs().orElse(0),
        all);
  }

  /** Sends a secret, where one may travel over this connection; empty and unsent where not. */
  public synchronized Optional<Done> secret(String verb, Secret secret) {
    Optional<Clearance> cleared = session.flatMap(Session::clearance);
    return cleared.map(
        leave ->
            work(
                StepId.LOGIN,
                s -> {
                  Exchange answer = s.exchanges().askSecret(verb, secret, leave);
                  s.state().loggedIn(answer.ok() || s.state().loggedIn());
                }));
  }

  /** Takes what has come unasked; empty while nothing is connected. */
  public synchronized Optional<Exchanges.Unasked> unasked() {
    return connected() ? session.map(s -> s.exchanges().unasked()) : Optional.empty();
  }

  /** Whether commands can be sent. */
  public synchronized boolean connected() {
    return session.filter(Session::connected).isPresent();
  }

  /** The session as it is now; empty before the first was opened. */
  public synchronized Optional<Session> session() {
    return session;
  }

  /** Milliseconds since the last work ended. */
  public synchronized double idleMs() {
    return (clock.real() - lastUse) / 1e6;
  }

  /** Writes a remark of the person's into the transcript. */
  public void note(String text) {
    recorder.event(Channel.CONTROL, text);
  }

  /** Breaks off what runs, and leaves the session open. From any thread. */
  public void interrupt() {
    synchronized (stop) {
      if (working != null) {
        working.interrupt();
        clock.endWaits();
      }
      if (resolving != null) {
        resolving.interrupt();
      }
    }
  }

  /** Everything since the session was opened, as a run of a probe. */
  public synchronized Optional<ProbeRun> run() {
    return session.map(s -> run(s, reports));
  }

  /** The opening of the session and what failed last; empty where nothing has. */
  public synchronized Optional<ProbeRun> lastFailure() {
    return failure.flatMap(
        failed ->
            session.map(
                s -> {
                  Map<StepId, StepReport> steps = new EnumMap<>(opening);
                  boolean opened = opening.containsValue(failed);
                  steps.merge(failed.id(), failed, opened ? (a, b) -> b : LiveSession::joined);
                  return run(s, steps);
                }));
  }

  /** What failed last. */
  public synchronized Optional<StepReport> failure() {
    return failure;
  }

  private ProbeRun run(Session open, Map<StepId, StepReport> of) {
    List<StepReport> all = new ArrayList<>();
    for (StepId id : StepId.values()) {
      StepReport notRun = new StepReport(id, Outcome.SKIPPED, Optional.empty(), 0, 0, List.of());
      all.add(of.getOrDefault(id, notRun));
    }
    List<String> own = new ArrayList<>(defects);
    own.addAll(audience.defects());
    Optional<Link> link = open.lastControl().map(ControlChannel::link);
    return new ProbeRun(
        open.request(),
        Optional.of(started),
        OptionalDouble.of(recorder.atMs() - startedMs),
        link.map(Link::remote).map(InetSocketAddress::getAddress),
        link.map(Link::local).map(InetSocketAddress::getAddress),
        all,
        recorder.transcript(),
        Ending.WHOLE,
        own);
  }

  /** Who is logged in, or would be. */
  public synchronized Optional<Credentials> credentials() {
    return session.map(s -> s.request().credentials());
  }

  private void letGo() {
    Optional<Session> open = session.filter(s -> s.lastControl().isPresent());
    open.ifPresent(s -> s.data().drop());
    open.ifPresent(Session::giveUp);
    session.flatMap(Session::lastControl).ifPresent(ControlChannel::close);
  }

  /** Lets go of the connection without a word; QUIT is a command like others. */
  @Override
  public synchronized void close() {
    letGo();
  }
}
