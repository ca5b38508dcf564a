package org.ftpdiag.real;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A server as Debian installs it, on a machine of its own as far as files go: in a mount namespace
 * where /etc is stock but for what the test pastes into it. It listens on a free port of loopback.
 */
final class PrivateHost implements AutoCloseable {
  private static final Path SERVERS = Path.of("/opt/ftpdiag-servers");

  /** Below the ports that systems give to clients (from 32768): data connections take none. */
  private static final int FIRST = 20_000;

  private static final int MANY = 12_000;
  private static final AtomicInteger NEXT = new AtomicInteger(new Random().nextInt(MANY));

  private final Path dir;
  private final int port;
  private final Process process;

  private PrivateHost(Path dir, int port, Process process) {
    this.dir = dir;
    this.port = port;
    this.process = process;
  }

  /** Why there can be none here; empty where it can. */
  static String obstacle() throws IOException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return "real FTP servers are started as root";
    }
    List<Path> needed =
        List.of(
            SERVERS.resolve("usr/sbin/vsftpd"),
            SERVERS.resolve("usr/sbin/proftpd"),
            SERVERS.resolve("usr/sbin/pure-ftpd-wrapper"),
            SERVERS.resolve("usr/sbin/ftpd"),
            Path.of("/usr/sbin/inetd"),
            Path.of("/usr/sbin/tcpd"),
            Path.of("/usr/lib/python3/dist-packages/pyftpdlib"));
    for (Path p : needed) {
      if (!Files.exists(p)) {
        return p + " is missing (.ci/run unpacks the servers)";
      }
    }
    try (var six = new ServerSocket(0, 1, java.net.InetAddress.getByName("::1"))) {
      six.getLocalPort();
    } catch (IOException e) {
      return "no IPv6 on loopback here";
    }
    String overlay =
        "mount -t tmpfs none /mnt && mkdir /mnt/u /mnt/w && mount -t overlay none -o"
            + " lowerdir=/etc,upperdir=/mnt/u,workdir=/mnt/w /etc";
    Process p = new ProcessBuilder("unshare", "-m", "sh", "-c", overlay).start();
    try {
      return p.waitFor() == 0 ? "" : "no mount namespaces here";
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /**
   * Starts a server.
   *
   * @param lines what is pasted into its stock configuration, in this order
   * @param pem the folder of certificates
   */
  static PrivateHost start(StockServer stock, List<List<String>> lines, Path pem, String crypt)
      throws IOException {
    Path dir = Files.createTempDirectory("ftpdiag-walk");
    new ProcessBuilder("chmod", "755", dir.toString()).start();
    int port = freePort();
    Path etc = Files.createDirectories(dir.resolve("etc"));
    Files.writeString(dir.resolve("crypt"), crypt);
    Files.createSymbolicLink(dir.resolve("pem"), pem);
    List<String> commands = new ArrayList<>();
    lines.forEach(l -> commands.addAll(Pasting.commands(l)));
    Files.write(dir.resolve("commands"), commands);
    Files.write(dir.resolve("start"), stock.write(SERVERS, etc, lines, port));
    Path script = dir.resolve("private-host.sh");
    try (var in = PrivateHost.class.getResourceAsStream("private-host.sh")) {
      Files.copy(in, script);
    }
    Process process =
        new ProcessBuilder(
                "unshare", "-m", "bash", script.toString(), SERVERS.toString(), dir.toString())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("log").toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .start();
    return new PrivateHost(dir, port, process);
  }

  /** A port that nobody listens on and that no other host of this run was given. */
  private static int freePort() throws IOException {
    for (int i = 0; i < MANY; i++) {
      int port = FIRST + NEXT.getAndIncrement() % MANY;
      try (ServerSocket probe = new ServerSocket(port)) {
        return probe.getLocalPort();
      } catch (BindException taken) {
        continue; // by another program: the next one
      }
    }
    throw new IOException("no free port");
  }

  int port() {
    return port;
  }

  /** Whether it came to listen; false once it has ended, or after ten seconds. */
  boolean listens() throws IOException {
    return listens(List.of("/proc/net/tcp", "/proc/net/tcp6"));
  }

  /** Likewise, for clients over IPv6. */
  boolean listensForIpv6() throws IOException {
    return listens(List.of("/proc/net/tcp6"));
  }

  private boolean listens(List<String> tables) throws IOException {
    String local = String.format(":%04X ", port);
    for (int i = 0; i < 500; i++) {
      for (String table : tables) {
        boolean open =
            Files.readAllLines(Path.of(table)).stream()
                .anyMatch(
                    l -> l.contains(local) && l.matches(" *\\d+: \\S+" + local + "\\S+ 0A .*"));
        if (open) {
          return true;
        }
      }
      try {
        if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
          return false;
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
    return false;
  }

  /** What the server printed. */
  String log() throws IOException {
    return Files.readString(dir.resolve("log"));
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    try (Stream<Path> all = Files.walk(dir)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
