package org.ftpdiag.fleet.summary;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.FailOn;

/**
 * Counts what came of a fleet; takes as much memory for ten targets as for ten millions. The order
 * in which they are added does not matter. Not thread-safe.
 */
public final class Tally {
  /** How many of the slowest, of the certificates and of the errors are named. */
  static final int NAMED = 10;

  /** Ids of findings at most: a file may name any. */
  private static final int MOST_CAUSES = 1_000;

  private static final Comparator<TargetOutcome> PLACE =
      Comparator.comparing((TargetOutcome o) -> o.target().orElse(""))
          .thenComparing(TargetOutcome::line);

  private final Map<String, Long> verdicts = new LinkedHashMap<>();
  private final Map<String, Cause> causes = new TreeMap<>();
  private final long[] ages = new long[Validity.values().length];
  private final Top<TargetOutcome> slowest =
      new Top<>(
          NAMED,
          Comparator.comparingDouble((TargetOutcome o) -> -o.durationMs().orElse(0))
              .thenComparing(PLACE));
  private final Top<TargetOutcome> expiring =
      new Top<>(
          NAMED,
          Comparator.comparingLong((TargetOutcome o) -> o.daysLeft().orElse(0))
              .thenComparing(PLACE));
  private final Top<TargetOutcome> errors =
      new Top<>(NAMED, Comparator.comparingLong(TargetOutcome::line).thenComparing(PLACE));
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();
  private long total;
  private long defects;

  /** How long certificates last still, in whole days. */
  public enum Validity {
    EXPIRED(Long.MIN_VALUE),
    WEEK(0),
    FORTNIGHT(7),
    MONTH(14),
    QUARTER(30),
    LONGER(90);

    private final long from;

    Validity(long from) {
      this.from = from;
    }

    static Validity of(long days) {
      Validity found = EXPIRED;
      for (Validity v : values()) {
        found = days >= v.from ? v : found;
      }
      return found;
    }
  }

  /**
   * A root cause.
   *
   * @param count of targets
   * @param example the first of them by name
   */
  public record Cause(String id, long count, TargetOutcome example) {
    private Cause and(TargetOutcome other) {
      return new Cause(id, count + 1, PLACE.compare(other, example) < 0 ? other : example);
    }
  }

  public Tally() {
    for (String verdict : List.of("pass", "warn", "fail", TargetOutcome.ERROR)) {
      verdicts.put(verdict, 0L);
    }
  }

  /** Counts one target. */
  public void add(TargetOutcome o) {
    total++;
    verdicts.merge(o.verdict(), 1L, Long::sum);
    if (o.exitCode() == ExitCode.DEFECT) {
      defects++;
    }
    o.rootCause()
        .filter(id -> causes.size() < MOST_CAUSES || causes.containsKey(id))
        .ifPresent(id -> causes.merge(id, new Cause(id, 1, o), (known, added) -> known.and(o)));
    if (o.durationMs().isPresent()) {
      slowest.add(o);
    }
    if (o.daysLeft().isPresent()) {
      ages[Validity.of(o.daysLeft().getAsLong()).ordinal()]++;
      expiring.add(o);
    }
    if (o.error().isPresent()) {
      errors.add(o);
    }
    first = earlier(first, o.started(), -1);
    last = earlier(last, o.started(), 1);
  }

  private static Optional<Instant> earlier(
      Optional<Instant> known, Optional<Instant> other, int sign) {
    if (known.isEmpty() || other.isEmpty()) {
      return known.or(() -> other);
    }
    return Integer.signum(other.get().compareTo(known.get())) == sign ? other : known;
  }

  /** Targets by verdict: pass, warn, fail, error. */
  public Map<String, Long> verdicts() {
    return verdicts;
  }

  public long total() {
    return total;
  }

  /** Probes that ftpdiag or this machine failed: they say nothing of their servers. */
  public long defects() {
    return defects;
  }

  /** Root causes, the commonest first. */
  public List<Cause> causes() {
    return causes.values().stream()
        .sorted(Comparator.comparingLong((Cause c) -> -c.count()).thenComparing(Cause::id))
        .toList();
  }

  /** Certificates by how long they last still. */
  public long certificates(Validity validity) {
    return ages[validity.ordinal()];
  }

  /** The slowest, the slowest first. */
  public List<TargetOutcome> slowest() {
    return slowest.all();
  }

  /** Those whose certificates expire first, by days. */
  public List<TargetOutcome> expiring() {
    return expiring.all();
  }

  /** The first lines that have no report. */
  public List<TargetOutcome> errors() {
    return errors.all();
  }

  /** When the first probe began. */
  public Optional<Instant> first() {
    return first;
  }

  /** When the last probe began. */
  public Optional<Instant> last() {
    return last;
  }

  /** What a process exits with that has seen all of them. */
  public int exitCode(FailOn failOn) {
    if (defects > 0) {
      return ExitCode.DEFECT;
    }
    boolean found =
        switch (failOn) {
          case WARN -> verdicts.get("warn") + verdicts.get("fail") > 0;
          case FAIL -> verdicts.get("fail") > 0;
          case NEVER -> false;
        };
    return found || verdicts.get(TargetOutcome.ERROR) > 0 ? ExitCode.FOUND : ExitCode.OK;
  }
}
