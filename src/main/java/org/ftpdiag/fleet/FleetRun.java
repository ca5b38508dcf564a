package org.ftpdiag.fleet;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.ftpdiag.fleet.input.Entry;
import org.ftpdiag.fleet.input.TargetLines;
import org.ftpdiag.fleet.summary.TargetOutcome;
import org.ftpdiag.model.Defect;
import org.ftpdiag.model.Ending;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.Report;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.wire.Platform;

/**
 * Probes the targets of a file, many at a time, and writes the report of each as it ends. Targets
 * are read as places become free. One run.
 */
public final class FleetRun {
  /** How long probes may take to take their leave once they are broken off. */
  private static final long LEAVE_NANOS = TimeUnit.SECONDS.toNanos(6);

  private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final FleetSettings settings;
  private final Orders orders;
  private final ReportSink out;
  private final OutcomeListener listener;
  private final Prober prober;
  private final ReportLine lines;
  private final FleetPlaces places;
  private final AddressGate gate;
  private final ExecutorService workers;
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile boolean interrupted;

  /** Hears what is written, one after the other. */
  @FunctionalInterface
  public interface OutcomeListener {
    void ended(TargetOutcome outcome);
  }

  /**
   * @param orders asked by one thread
   * @param listener called by one thread at a time
   */
  public FleetRun(
      Platform platform,
      FleetSettings settings,
      Orders orders,
      Words words,
      ReportSink out,
      OutcomeListener listener) {
    this.settings = settings;
    this.orders = orders;
    this.out = out;
    this.listener = listener;
    this.prober = new Prober(platform, settings.failOn());
    this.lines = new ReportLine(words, settings);
    this.places =
        new FleetPlaces(settings.parallel(), settings.first(), new CpuLoad()::sinceLastTime);
    this.gate = new AddressGate(settings.perAddress());
    this.workers = Workers.of(settings.parallel());
  }

  /**
   * Probes them all.
   *
   * @param wanted which of them
   * @return whether it came to its end; false where it was interrupted
   * @throws IOException where a report could not be written, or the file not be read
   * @throws FleetException where the file cannot be used
   */
  public boolean run(TargetLines targets, Predicate<Entry> wanted) throws IOException {
    // Whoever writes into a pipe that is read here may let it wait: what is to stop stops all the
    // same.
    Thread reader = new Thread(() -> read(targets, wanted), "targets");
    reader.setDaemon(true);
    reader.start();
    try {
      places.await();
      long end = System.nanoTime() + LEAVE_NANOS;
      while (places.stopped() && prober.isBusy() && end - System.nanoTime() > 0) {
        LockSupport.parkNanos(this, SOON_NANOS);
      }
    } catch (InterruptedException e) {
      interrupt();
      Thread.currentThread().interrupt();
    }
    workers.shutdownNow();
    Throwable failed = failure.get();
    if (failed instanceof IOException e) {
      throw e;
    }
    if (failed instanceof RuntimeException e) {
      throw e;
    }
    if (failed instanceof Error e) {
      throw e;
    }
    return !interrupted;
  }

  /** Breaks it off: what runs takes leave and is not reported. May be called from any thread. */
  public void interrupt() {
    interrupted = true;
    stop();
  }

  private void stop() {
    places.stop();
    prober.stop();
  }

  private void fail(Throwable e) {
    failure.compareAndSet(null, e);
    stop();
  }

  private void read(TargetLines targets, Predicate<Entry> wanted) {
    try {
      while (places.take()) {
        Optional<Entry> entry = targets.next();
        while (entry.isPresent() && !wanted.test(entry.get())) {
          entry = targets.next();
        }
        if (entry.isEmpty()) {
          places.allRead();
          return;
        }
        begin(entry.get());
      }
    } catch (InterruptedException e) {
      interrupt();
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
  }

  private void begin(Entry entry) {
    try {
      if (entry.refused().isPresent()) {
        throw new RefusedLineException(entry.refused().get());
      }
      submit(new Job(entry, orders.of(entry)));
    } catch (RefusedLineException e) {
      refuse(entry, e.why());
      places.end().ifPresent(this::submit);
    }
  }

  private void refuse(Entry entry, Phrase why) {
    write(lines.refused(entry, why));
  }

  private void submit(Job job) {
    try {
      workers.execute(() -> work(job));
    } catch (OutOfMemoryError e) { // no more threads: one of those there are will come to it
      places.lower(places.lowered());
      if (!places.shelve(job)) {
        fail(e);
      }
    }
  }

  /** A worker goes on with whatever may use its place. */
  private void work(Job first) {
    for (Optional<Job> job = Optional.of(first); job.isPresent(); ) {
      job = serve(job.get());
    }
  }

  private Optional<Job> serve(Job job) {
    try {
      if (job.resolution.isEmpty()) {
        job.resolution = Optional.of(prober.resolve(job.order.request()));
      }
      if (!job.admitted && !gate.enter(job)) {
        return places.putAside();
      }
      job.lowered = places.lowered();
      Optional<Report> report = prober.probe(job.order, job.resolution.get());
      release(job);
      if (report.isPresent() && lacking(job, report.get())) {
        places.lower(job.lowered);
        job.again = true;
        job.resolution = Optional.empty();
        Optional<Job> next = places.putAside();
        places.ready(job).ifPresent(this::submit);
        return next;
      }
      report.ifPresent(r -> write(lines.of(job.entry.line(), r)));
    } catch (RuntimeException | Error e) { // of this probe alone
      if (job.admitted) {
        release(job);
      }
      write(lines.broken(job.entry, Phrase.of("cli.broken", "what", Defect.describe(e))));
    }
    return places.end();
  }

  /** Those that waited for its addresses go on as there are places. */
  private void release(Job job) {
    List<Job> next = gate.leave(job);
    for (Job one : next) {
      places.ready(one).ifPresent(this::submit);
    }
  }

  /** Whether it is to be tried once more, with fewer beside it. */
  private boolean lacking(Job job, Report report) {
    return report.run().ending() == Ending.EXHAUSTED && !job.again && settings.parallel() > 1;
  }

  private void write(ReportLine.Ended ended) {
    writing.lock();
    try {
      if (failure.get() == null && !interrupted) {
        out.write(ended.line());
        listener.ended(ended.outcome());
      }
    } catch (IOException | RuntimeException e) {
      fail(e);
    } finally {
      writing.unlock();
    }
  }
}
