package org.ftpdiag.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.ftpdiag.Probes;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.Ending;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.FailOn;
import org.ftpdiag.wire.Resolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a step throws, the report stands; what this machine lacks is not held against servers.
 */
@Execution(ExecutionMode.CONCURRENT)
class ScarceMachineTest {
  private static ProbeRun resolving(Error thrown) {
    Resolver.Source source =
        host -> {
          throw thrown;
        };
    Target target =
        new Target("ftp.example.org", "ftp.example.org", 21, TlsMode.AUTO, Optional.empty());
    return Probes.run(ProbeRequest.of(target), source);
  }

  @Test
  void anErrorInAStepBreaksTheStepAlone() {
    ProbeRun run = resolving(new StackOverflowError());
    assertEquals(Outcome.BROKEN, run.step(StepId.RESOLVE).outcome());
    assertEquals(StepId.values().length, run.steps().size());
    assertEquals(1, run.defects().size(), run.defects()::toString);
    assertEquals(ExitCode.DEFECT, ExitCode.of(run, Diagnoser.diagnose(run), FailOn.FAIL));
  }

  @Test
  void theLackOfThreadsIsNoFinding() {
    ProbeRun run = resolving(new OutOfMemoryError("unable to create native thread"));
    Diagnosis found = Diagnoser.diagnose(run);
    assertEquals(Ending.EXHAUSTED, run.ending());
    assertEquals(List.of(), found.findings());
    assertEquals(List.of(), run.defects());
    assertEquals(ExitCode.DEFECT, ExitCode.of(run, found, FailOn.NEVER));
    for (StepId step : StepId.values()) {
      assertEquals(Outcome.SKIPPED, run.step(step).outcome());
      assertTrue(run.step(step).skipped().isPresent(), step::id);
    }
    assertFalse(run.interrupted());
  }

  /** Counts of descriptors around what a JVM takes to start and a probe takes on top of it. */
  static IntStream descriptors() {
    return IntStream.rangeClosed(5, 16).map(n -> n * 2);
  }

  @ParameterizedTest
  @MethodSource("descriptors")
  @DisabledOnOs(OS.WINDOWS)
  void theLackOfDescriptorsIsNoFinding(int most, @TempDir Path folder)
      throws IOException, InterruptedException {
    Path json = folder.resolve("json");
    try (DemoServer server = DemoServer.start(Scenario.load("healthy-anonymous"))) {
      Process process =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  "ulimit -n " + most + "; exec \"$0\" \"$@\"",
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "org.ftpdiag.Main",
                  "--format",
                  "json",
                  "--tls",
                  "off",
                  "127.0.0.1:" + server.address().getPort())
              .redirectOutput(json.toFile())
              .redirectError(folder.resolve("err").toFile())
              .start();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "no end");
      String report = Files.readString(json);
      if (!report.startsWith("{")) {
        return; // not even the JVM, or the report, had what it takes
      }
      assertTrue(List.of(ExitCode.OK, ExitCode.DEFECT).contains(process.exitValue()), report);
      assertFalse(report.contains("\"severity\" : \"fail\""), report);
      assertFalse(report.contains("\"severity\" : \"warn\""), report);
    }
  }

  /** In a network of its own, where nobody else wants the ports. */
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  @EnabledOnOs(OS.LINUX)
  void theLackOfPortsIsNoFinding(String address, @TempDir Path folder)
      throws IOException, InterruptedException {
    Path json = folder.resolve("json");
    Process process =
        new ProcessBuilder(
                "unshare",
                "-n",
                "sh",
                "-c",
                "ip link set lo up && echo 40000 40009 > /proc/sys/net/ipv4/ip_local_port_range"
                    + " || exit 99; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FewPorts.class.getName(),
                address)
            .redirectOutput(json.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "no end");
    String report = Files.readString(json);
    String errors = Files.readString(folder.resolve("err"));
    boolean possible = process.exitValue() != 99 && !errors.startsWith("unshare");
    assumeTrue(possible, "no network namespaces here: " + errors);
    assertEquals(ExitCode.DEFECT, process.exitValue(), report + errors);
    assertTrue(report.contains("\"findings\" : [ ]"), report);
  }
}
