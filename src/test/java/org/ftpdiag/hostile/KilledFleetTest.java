package org.ftpdiag.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fleet that is killed again and again, and goes on: in the end each target has one report. The
 * build kills it a few times; {@code -Dfleet.kills=10 -Dfleet.seed=SEED} more often and elsewhere.
 */
class KilledFleetTest {
  private static final int KILLS = Integer.getInteger("fleet.kills", 4);
  private static final long SEED = Long.getLong("fleet.seed", 7);
  private static final int TARGETS = 300;
  private static final Pattern LINE =
      Pattern.compile("^\\{\"schema\":[^,]*,\"line\":(\\d+),.*\\}$");

  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whateverTheMomentNothingIsLostAndNothingDoneTwice() throws Exception {
    Random chance = new Random(SEED);
    Path out = folder.resolve("run.jsonl");
    try (DemoServer server = DemoServer.start(Scenario.load("healthy-anonymous"))) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < TARGETS; i++) {
        lines.add("127.0.0.1:" + server.address().getPort() + " --until login");
      }
      Path hosts = Files.write(folder.resolve("hosts"), lines);
      long before = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        Process run = start(hosts, out);
        // At a moment that the output itself tells: so many bytes more than before.
        long until = before + 1 + chance.nextInt(60_000);
        while (run.isAlive() && size(out) < until) { // watched, not slept through
          run.waitFor(1, TimeUnit.MILLISECONDS);
        }
        run.destroyForcibly();
        assertTrue(run.waitFor(30, TimeUnit.SECONDS), "it outlives kill -9");
        assertTrue(size(out) >= before, "what was printed is lost");
        before = size(out);
      }
      Process last = start(hosts, out);
      assertTrue(last.waitFor(120, TimeUnit.SECONDS), "no end");
      assertEquals(0, last.exitValue(), Files.readString(folder.resolve("err")));
    }
    boolean[] seen = new boolean[TARGETS];
    for (String line : Files.readAllLines(out)) {
      Matcher m = LINE.matcher(line);
      assertTrue(m.matches(), line);
      int n = Integer.parseInt(m.group(1)) - 1;
      assertTrue(!seen[n], "twice: line " + (n + 1) + ", seed " + SEED);
      seen[n] = true;
    }
    for (int i = 0; i < TARGETS; i++) {
      assertTrue(seen[i], "left out: line " + (i + 1) + ", seed " + SEED);
    }
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private Process start(Path hosts, Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            "org.ftpdiag.Main",
            "fleet",
            hosts.toString(),
            "--per-address",
            "4",
            "--output",
            out.toString(),
            "--resume")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(folder.resolve("err").toFile())
        .start();
  }
}
