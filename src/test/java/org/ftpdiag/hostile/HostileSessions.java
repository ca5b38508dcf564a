package org.ftpdiag.hostile;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ftpdiag.hostile.HostileSession.Outcome;
import org.ftpdiag.model.StepId;

/**
 * Plays hostile sessions in a process of its own, so that its memory can be small and what they
 * leave behind can be seen. Arguments: seed, first number, how many, how many at once, folder.
 * Writes what was broken, or with {@code -v} as the sixth argument all of it.
 */
public final class HostileSessions {
  private static final int SETTLE_TRIES = 100;
  private static final int ENOUGH = 100;

  private HostileSessions() {}

  public static void main(String[] args) throws Exception {
    System.setProperty("java.net.preferIPv6Addresses", "system");
    long seed = Long.parseLong(args[0]);
    int first = Integer.parseInt(args[1]);
    int count = Integer.parseInt(args[2]);
    Path folder = Path.of(args[4]);
    boolean all = args.length > 5;
    HostileSession.prepare(folder);
    warmUp(seed, first, folder);
    List<String> left = leftovers(folder);
    int files = left.size();
    long descriptors = descriptors();
    int broken = 0;
    int[] passed = new int[StepId.values().length];
    double seconds = 0;
    Outcome longest = new Outcome(0, 0, List.of(), Set.of(), "");
    ExecutorService players = Executors.newFixedThreadPool(Integer.parseInt(args[3]));
    List<Future<Outcome>> playing = new ArrayList<>();
    for (int n = first; n < first + count; n++) {
      HostileSession session = new HostileSession(seed, n, folder, all);
      playing.add(players.submit(session::play));
    }
    for (int i = 0; i < playing.size(); i++) {
      Outcome outcome = result(playing.get(i), first + i);
      playing.set(i, null);
      if (outcome.seconds() > longest.seconds()) {
        longest = outcome;
      }
      for (String what : outcome.broken()) {
        broken++;
        System.out.println("BROKEN seed " + seed + " session " + outcome.number() + ": " + what);
      }
      seconds += outcome.seconds();
      for (StepId step : StepId.values()) {
        passed[step.ordinal()] += outcome.passed().contains(step.id()) ? 1 : 0;
      }
      if (all || !outcome.broken().isEmpty()) {
        System.out.println(outcome.story());
      }
    }
    players.shutdown();
    List<String> now = settled(folder, files, descriptors);
    if (!now.isEmpty()) {
      broken++;
      System.out.println("BROKEN seed " + seed + " from " + first + ": left behind: " + now);
    }
    System.out.printf(
        Locale.ROOT,
        "%d sessions, %d broken; passed: %s; on average %.2f s, the longest %.2f s"
            + " (session %d)%n",
        count,
        broken,
        Arrays.stream(StepId.values())
            .map(s -> s.id() + " " + passed[s.ordinal()])
            .collect(Collectors.joining(", ")),
        seconds / count,
        longest.seconds(),
        longest.number());
    if (count >= ENOUGH && passed[StepId.LIST.ordinal()] < count / 10) {
      broken++;
      System.out.println("BROKEN: hardly a session came as far as to the listing");
    }
    System.exit(broken == 0 ? 0 : 1);
  }

  private static Outcome result(Future<Outcome> future, int number) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      return new Outcome(number, 0, List.of("threw " + e.getCause()), Set.of(), "");
    }
  }

  /** What is loaded and opened once for all sessions is no leftover of one. */
  private static void warmUp(long seed, int first, Path folder) throws IOException {
    for (int n = 1; n <= 8; n++) {
      new HostileSession(seed, -n - first, folder, false).play();
    }
  }

  private static long descriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }

  /** What is left when all is over; what ends by itself is given the time. */
  private static List<String> settled(Path folder, int files, long descriptors)
      throws IOException, InterruptedException {
    List<String> left = List.of();
    for (int n = 0; n < SETTLE_TRIES; n++) {
      left = new ArrayList<>(leftovers(folder));
      int more = left.size() - files;
      if (descriptors() > descriptors + 4) {
        left.add(descriptors() - descriptors + " descriptors");
        more++;
      }
      if (more <= 0) {
        return List.of();
      }
      Thread.sleep(100);
    }
    return left;
  }

  /** Threads that are not Java's own, and files. */
  private static List<String> leftovers(Path folder) throws IOException {
    List<String> left = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      String group = thread.getThreadGroup() == null ? "" : thread.getThreadGroup().getName();
      String name = thread.getName();
      boolean ours = group.equals("main") && !name.startsWith("pool-") && !name.equals("pulse");
      if (ours && thread != Thread.currentThread()) {
        left.add("thread " + thread.getName() + " in " + Arrays.toString(thread.getStackTrace()));
      }
    }
    try (Stream<Path> all = Files.list(folder)) {
      all.map(f -> f.getFileName().toString())
          .filter(f -> !f.equals("authority.pem"))
          .forEach(left::add);
    }
    return left;
  }
}
