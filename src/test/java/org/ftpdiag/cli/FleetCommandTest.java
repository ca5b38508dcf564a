package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.cli.secrets.PasswordSource;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.report.SchemaCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fleets of the demo's servers. */
class FleetCommandTest {
  private static final Pattern LINE = Pattern.compile("\"line\":(\\d+)");

  private static DemoServer healthy;
  private static DemoServer failing;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    healthy = DemoServer.start(Scenario.load("healthy-anonymous"));
    failing = DemoServer.start(Scenario.load("login-home-unavailable"));
  }

  @AfterAll
  static void stop() {
    healthy.close();
    failing.close();
  }

  private static String at(DemoServer server) {
    return "127.0.0.1:" + server.address().getPort();
  }

  private Path hosts(String... lines) throws IOException {
    return Files.writeString(folder.resolve("hosts"), String.join("\n", lines) + "\n");
  }

  /** Hosts that answer nothing, each at an address of its own. */
  private static List<ServerSocket> silent(int n) throws IOException {
    List<ServerSocket> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      all.add(new ServerSocket(0, 50, InetAddress.getByName("127.0.9." + (i + 1))));
    }
    return all;
  }

  private static List<Long> lines(String out) {
    List<Long> all = new ArrayList<>();
    for (String line : out.lines().toList()) {
      assertEquals(List.of(), SchemaCheck.breaches("report", line));
      Matcher m = LINE.matcher(line);
      assertTrue(m.find(), line);
      all.add(Long.parseLong(m.group(1)));
    }
    return all.stream().sorted().toList();
  }

  @Test
  void everyLineGetsOneObjectAndABadOneDoesNotStopTheOthers() throws IOException {
    RecordingConsole console = new RecordingConsole();
    Path hosts =
        hosts(
            "# servers",
            at(healthy) + " --tls off",
            "",
            at(failing),
            "ftp://bob:hunter2@x.example/",
            at(healthy) + " --tsl off",
            at(healthy) + " --until login");
    int code = console.run("fleet", "--format", "json", hosts.toString());
    assertEquals(1, code, console.err());
    assertEquals(List.of(2L, 4L, 5L, 6L, 7L), lines(console.out()));
    List<String> all = console.out().lines().toList();
    assertEquals(2, all.stream().filter(l -> l.contains("\"verdict\":\"error\"")).count());
    assertFalse(console.out().contains("hunter2"), console.out());
    for (String line : all) {
      boolean failed = line.contains("\"verdict\":\"fail\"");
      assertEquals(failed, line.contains("\"transcript\":"), line);
    }
  }

  @Test
  void theThreeFormsMeanTheSame() throws IOException {
    for (String form :
        List.of(
            at(healthy) + " --until login --tls off",
            "{\"target\": \"" + at(healthy) + "\", \"until\": \"login\", \"tls\": \"off\"}",
            "target,tls,until\n" + at(healthy) + ",off,login")) {
      RecordingConsole console = new RecordingConsole();
      console.input = form;
      assertEquals(0, console.run("fleet", "-"), console.out() + console.err());
      assertTrue(console.out().contains("\"verdict\":\"pass\""), console.out());
      assertTrue(console.out().contains("\"id\":\"passive\",\"status\":\"skip\""), console.out());
    }
  }

  @Test
  void optionsOfTheCommandLineAreForAllLinesThatDoNotSayOtherwise() throws IOException {
    RecordingConsole console = new RecordingConsole();
    Path hosts = hosts(at(healthy), at(healthy) + " --until features");
    assertEquals(0, console.run("fleet", "--until", "login", hosts.toString()), console.err());
    List<String> all = console.out().lines().sorted().toList();
    assertTrue(all.get(0).contains("\"id\":\"features\",\"status\":\"skip\""), all.get(0));
    assertFalse(all.get(1).contains("\"id\":\"features\",\"status\":\"skip\""), all.get(1));
  }

  @Test
  void aPasswordReachesNoServerOfALineWithoutUserAndNoOutput() throws IOException {
    RecordingConsole console = new RecordingConsole();
    console.environment.put(PasswordSource.VARIABLE, "s3cret-of-env");
    Path file = Files.writeString(folder.resolve("bob.txt"), "s3cret-of-bob\n");
    Path hosts =
        hosts(
            at(healthy),
            at(failing) + " -u bob --password-file " + file,
            at(failing) + " -u eve",
            at(failing) + " -u eve --password-file -");
    console.run("fleet", "--transcript", "always", hosts.toString());
    assertEquals(4, console.out().lines().count(), console.err());
    assertFalse((console.out() + console.err()).contains("s3cret"), console.out());
    assertTrue(console.out().contains("standard input has one password"), console.out());
  }

  @Test
  void oneAddressIsProbedByOneProbeAtATime() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread accepting = new Thread(() -> accept(server, inside, most));
      accepting.setDaemon(true);
      accepting.start();
      String target = "127.0.0.1:" + server.getLocalPort() + " --tls off";
      String named = "localhost:" + server.getLocalPort() + " --tls off -4";
      String[] lines = {target, named, target, named, target, named, target, named};
      RecordingConsole console = new RecordingConsole();
      console.run("fleet", "--parallel", "8", hosts(lines).toString());
      assertEquals(8, lines(console.out()).size(), console.err());
      assertEquals(1, most.get());
      most.set(0);
      RecordingConsole wide = new RecordingConsole();
      wide.run("fleet", "--parallel", "8", "--per-address", "8", hosts(lines).toString());
      assertEquals(8, lines(wide.out()).size(), wide.err());
      assertTrue(most.get() > 1, "nothing ran side by side: the count proves nothing");
    }
  }

  /** Greets, refuses the login after a moment, and counts who is there at once. */
  private static void accept(ServerSocket server, AtomicInteger inside, AtomicInteger most) {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        Thread session =
            new Thread(
                () -> {
                  try (client;
                      BufferedReader in =
                          new BufferedReader(
                              new InputStreamReader(
                                  client.getInputStream(), StandardCharsets.US_ASCII))) {
                    client.getOutputStream().write("220 hi\r\n".getBytes("US-ASCII"));
                    for (String l = in.readLine(); l != null; l = in.readLine()) {
                      boolean quit = l.startsWith("QUIT");
                      if (quit) {
                        inside.decrementAndGet();
                      }
                      String reply = quit ? "221 bye\r\n" : "530 no\r\n";
                      client.getOutputStream().write(reply.getBytes("US-ASCII"));
                    }
                  } catch (IOException e) {
                    return; // it has left
                  }
                });
        session.setDaemon(true);
        session.start();
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  @Test
  void theDeadThirdTakesAsLongAsTheSlowestOfThem() throws IOException {
    List<ServerSocket> dead = silent(12);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      lines.add(at(healthy) + " --until login");
      if (i % 2 == 0) {
        ServerSocket s = dead.get(i / 2);
        String host = s.getInetAddress().getHostAddress() + ":" + s.getLocalPort();
        lines.add(host + " --deadline 2 --timeout 2");
      }
    }
    RecordingConsole console = new RecordingConsole();
    Instant began = Instant.now();
    Path hosts = hosts(lines.toArray(new String[0]));
    int code = console.run("fleet", "--parallel", "14", hosts.toString());
    Duration took = Duration.between(began, Instant.now());
    for (ServerSocket s : dead) {
      s.close();
    }
    assertEquals(1, code, console.err());
    assertEquals(36, lines(console.out()).size());
    assertTrue(took.toSeconds() < 12, took + " for deadlines of 2 s, whose sum is 24 s");
  }

  @Test
  void resumingLeavesNothingOutAndRepeatsNothing() throws IOException {
    Path out = folder.resolve("run.jsonl");
    String one = at(healthy) + " --until login";
    Path hosts = hosts(one, one, "a b c", one);
    int first = run("fleet", hosts.toString(), "--output", out.toString());
    assertEquals(1, first);
    List<String> whole = Files.readAllLines(out);
    assertEquals(4, whole.size());
    // Whatever the place where it was torn.
    String kept = whole.get(0) + "\n" + whole.get(1) + "\n";
    for (int cut : new int[] {0, 1, 30, whole.get(2).length() - 1, whole.get(2).length()}) {
      Files.writeString(out, kept + whole.get(2).substring(0, cut));
      assertEquals(1, run("fleet", hosts.toString(), "--output", out.toString(), "--resume"));
      assertEquals(List.of(1L, 2L, 3L, 4L), lines(Files.readString(out)), "cut at " + cut);
    }
    assertEquals(
        1,
        run("fleet", hosts.toString(), "--output", out.toString(), "--resume"),
        "what was done counts for the exit code");
    assertEquals(4, Files.readAllLines(out).size());
    Path fresh = folder.resolve("fresh.jsonl");
    assertEquals(1, run("fleet", hosts.toString(), "--output", fresh.toString(), "--resume"));
    assertEquals(List.of(1L, 2L, 3L, 4L), lines(Files.readString(fresh)));
  }

  private static int run(String... args) {
    return new RecordingConsole().run(args);
  }

  @Test
  void whatIsNotOfThisRunIsRefused() throws IOException {
    Path out = folder.resolve("run.jsonl");
    String one = at(healthy) + " --until login";
    Path hosts = hosts(one, one);
    String[] resume = {"fleet", hosts.toString(), "--output", out.toString(), "--resume"};
    run("fleet", hosts.toString(), "--output", out.toString());
    String good = Files.readString(out);

    Files.writeString(out, good + "{\"a\": 1}\n");
    refused(out + ":3", resume);
    Files.writeString(out, good + "{\"a\": 1");
    refused(out + ":3", resume);
    Files.writeString(out, "root:x:0:0\n");
    refused(out + ":1", resume);
    assertEquals("root:x:0:0\n", Files.readString(out), "it stays as it was");

    Files.writeString(out, good);
    hosts("other.example", one);
    refused(hosts + ":1", resume);
    hosts("# nothing", one);
    refused("does not have", resume);
    assertEquals(good, Files.readString(out));
  }

  private static void refused(String says, String... args) {
    RecordingConsole console = new RecordingConsole();
    assertEquals(2, console.run(args), console.out());
    assertTrue(console.err().contains(says), console.err());
    assertEquals(1, console.err().lines().count(), console.err());
    assertEquals("", console.out());
  }

  @Test
  void aSecondRunIntoTheSameFileIsRefused() throws IOException {
    Path out = folder.resolve("run.jsonl");
    Path hosts = hosts(at(healthy));
    try (FileChannel other =
            FileChannel.open(out, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = other.lock()) {
      assertTrue(lock.isValid());
      refused("another run", "fleet", hosts.toString(), "--output", out.toString());
    }
  }

  @Test
  void misuseIsOneLine() throws IOException {
    String hosts = hosts(at(healthy)).toString();
    refused("1 to", "fleet", hosts, "--parallel", "0");
    refused("1 to", "fleet", hosts, "--parallel", "100000");
    refused("1 to", "fleet", hosts, "--per-address", "-3");
    refused("I/N", "fleet", hosts, "--shard", "5/4");
    refused("JSON lines", "fleet", hosts, "--format", "junit");
    refused("--output", "fleet", hosts, "--resume");
    refused("--report", "fleet", hosts, "--report", "json=x.json");
    refused("no such file", "fleet", folder.resolve("none").toString());
    refused("both", "fleet", hosts, "--output", hosts);
    refused("hosts.txt", "fleet");
    refused("a.jsonl", "fleet", "merge");
    refused("no time", "fleet", hosts, "--timeout", "soon");
  }

  @Test
  void partsTogetherAreTheWhole() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      lines.add("h" + i + " --bad");
    }
    Path hosts = hosts(lines.toArray(new String[0]));
    List<Long> all = new ArrayList<>();
    for (int part = 1; part <= 3; part++) {
      RecordingConsole console = new RecordingConsole();
      console.run("fleet", hosts.toString(), "--shard", part + "/3");
      List<Long> mine = lines(console.out());
      assertTrue(mine.size() >= 9 && mine.size() <= 11, mine.toString());
      all.addAll(mine);
    }
    assertEquals(30, all.stream().distinct().count());
    assertEquals(30, all.size());
    RecordingConsole piped = new RecordingConsole();
    piped.input = String.join("\n", lines);
    piped.environment.put("JOB_COMPLETION_INDEX", "1");
    piped.environment.put("FTPDIAG_SHARDS", "3");
    piped.run("fleet", "-");
    assertTrue(lines(piped.out()).stream().allMatch(all::contains));
    assertTrue(Math.abs(lines(piped.out()).size() - 10) <= 1, piped.out());
  }

  @Test
  void theSummaryOfARunIsThatOfWhatItWrote() throws IOException {
    Path out = folder.resolve("run.jsonl");
    Path summary = folder.resolve("summary.json");
    Path hosts = hosts(at(healthy), at(failing), "nonsense --x", at(failing) + " --tls off");
    RecordingConsole console = new RecordingConsole();
    int code =
        console.run(
            "fleet",
            hosts.toString(),
            "--output",
            out.toString(),
            "--summary",
            "json=" + summary,
            "--summary",
            "text");
    assertEquals(1, code, console.err());
    String json = Files.readString(summary);
    assertEquals(List.of(), SchemaCheck.breaches("fleet", json));
    assertTrue(json.contains("\"id\" : \"login-home-unavailable\""), json);
    assertTrue(console.out().contains("Root causes"), console.out());

    RecordingConsole merge = new RecordingConsole();
    assertEquals(1, merge.run("fleet", "merge", out.toString(), "--format", "json"), merge.err());
    assertEquals(json, merge.out());

    List<String> lines = Files.readAllLines(out);
    Path a = Files.writeString(folder.resolve("a"), lines.get(3) + "\n" + lines.get(0) + "\n");
    Path b =
        Files.writeString(folder.resolve("b"), lines.get(2) + "\n" + lines.get(1) + "\n{\"sch");
    RecordingConsole two = new RecordingConsole();
    two.run("fleet", "merge", b.toString(), a.toString(), "--format", "json");
    assertEquals(json, two.out());
    assertTrue(two.err().contains("torn"), two.err());
    for (String format : List.of("text", "markdown", "html")) {
      for (String language : List.of("en", "fr")) {
        RecordingConsole page = new RecordingConsole();
        page.run("fleet", "merge", a.toString(), "--format", format, "--lang", language);
        assertFalse(page.out().contains("fleet.summary"), page.out());
        assertTrue(page.out().contains("login-home-unavailable"), page.out());
      }
    }
    refused(hosts + ":1", "fleet", "merge", out.toString(), hosts.toString());
  }

  @Test
  void aFullDiskIsAFailureOfThisMachine() throws IOException {
    RecordingConsole console = new RecordingConsole();
    int code = console.runInto(RecordingConsole.FULL, "fleet", hosts(at(healthy)).toString());
    assertEquals(3, code);
    assertTrue(console.err().contains("No space left"), console.err());
  }
}
