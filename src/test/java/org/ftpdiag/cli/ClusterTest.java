package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ftpdiag.Installed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Fleets that are divided among machines: a real Slurm, GNU parallel, and what Kubernetes is told.
 */
@Timeout(180)
class ClusterTest {
  private static final Path EXAMPLES = Path.of("src/main/dist/examples").toAbsolutePath();
  private static final int TARGETS = 40;

  @TempDir Path folder;
  private final List<Process> services = new ArrayList<>();
  private Path ftpdiag;
  private Path hosts;

  @BeforeEach
  void targets() throws IOException {
    ftpdiag = Installed.ftpdiag(folder);
    hosts =
        Files.write(
            folder.resolve("hosts.txt"),
            IntStream.rangeClosed(1, TARGETS).mapToObj(i -> "127.0.9." + i + ":1").toList());
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (int i = services.size() - 1; i >= 0; i--) {
      services.get(i).destroy();
      services.get(i).waitFor();
    }
  }

  private Process start(Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(services.size() + ".out").toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private String run(Map<String, String> environment, String... command) throws Exception {
    Process process = start(environment, command);
    int exit = process.waitFor();
    String said = Files.readString(folder.resolve(services.size() + ".out"));
    assertEquals(0, exit, said);
    return said;
  }

  /** Every target exactly once, and every part with its share. */
  private void assertAllOnce(int parts) throws IOException {
    Map<Integer, Integer> lines = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(f -> f.getFileName().toString().matches("reports-.*jsonl")).toList();
    }
    assertEquals(parts, files.size());
    for (Path file : files) {
      List<String> reports = Files.readAllLines(file);
      assertTrue(Math.abs(reports.size() - TARGETS / parts) <= 1, file + ": " + reports.size());
      for (String report : reports) {
        JsonNode json = new ObjectMapper().readTree(report);
        lines.merge(json.get("line").asInt(), 1, Integer::sum);
        assertEquals("connect-refused", json.get("root_cause").asText());
      }
    }
    assertEquals(IntStream.rangeClosed(1, TARGETS).boxed().toList(), List.copyOf(lines.keySet()));
    assertTrue(lines.values().stream().allMatch(n -> n == 1), lines.toString());
  }

  @Test
  void gnuParallelDividesAFleet() throws Exception {
    Installed.needs("parallel", "parallel");
    run(
        Map.of("FTPDIAG", ftpdiag.toString(), "HOME", folder.toString()),
        EXAMPLES.resolve("parallel/fleet-parallel").toString(),
        hosts.toString(),
        "3");
    assertAllOnce(3);
  }

  @Test
  void anArrayOfSlurmDividesAFleet() throws Exception {
    Installed.needs("slurmctld", "slurmctld");
    Installed.needs("slurmd", "slurmd");
    Installed.needs("munged", "munge");
    assumeTrue(System.getProperty("user.name").equals("root"), "Slurm's daemons need root");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path socket = folder.resolve("munge.sock");
    Path key = Files.write(folder.resolve("munge.key"), new byte[1024]);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));
    services.add(
        start(
            Map.of(),
            "munged",
            "--foreground",
            "--force",
            "--key-file=" + key,
            "--socket=" + socket,
            "--pid-file=" + folder.resolve("munged.pid"),
            "--seed-file=" + folder.resolve("munged.seed")));
    Map<String, String> slurm =
        Map.of(
            "SLURM_CONF", slurmConf(socket).toString(),
            "FTPDIAG", ftpdiag.toString());
    services.add(start(slurm, "slurmctld", "-D"));
    services.add(start(slurm, "slurmd", "-D", "-N", "n1"));
    services.add(start(slurm, "slurmd", "-D", "-N", "n2"));
    awaitNodes(slurm);
    run(
        slurm,
        "sbatch",
        "--wait",
        "--array=1-4",
        EXAMPLES.resolve("slurm/fleet.sbatch").toString(),
        hosts.toString());
    assertAllOnce(4);
    String merged =
        run(Map.of(), "sh", "-c", ftpdiag + " fleet merge reports-*.jsonl; test $? = 1");
    assertTrue(merged.startsWith("40 targets"), merged);
  }

  private Path slurmConf(Path socket) throws IOException {
    String host = InetAddress.getLocalHost().getHostName().replaceFirst("\\..*", "");
    return Files.writeString(
        folder.resolve("slurm.conf"),
        String.join(
            "\n",
            "ClusterName=test",
            "SlurmctldHost=" + host + "(127.0.0.1)",
            "SlurmctldPort=" + freePort(),
            "SlurmUser=root",
            "AuthType=auth/munge",
            "AuthInfo=socket=" + socket,
            "StateSaveLocation=" + Files.createDirectory(folder.resolve("state")),
            "SlurmdSpoolDir=" + folder.resolve("spool-%n"),
            "SlurmctldPidFile=" + folder.resolve("ctld.pid"),
            "SlurmdPidFile=" + folder.resolve("slurmd-%n.pid"),
            "ProctrackType=proctrack/linuxproc",
            "TaskPlugin=task/none",
            "SelectType=select/cons_tres",
            "SelectTypeParameters=CR_CPU",
            "ReturnToService=2",
            "JobAcctGatherType=jobacct_gather/none",
            "NodeName=n1 NodeHostname=" + host + " NodeAddr=127.0.0.1 Port=" + freePort(),
            "NodeName=n2 NodeHostname=" + host + " NodeAddr=127.0.0.1 Port=" + freePort(),
            "PartitionName=all Nodes=n1,n2 Default=YES State=UP",
            ""));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitNodes(Map<String, String> slurm) throws Exception {
    String seen = "";
    long end = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < end) {
      ProcessBuilder sinfo = new ProcessBuilder("sinfo", "--noheader", "--format=%D %t");
      sinfo.environment().putAll(slurm);
      Process process = sinfo.redirectErrorStream(true).start();
      seen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      if (seen.strip().equals("2 idle")) {
        return;
      }
    }
    throw new AssertionError(seen);
  }

  @Test
  void kubernetesKnowsEveryField() throws Exception {
    Job job = read("kubernetes/fleet-job.yaml", Job.class);
    assertEquals("Indexed", job.getSpec().getCompletionMode());
    var container = job.getSpec().getTemplate().getSpec().getContainers().get(0);
    String shards =
        container.getEnv().stream()
            .filter(e -> e.getName().equals("FTPDIAG_SHARDS"))
            .findFirst()
            .orElseThrow()
            .getValue();
    assertEquals(job.getSpec().getCompletions().toString(), shards);
    CronJob check = read("kubernetes/check-cronjob.yaml", CronJob.class);
    assertEquals("*/15 * * * *", check.getSpec().getSchedule());
  }

  private static <T> T read(String example, Class<T> kind) throws Exception {
    Object tree =
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(EXAMPLES.resolve(example)));
    T object = new ObjectMapper().convertValue(tree, kind);
    assertInstanceOf(kind, object);
    assertKnown(object, example);
    return object;
  }

  /** What the model does not know lies in additional properties. */
  private static void assertKnown(Object object, String path) throws Exception {
    if (object instanceof Collection<?> all) {
      for (Object one : all) {
        assertKnown(one, path);
      }
    }
    if (object == null || !object.getClass().getName().startsWith("io.fabric8.kubernetes.api")) {
      return;
    }
    for (Method getter : object.getClass().getMethods()) {
      if (!getter.getName().startsWith("get") || getter.getParameterCount() > 0) {
        continue;
      }
      Object value = getter.invoke(object);
      if (getter.getName().equals("getAdditionalProperties")) {
        assertEquals(Map.of(), value, path);
      } else {
        assertKnown(value, path + "." + getter.getName());
      }
    }
  }
}
