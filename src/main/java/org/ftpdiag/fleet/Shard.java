package org.ftpdiag.fleet;

import java.util.Map;
import java.util.Optional;

/**
 * Which part of how many.
 *
 * @param index from 1
 */
public record Shard(int index, int count) {
  /** Parts at most. */
  public static final int MOST = 100_000;

  private static final String SLURM = "SLURM_ARRAY_TASK_";
  private static final String KUBERNETES = "JOB_COMPLETION_INDEX";
  private static final String PARTS = "FTPDIAG_SHARDS";

  /** Whether it is not all. */
  public boolean divides() {
    return count > 1;
  }

  /**
   * The part that was asked for, or that Slurm or Kubernetes gave to this task; else all.
   *
   * @param given the value of {@code --shard}
   * @throws FleetException where there is no such part
   */
  public static Shard of(Optional<String> given, Map<String, String> environment) {
    if (given.isPresent()) {
      String[] numbers = given.get().split("/", -1);
      long index = numbers.length == 2 ? number(numbers[0]) : -1;
      long count = numbers.length == 2 ? number(numbers[1]) : -1;
      if (index < 1 || count < index || count > MOST) {
        throw new FleetException("fleet-shard", "value", given.get());
      }
      return new Shard((int) index, (int) count);
    }
    String task = environment.getOrDefault(SLURM + "ID", "");
    if (!task.isEmpty()) {
      long first = number(environment.getOrDefault(SLURM + "MIN", "0"));
      long step = Math.max(1, number(environment.getOrDefault(SLURM + "STEP", "1")));
      long place = number(task) - first;
      String parts = environment.getOrDefault(SLURM + "COUNT", "");
      return of(SLURM + "ID", place % step == 0 ? place / step : -1, task, SLURM + "COUNT", parts);
    }
    String index = environment.getOrDefault(KUBERNETES, "");
    if (!index.isEmpty()) {
      return of(KUBERNETES, number(index), index, PARTS, environment.getOrDefault(PARTS, ""));
    }
    return new Shard(1, 1);
  }

  private static Shard of(String name, long index, String shown, String of, String parts) {
    long count = number(parts);
    if (index < 0 || index >= count || count > MOST) {
      throw new FleetException(
          "fleet-shard-variable", "name", name, "value", shown, "other", of, "parts", parts);
    }
    return new Shard((int) index + 1, (int) count);
  }

  /** -1 for what is none. */
  private static long number(String digits) {
    return digits.matches("[0-9]{1,9}") ? Long.parseLong(digits) : -1;
  }
}
