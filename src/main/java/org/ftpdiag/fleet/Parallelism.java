package org.ftpdiag.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How many probes at a time suit this machine where nobody says. */
public final class Parallelism {
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final String DESCRIPTORS = "Max open files";

  /** Most of a probe is waiting. */
  private static final int PER_PROCESSOR = 128;

  private static final int FIRST_PER_PROCESSOR = 16;

  private static final int FEWEST = 64;
  private static final int MOST = 512;

  /** Control, data, and one more where one is being replaced. */
  private static final int DESCRIPTORS_EACH = 3;

  /** What Java and the output take. */
  private static final int RESERVED = 64;

  private static final long BYTES_EACH = 768 << 10;

  private Parallelism() {}

  /** By processors, memory and file descriptors. */
  public static int ofThisMachine() {
    long n = Math.max(FEWEST, (long) PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
    n = Math.min(n, Runtime.getRuntime().maxMemory() / BYTES_EACH);
    return possible((int) Math.max(1, Math.min(MOST, n)));
  }

  /** How many of them run at first, before the processors prove to have room for more. */
  public static int first() {
    return FIRST_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
  }

  /**
   * So many, or as many as there are file descriptors for: where the first probes lack them, Java
   * itself cannot load what all others need.
   */
  public static int possible(int asked) {
    OptionalLong descriptors = descriptors();
    long most =
        descriptors.isEmpty() ? asked : (descriptors.getAsLong() - RESERVED) / DESCRIPTORS_EACH;
    return (int) Math.max(1, Math.min(asked, most));
  }

  /** The soft limit, which Java raises to the hard one; empty where the system does not tell. */
  private static OptionalLong descriptors() {
    try {
      for (String line : Files.readAllLines(LIMITS)) {
        if (line.startsWith(DESCRIPTORS)) {
          String soft = line.substring(DESCRIPTORS.length()).strip().split(" +")[0];
          return OptionalLong.of(Long.parseLong(soft));
        }
      }
    } catch (IOException | NumberFormatException e) { // another system; or "unlimited"
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }
}
