package org.ftpdiag.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Probes of servers that do what no server should, at places drawn by chance: each ends in time,
 * with a report, without the password and without control characters in it, and leaves nothing
 * behind. {@code -Dhostile.sessions=20000} plays more of them, {@code -Dhostile.seed=SEED} others,
 * and {@code -Dhostile.only=NUMBER} with the seed one of them again, and shows it.
 */
class HostileServersTest {
  private static final int SESSIONS = Integer.getInteger("hostile.sessions", 600);
  private static final long SEED = Long.getLong("hostile.seed", 6);
  private static final int ONLY = Integer.getInteger("hostile.only", -1);

  /** Many times what a session takes. */
  private static final double SECONDS_PER_SESSION = 0.5;

  /** Most of them share a process; some have it as small as one probe must do with. */
  private record Group(int first, int count, int atOnce, String memory) {}

  @Test
  void noSessionBreaksARule(@TempDir Path folder) throws IOException, InterruptedException {
    int small = Math.min(SESSIONS, Math.max(300, SESSIONS / 10));
    List<Group> groups =
        ONLY >= 0
            ? List.of(new Group(ONLY, 1, 1, "-Xmx64m"))
            : List.of(
                new Group(0, small, 3, "-Xmx64m"),
                new Group(small, SESSIONS - small, 20, "-Xmx256m"));
    List<Process> running = new ArrayList<>();
    List<Path> outputs = new ArrayList<>();
    try {
      for (Group group : groups) {
        Path own = Files.createDirectory(folder.resolve("sessions-" + group.first()));
        Path output = folder.resolve("output-" + group.first());
        running.add(start(group, own, output));
        outputs.add(output);
      }
      long seconds = 60 + (long) (SESSIONS * SECONDS_PER_SESSION);
      for (int i = 0; i < running.size(); i++) {
        boolean ended = running.get(i).waitFor(seconds, TimeUnit.SECONDS);
        String output = Files.readString(outputs.get(i));
        System.out.println(output.strip());
        assertTrue(ended, () -> "no end: " + output);
        assertEquals(0, running.get(i).exitValue(), () -> output + replay());
      }
    } finally {
      running.forEach(Process::destroyForcibly);
    }
  }

  private static Process start(Group group, Path folder, Path output) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(group.memory(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(HostileSessions.class.getName());
    command.addAll(
        List.of(
            Long.toString(SEED),
            Integer.toString(group.first()),
            Integer.toString(group.count()),
            Integer.toString(group.atOnce()),
            folder.toString()));
    if (ONLY >= 0) {
      command.add("-v");
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static String replay() {
    return "\nto see one again: mvn test -Dtest=HostileServersTest -Dhostile.seed="
        + SEED
        + " -Dhostile.only=SESSION";
  }
}
