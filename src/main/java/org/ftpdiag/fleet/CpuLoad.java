package org.ftpdiag.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** How busy this machine's processors are, all programs together. Thread-safe. */
final class CpuLoad {
  private static final Path STATISTICS = Path.of("/proc/stat");
  private static final int IDLE = 3;
  private static final int WAITS_FOR_DISK = 4;

  private long idle;
  private long all;

  /**
   * The busy share of the time since the last call, 0 to 1; empty at the first call, and where the
   * system does not tell (proc(5), {@code /proc/stat}).
   */
  synchronized OptionalDouble sinceLastTime() {
    try {
      String[] ticks = Files.readAllLines(STATISTICS).get(0).split(" +");
      long nowIdle = Long.parseLong(ticks[1 + IDLE]) + Long.parseLong(ticks[1 + WAITS_FOR_DISK]);
      long nowAll = 0;
      for (int i = 1; i < ticks.length && i <= 8; i++) { // the rest is counted among these
        nowAll += Long.parseLong(ticks[i]);
      }
      long idleFor = nowIdle - idle;
      long allFor = nowAll - all;
      boolean first = all == 0;
      idle = nowIdle;
      all = nowAll;
      return first || allFor <= 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(1 - (double) idleFor / allFor);
    } catch (IOException | RuntimeException notTold) {
      return OptionalDouble.empty();
    }
  }
}
