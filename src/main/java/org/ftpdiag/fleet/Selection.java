package org.ftpdiag.fleet;

import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.ftpdiag.fleet.input.Entry;
import org.ftpdiag.fleet.input.TargetFile;
import org.ftpdiag.fleet.input.TargetLines;

/**
 * Which targets of a file a run is to probe: those of its part, without those that an earlier run
 * is done with.
 *
 * @param total how many; empty where they were not counted
 */
public record Selection(Predicate<Entry> wanted, OptionalLong total) {

  /** All of them, uncounted. */
  public static Selection all() {
    return new Selection(entry -> true, OptionalLong.empty());
  }

  /**
   * Reads the file once or twice to find out.
   *
   * @param output what the earlier run wrote
   * @throws FleetException where that was of another file, or of another part of it
   */
  public static Selection of(TargetFile file, Shard shard, Recorded earlier, String output)
      throws IOException {
    Predicate<Entry> part = part(file, shard);
    long wanted = 0;
    long found = 0;
    try (TargetLines lines = file.open()) {
      for (Optional<Entry> e = lines.next(); e.isPresent(); e = lines.next()) {
        boolean mine = part.test(e.get());
        boolean done = earlier.has(e.get());
        if (done && (!mine || !earlier.fits(e.get()))) {
          throw new FleetException(
              mine ? "fleet-resume-other" : "fleet-resume-part",
              "file",
              file.name(),
              "line",
              e.get().line(),
              "output",
              output);
        }
        found += done ? 1 : 0;
        wanted += mine && !done ? 1 : 0;
      }
    }
    if (found < earlier.size()) {
      throw new FleetException("fleet-resume-short", "file", file.name(), "output", output);
    }
    return new Selection(entry -> !earlier.has(entry) && part.test(entry), OptionalLong.of(wanted));
  }

  private static Predicate<Entry> part(TargetFile file, Shard shard) throws IOException {
    if (!shard.divides()) {
      return entry -> true;
    }
    ShardPlan plan = new ShardPlan(shard.count());
    try (TargetLines lines = file.open()) {
      for (Optional<Entry> e = lines.next(); e.isPresent(); e = lines.next()) {
        plan.count(ShardKey.of(e.get()));
      }
    }
    BitSet mine = plan.of(shard.index());
    return entry -> mine.get(plan.bucket(ShardKey.of(entry)));
  }
}
