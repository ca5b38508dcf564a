package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * One process runs thousands of probes, hundreds at once, with little memory, and gives back what
 * it took. {@code -Dprobes.many=2000} runs so many; the build is content with fewer.
 */
class ManyProbesTest {
  private static final int COUNT = Integer.getInteger("probes.many", 600);
  private static final int AT_ONCE = 200;

  /** Control, data, and one more where one is being replaced. */
  private static final int DESCRIPTORS = 3;

  // A demo server takes no more than 64 sessions at once.
  private static final int SERVERS = 4;

  @Test
  @EnabledOnOs(OS.LINUX)
  void twoHundredAtOncePassAndLeaveNothing(@TempDir Path folder) throws Exception {
    List<String> scenarios = new ArrayList<>();
    scenarios.addAll(Collections.nCopies(SERVERS, "healthy"));
    scenarios.addAll(Collections.nCopies(SERVERS, "healthy-anonymous"));
    Process farm = java(DemoFarm.class, scenarios).start();
    try (BufferedReader ports = farm.inputReader(StandardCharsets.US_ASCII)) {
      List<String> arguments =
          new ArrayList<>(List.of(Integer.toString(COUNT), Integer.toString(AT_ONCE)));
      for (String scenario : scenarios) {
        arguments.add(scenario + ":" + ports.readLine());
      }
      Path errors = folder.resolve("errors");
      Path figures = folder.resolve("figures");
      Process probes =
          java(ManyProbes.class, arguments)
              .redirectError(errors.toFile())
              .redirectOutput(figures.toFile())
              .start();
      assertTrue(probes.waitFor(10, TimeUnit.MINUTES), "no end");
      check(Files.readString(figures), Files.readString(errors));
    } finally {
      farm.destroy();
    }
  }

  private static void check(String printed, String errors) throws IOException {
    Properties all = new Properties();
    all.load(new StringReader(printed));
    String shown = all + errors.substring(0, Math.min(errors.length(), 20_000));
    System.getLogger("ManyProbesTest").log(System.Logger.Level.DEBUG, all.toString());
    assertEquals(COUNT, number(all, "passed"), shown);
    assertEquals(number(all, "threadsBefore"), number(all, "threadsAfter"), shown);
    assertEquals(number(all, "descriptorsBefore"), number(all, "descriptorsAfter"), shown);
    int most = number(all, "descriptorsMost") - number(all, "descriptorsBefore");
    assertTrue(most > AT_ONCE && most <= DESCRIPTORS * AT_ONCE, shown);
  }

  private static int number(Properties all, String name) {
    return Integer.parseInt(all.getProperty(name, "-1"));
  }

  private static ProcessBuilder java(Class<?> main, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }
}
