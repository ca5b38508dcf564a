package org.ftpdiag.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.ftpdiag.cli.RecordingConsole;
import org.ftpdiag.explain.SampleCaptures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that came to harm: logs, captures, certificates, keys, {@code ~/.netrc}, pasted replies.
 * Reading each ends, with an exit code of its own and without control characters. {@code
 * -Ddamage.inputs=10000} tries more, {@code -Ddamage.seed=SEED} others, {@code
 * -Ddamage.logs=FOLDER} logs of a folder besides.
 */
class DamagedInputsTest {
  private static final int INPUTS = Integer.getInteger("damage.inputs", 500);
  private static final long SEED = Long.getLong("damage.seed", 6);

  /** Of the processor, for one input of 300 kB at most: at the promised 1 MB/s, and to spare. */
  private static final double MOST_SECONDS = 1.5;

  private static final String NETRC =
      "machine 127.0.0.1 login joe password wonderland\ndefault login a password b\n"
          + "macdef init\ncd /x\n\nmachine \"x y\" login 'z' account q password \"a\\\"b\"\n";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static List<byte[]> logs;
  private static List<byte[]> captures;
  private static List<byte[]> keys;

  @TempDir private Path folder;

  @BeforeAll
  static void read() throws IOException, URISyntaxException {
    logs = files(resources("/org/ftpdiag/explain"));
    String more = System.getProperty("damage.logs");
    if (more != null) {
      logs.addAll(files(Path.of(more)));
    }
    keys = files(resources("/org/ftpdiag/cli"));
    captures = SampleCaptures.all();
  }

  private static Path resources(String name) throws URISyntaxException {
    return Path.of(DamagedInputsTest.class.getResource(name).toURI());
  }

  private static List<byte[]> files(Path folder) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        contents.add(Files.readAllBytes(file));
      }
    }
    return contents;
  }

  @Test
  void noneBreaksARule() throws IOException {
    List<String> broken = new ArrayList<>();
    try (Socket bound = new Socket()) { // it listens to nobody, and nobody else gets its port
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String refusing = "127.0.0.1:" + bound.getLocalPort();
      for (int number = 0; number < INPUTS; number++) {
        broken.addAll(tried(number, refusing));
      }
    }
    assertEquals(List.of(), broken, () -> "seed " + SEED);
  }

  private static byte[] damaged(List<byte[]> from, RandomGenerator chance) {
    byte[] whole = from.get(chance.nextInt(from.size()));
    return Damage.of(whole, from.get(chance.nextInt(from.size())), chance);
  }

  private List<String> tried(int number, String refusing) throws IOException {
    RandomGenerator chance = new SplittableRandom(SEED * 0x9E3779B97F4A7C15L + number);
    Path file = folder.resolve("input");
    RecordingConsole console = new RecordingConsole();
    List<String> args =
        switch (chance.nextInt(8)) {
          case 0, 1, 2 -> explain(file, damaged(logs, chance), chance);
          case 3 -> explain(file, damaged(captures, chance), chance);
          case 4 -> {
            Files.write(file, damaged(keys, chance));
            yield List.of("--ca", file.toString(), refusing);
          }
          case 5 -> {
            Files.write(file, damaged(keys, chance));
            yield List.of("--client-cert", file.toString(), refusing);
          }
          case 6 -> {
            byte[] netrc = NETRC.getBytes(StandardCharsets.UTF_8);
            Files.write(folder.resolve(".netrc"), Damage.of(netrc, netrc, chance));
            console.home = folder;
            yield List.of("-u", "joe", refusing);
          }
          default -> pasted(damaged(logs, chance), chance);
        };
    long began = THREADS.getCurrentThreadCpuTime();
    int code = console.run(args.toArray(String[]::new));
    double seconds = (THREADS.getCurrentThreadCpuTime() - began) / 1e9;
    String what = "input " + number + " " + args.get(0) + ": ";
    List<String> broken = new ArrayList<>();
    if (code < 0 || code > 2) {
      broken.add(what + "exit code " + code + " " + console.err());
    }
    if (seconds > MOST_SECONDS) {
      broken.add(what + seconds + " s of processor time");
    }
    (console.out() + console.err())
        .codePoints()
        .filter(c -> c != '\n' && Character.isISOControl(c))
        .findFirst()
        .ifPresent(c -> broken.add(what + "a control character, " + c));
    return broken;
  }

  private static List<String> explain(Path file, byte[] content, RandomGenerator chance)
      throws IOException {
    Files.write(file, content);
    List<String> args = new ArrayList<>(List.of("explain", file.toString()));
    args.addAll(List.of("--format", chance.nextInt(3) == 0 ? "json" : "text"));
    args.addAll(List.of("--lang", chance.nextInt(3) == 0 ? "fr" : "en"));
    if (chance.nextBoolean()) {
      args.add("-v");
    }
    return args;
  }

  /** A line as it is pasted behind {@code ftpdiag code}. */
  private static List<String> pasted(byte[] log, RandomGenerator chance) {
    List<String> lines = new String(log, StandardCharsets.ISO_8859_1).lines().toList();
    return List.of("code", lines.isEmpty() ? "" : lines.get(chance.nextInt(lines.size())));
  }
}
