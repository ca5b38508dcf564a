package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.report.ExitCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers that never end, drip or flood: with 64 MiB of memory, server included, the deadline holds
 * and both reports are written. Each in a process of its own, from the classes under test.
 */
class EndlessServersTest {
  /** Each of these waits 2 s for one thing, and so 40 s for everything. */
  private static final int SECONDS = 60;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "greeting-drip",
        "reply-endless-line",
        "reply-oversized",
        "reply-endless-preliminary",
        "reply-flood",
        "list-endless",
        "list-drip",
        "data-not-closed",
        "download-endless",
        "upload-read-back-endless",
      })
  @Execution(ExecutionMode.CONCURRENT)
  void theReportIsWrittenInTimeAndInLittleMemory(String name, @TempDir Path folder)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path json = folder.resolve("json");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.ftpdiag.Main",
                "-v",
                "--report",
                "json=" + json,
                "demo",
                name)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), () -> "no end: " + end(out));
      assertEquals(ExitCode.FOUND, process.exitValue(), () -> end(out));
      String cause = Scenario.load(name).expect().orElseThrow().id();
      assertEquals(cause, Json.of(Files.readString(json)).get("root_cause"), () -> end(out));
      assertFalse(end(out).contains("OutOfMemory"), () -> end(out));
      assertTrue(Files.size(out) > 0);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String end(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
