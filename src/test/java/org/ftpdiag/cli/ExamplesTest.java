package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ftpdiag.Installed;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.yaml.YamlFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples, run by the programs they are written for, where these are installed. */
@Timeout(120)
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("src/main/dist/examples").toAbsolutePath();
  private static final String INSTALLED = "/opt/ftpdiag/bin/ftpdiag";

  @TempDir Path folder;
  private Path ftpdiag;

  @BeforeEach
  void launcher() throws IOException {
    ftpdiag = Installed.ftpdiag(folder);
  }

  private String example(String name) throws IOException {
    return Files.readString(EXAMPLES.resolve(name)).replace(INSTALLED, ftpdiag.toString());
  }

  private String run(Map<String, String> environment, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  private static String target(DemoServer server) {
    return server.address().getAddress().getHostAddress() + ":" + server.address().getPort();
  }

  /** A real Nagios runs the check of a healthy and of a faulty server. */
  @Test
  void nagiosRunsThePlugin() throws Exception {
    Installed.needs("nagios4", "nagios4-core");
    try (DemoServer healthy = DemoServer.start(Scenario.load("healthy-anonymous"));
        DemoServer faulty = DemoServer.start(Scenario.load("passive-disabled"))) {
      String service = example("nagios/ftpdiag.cfg").replace("--tls explicit", "--tls off");
      String second = service.substring(service.indexOf("define service")).replace("ftp1", "ftp2");
      Path objects =
          Files.writeString(
              folder.resolve("objects.cfg"),
              service
                  + second
                  + host("ftp1", target(healthy))
                  + host("ftp2", target(faulty))
                  + "define timeperiod {\n timeperiod_name always\n alias always\n"
                  + " monday 00:00-24:00\n tuesday 00:00-24:00\n wednesday 00:00-24:00\n"
                  + " thursday 00:00-24:00\n friday 00:00-24:00\n saturday 00:00-24:00\n"
                  + " sunday 00:00-24:00\n}\n"
                  + "define contact {\n contact_name nobody\n"
                  + " host_notifications_enabled 0\n service_notifications_enabled 0\n"
                  + " host_notification_period always\n service_notification_period always\n"
                  + " host_notification_commands check_ftpdiag\n"
                  + " service_notification_commands check_ftpdiag\n}\n"
                  + "define service {\n name generic-service\n register 0\n"
                  + " check_interval 1\n retry_interval 1\n max_check_attempts 1\n"
                  + " check_period always\n notification_period always\n contacts nobody\n}\n");
      Path status = folder.resolve("status.dat");
      String user = System.getProperty("user.name");
      Path config =
          Files.writeString(
              folder.resolve("nagios.cfg"),
              String.join(
                  "\n",
                  "cfg_file=" + objects,
                  "status_file=" + status,
                  "log_file=" + folder.resolve("nagios.log"),
                  "object_cache_file=" + folder.resolve("objects.cache"),
                  "state_retention_file=" + folder.resolve("retention.dat"),
                  "temp_file=" + folder.resolve("nagios.tmp"),
                  "temp_path=" + folder,
                  "check_result_path=" + Files.createDirectory(folder.resolve("results")),
                  "query_socket=" + folder.resolve("nagios.qh"),
                  "lock_file=" + folder.resolve("nagios.lock"),
                  "check_external_commands=0",
                  "nagios_user=" + user,
                  "nagios_group=" + user,
                  "status_update_interval=1",
                  "max_service_check_spread=1",
                  ""));
      Process nagios =
          new ProcessBuilder("nagios4", config.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("nagios.out").toFile())
              .start();
      try {
        String seen = "";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (System.nanoTime() < end
            && nagios.isAlive()
            && !(seen.contains("=FTP OK - ") && seen.contains("=FTP CRITICAL - "))) {
          seen = read(status);
          Thread.onSpinWait();
        }
        String all = seen + read(folder.resolve("nagios.out"));
        assertTrue(all.contains("plugin_output=FTP OK - "), all);
        assertTrue(all.contains("plugin_output=FTP CRITICAL - "), all);
        assertTrue(all.contains("performance_data=time="), all);
      } finally {
        nagios.destroy();
        nagios.waitFor();
      }
    }
  }

  private static String host(String name, String address) {
    return "define host {\n host_name "
        + name
        + "\n address "
        + address
        + "\n max_check_attempts 1\n check_period always\n notification_period always\n"
        + " contacts nobody\n}\n";
  }

  /** Written anew again and again: there are moments without it. */
  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  @Test
  void icingaTakesTheCommand() throws Exception {
    Installed.needs("icinga2", "icinga2-bin");
    // It gives up its rights first.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path config =
        Files.writeString(
            folder.resolve("icinga2.conf"),
            "include <itl>\n"
                + example("icinga2/ftpdiag.conf")
                + "object Host \"ftp1\" {\n check_command = \"dummy\"\n address = \"192.0.2.1\"\n"
                + " vars.ftp = true\n}\n");
    String said =
        run(
            Map.of(),
            "icinga2",
            "daemon",
            "-C",
            "-c",
            config.toString(),
            "-D",
            "Configuration.DataDir=" + folder,
            "-D",
            "Configuration.LogDir=" + folder,
            "-D",
            "Configuration.CacheDir=" + folder,
            "-D",
            "Configuration.InitRunDir=" + folder);
    assertTrue(said.contains("1 Service"), said);
  }

  @Test
  void theFilesOfTextForNodeExporterAreGauges() throws Exception {
    Installed.needs("promtool", "prometheus");
    try (DemoServer server = DemoServer.start(Scenario.load("healthy-anonymous"))) {
      run(
          Map.of("FOLDER", folder.toString(), "FTPDIAG", ftpdiag.toString()),
          EXAMPLES.resolve("node_exporter/ftpdiag-textfile").toString(),
          target(server));
    }
    List<Path> written = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(f -> f.toString().endsWith(".prom")).forEach(written::add);
    }
    assertEquals(1, written.size(), written.toString());
    Process check =
        new ProcessBuilder("promtool", "check", "metrics")
            .redirectInput(written.get(0).toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, check.waitFor(), said);
    assertTrue(Files.readString(written.get(0)).contains("ftpdiag_success{"));
  }

  @Test
  void systemdTakesTheUnits() throws Exception {
    Installed.needs("systemd-analyze", "systemd");
    List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
    for (String unit :
        List.of("ftpdiag-exporter.service", "ftpdiag-check.service", "ftpdiag-check.timer")) {
      command.add(Files.writeString(folder.resolve(unit), example("systemd/" + unit)).toString());
    }
    assertEquals("", run(Map.of(), command.toArray(new String[0])));
  }

  /** GitHub's own parser takes the workflow, and says what is wrong with a wrong one. */
  @Test
  void gitHubTakesTheWorkflow() throws Exception {
    Path modules = modules("@actions/workflow-parser");
    Path script = Files.createFile(folder.resolve("workflow.mjs"));
    try (InputStream in = ExamplesTest.class.getResourceAsStream("workflow.mjs")) {
      Files.write(script, in.readAllBytes());
    }
    Path file = EXAMPLES.resolve("github/ftp.yml");
    String[] command = {"node", script.toString(), modules.toString(), file.toString()};
    assertEquals("", run(Map.of(), command));
    String wrong = Files.readString(file).replace("runs-on:", "run-on:");
    command[3] = Files.writeString(folder.resolve("wrong.yml"), wrong).toString();
    assertTrue(refused(folder, command).contains("Unexpected value 'run-on'"));
  }

  /** Against GitLab's schema, which the package carries. */
  @Test
  void gitLabTakesThePipeline() throws Exception {
    Path program = modules("gitlab-ci-local").resolve("gitlab-ci-local/src/index.js");
    assumeTrue(Files.exists(program), "this gitlab-ci-local is another one than 4.61.0");
    String pipeline = Files.readString(EXAMPLES.resolve("gitlab/.gitlab-ci.yml"));
    Path file = Files.writeString(folder.resolve(".gitlab-ci.yml"), pipeline);
    String there = "cd '" + folder + "' && exec node '" + program + "' --preview";
    String[] command = {"sh", "-c", there};
    run(Map.of(), "git", "init", "-q", folder.toString());
    String shown = run(Map.of(), command);
    assertTrue(shown.contains("junit: ftp.xml"), shown);
    Files.writeString(file, pipeline.replace("when: always", "when: perhaps"));
    assertTrue(refused(folder, command).contains("ftp.artifacts.when"));
  }

  /** What a program says that ends with an error. */
  private static String refused(Path folder, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor() != 0, said);
    return said;
  }

  /** Where npm keeps a package: {@code -Dnode.modules=FOLDER}, or where those of all users are. */
  private Path modules(String name) throws Exception {
    Installed.needs("node", "nodejs");
    Installed.needs("npm", "npm");
    String folder = System.getProperty("node.modules", "");
    Path modules = Path.of(folder.isEmpty() ? run(Map.of(), "npm", "root", "-g").strip() : folder);
    assumeTrue(Files.exists(modules.resolve(name)), "there is no " + name + " (npm) in " + modules);
    return modules;
  }

  @Test
  void everyYamlIsYaml() throws Exception {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(EXAMPLES)) {
      all.filter(f -> f.toString().endsWith(".yml")).forEach(files::add);
    }
    assertTrue(files.size() > 4, files.toString());
    for (Path file : files) {
      // Of GitHub's own references nothing is looked up.
      byte[] content =
          Files.readString(file)
              .replaceAll("[$][{]{2}[^}]*[}]{2}", "x")
              .getBytes(StandardCharsets.UTF_8);
      YamlFile.read(file.toString(), content, Map.of());
    }
  }
}
