package org.ftpdiag.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** A real FTP server on loopback for the time of a test, with a folder of its own. */
final class RealServer implements AutoCloseable {
  static final String USER = "tester";
  static final String PASSWORD = "correct horse";

  /** {@link #PASSWORD} under crypt(3), SHA-512. */
  private static final String CRYPTED = Crypt.of(PASSWORD);

  static final int UID = 7042;

  private final Path dir;
  private final int port;
  private final Process process;

  private RealServer(Path dir, int port, List<String> command) throws IOException {
    this.dir = dir;
    this.port = port;
    this.process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("server.log").toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .start();
    awaitListening();
  }

  int port() {
    return port;
  }

  /** {@link #PASSWORD} under crypt(3), SHA-512. */
  static String crypted() {
    return CRYPTED;
  }

  /** The files that clients see. */
  Path files() {
    return dir.resolve("files");
  }

  /** vsftpd with an anonymous user who may do everything below {@code pub}. */
  static RealServer vsftpd(String... settings) throws IOException {
    Path program = ServerProgram.need("vsftpd");
    Path dir = folder();
    int port = freePort();
    List<String> conf = new ArrayList<>();
    conf.addAll(
        List.of(
            "listen=YES",
            "listen_address=127.0.0.1",
            "listen_port=" + port,
            "background=NO",
            "anonymous_enable=YES",
            "ftp_username=daemon",
            "no_anon_password=YES",
            "anon_root=" + dir.resolve("files"),
            "write_enable=YES",
            "anon_upload_enable=YES",
            "anon_other_write_enable=YES",
            "anon_world_readable_only=NO",
            "anon_umask=022",
            "secure_chroot_dir=" + Files.createDirectory(dir.resolve("empty")),
            "seccomp_sandbox=NO",
            "isolate_network=NO"));
    conf.addAll(List.of(settings));
    Path file = Files.write(dir.resolve("vsftpd.conf"), conf);
    run("chown", "daemon", dir.resolve("files/pub").toString());
    return new RealServer(dir, port, List.of(program.toString(), file.toString()));
  }

  /** Settings of TLS, for {@link #vsftpd}. */
  static String[] vsftpdTls(Path pem, String... more) {
    List<String> all = new ArrayList<>();
    all.addAll(
        List.of(
            "ssl_enable=YES",
            "allow_anon_ssl=YES",
            "force_local_logins_ssl=NO",
            "force_local_data_ssl=NO",
            "ssl_ciphers=HIGH",
            "rsa_cert_file=" + pem));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /**
   * ProFTPD with {@link #USER}.
   *
   * @param directives more of them; {@code {port}} and {@code {passwd}} are its own
   */
  static RealServer proftpd(String... directives) throws IOException {
    Path program = ServerProgram.need("proftpd");
    Path dir = folder();
    int port = freePort();
    Path passwd =
        Files.writeString(
            dir.resolve("passwd"),
            USER
                + ":"
                + CRYPTED
                + ":"
                + UID
                + ":"
                + UID
                + "::"
                + dir.resolve("files")
                + ":/bin/sh\n");
    run("chmod", "600", passwd.toString());
    List<String> conf = new ArrayList<>();
    conf.addAll(
        List.of(
            "ModulePath " + ServerProgram.proftpdModules(program),
            "ServerName \"test\"",
            "ServerType standalone",
            "DefaultServer on",
            "DefaultAddress 127.0.0.1",
            "Port " + port,
            "UseIPv6 off",
            "User nobody",
            "Group nogroup",
            "PidFile " + dir.resolve("pid"),
            "ScoreboardFile " + dir.resolve("scores"),
            "SystemLog " + dir.resolve("system.log"),
            "TransferLog none",
            "WtmpLog off",
            "RequireValidShell off",
            "DefaultRoot ~",
            "AuthOrder mod_auth_file.c",
            "AuthUserFile " + passwd,
            "<IfModule mod_delay.c>",
            "DelayEngine off",
            "</IfModule>"));
    for (String directive : directives) {
      conf.add(
          directive.replace("{port}", Integer.toString(port)).replace("{passwd}", "" + passwd));
    }
    Path file = Files.write(dir.resolve("proftpd.conf"), conf);
    run("chown", "-R", UID + ":" + UID, dir.resolve("files").toString());
    return new RealServer(
        dir, port, List.of(program.toString(), "-n", "-q", "-c", file.toString()));
  }

  /** Directives of TLS, for {@link #proftpd}. */
  static String[] proftpdTls(Path pem, String... more) {
    List<String> all = new ArrayList<>();
    all.addAll(
        List.of(
            "LoadModule mod_tls.c",
            "TLSEngine on",
            "TLSRSACertificateFile " + pem,
            "TLSRSACertificateKeyFile " + pem,
            "TLSLog none"));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** Pure-FTPd with {@link #USER}. */
  static RealServer pureftpd(String... options) throws IOException {
    Path program = ServerProgram.need("pure-ftpd");
    Path pw = ServerProgram.need("pure-pw");
    Path dir = folder();
    int port = freePort();
    Path passwd =
        Files.writeString(
            dir.resolve("passwd"),
            USER
                + ":"
                + CRYPTED
                + ":"
                + UID
                + ":"
                + UID
                + "::"
                + dir.resolve("files")
                + "/./::::::::::::\n");
    run(pw.toString(), "mkdb", dir.resolve("pdb").toString(), "-f", passwd.toString());
    run("chown", "-R", UID + ":" + UID, dir.resolve("files").toString());
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            program.toString(),
            "-l",
            "puredb:" + dir.resolve("pdb"),
            "-S",
            "127.0.0.1," + port,
            "-H"));
    command.addAll(List.of(options));
    return new RealServer(dir, port, command);
  }

  /** pyftpdlib with {@link #USER} and the anonymous user; the lines may set {@code handler}. */
  static RealServer pyftpdlib(String... lines) throws IOException {
    Path python = ServerProgram.need("python3");
    Path system = Path.of("/usr/bin/python3");
    python = Files.isExecutable(system) ? system : python;
    org.junit.jupiter.api.Assumptions.assumeTrue(
        exitOf(python.toString(), "-c", "import pyftpdlib") == 0, "pyftpdlib is not installed");
    Path dir = folder();
    int port = freePort();
    List<String> program = new ArrayList<>();
    program.addAll(
        List.of(
            "from pyftpdlib.authorizers import DummyAuthorizer",
            "from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler",
            "from pyftpdlib.servers import FTPServer",
            "auth, handler = DummyAuthorizer(), FTPHandler",
            "auth.add_user('"
                + USER
                + "', '"
                + PASSWORD
                + "', '"
                + dir.resolve("files")
                + "', perm='elradfmwMT')",
            "auth.add_anonymous('" + dir.resolve("files") + "')"));
    program.addAll(List.of(lines));
    program.add("handler.authorizer = auth");
    program.add("FTPServer(('127.0.0.1', " + port + "), handler).serve_forever()");
    Path file = Files.write(dir.resolve("server.py"), program);
    return new RealServer(dir, port, List.of(python.toString(), file.toString()));
  }

  /**
   * Any other program that listens.
   *
   * @param command made of its folder and its port
   */
  static RealServer of(BiFunction<Path, Integer, List<String>> command) throws IOException {
    Path dir = folder();
    int port = freePort();
    return new RealServer(dir, port, command.apply(dir, port));
  }

  private static Path folder() throws IOException {
    Path dir = Files.createTempDirectory("ftpdiag-real");
    run("chmod", "755", dir.toString());
    Files.createDirectories(dir.resolve("files/pub"));
    Files.writeString(dir.resolve("files/hello.txt"), "hello\n");
    run("chmod", "-R", "u=rwX,go=rX", dir.resolve("files").toString());
    run("chmod", "555", dir.resolve("files").toString());
    return dir;
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static void run(String... command) throws IOException {
    if (exitOf(command) != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }

  private static int exitOf(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /**
   * A connect that the server takes tells that it listens; each refusal costs one short wait on its
   * exit.
   */
  private void awaitListening() throws IOException {
    for (int i = 0; i < 100; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException refused) {
        try {
          if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
            throw new IOException(
                "the server ended: " + Files.readString(dir.resolve("server.log")), refused);
          }
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    }
    throw new IOException("the server does not listen on port " + port);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> all = Files.walk(dir)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The output of {@code openssl passwd}, which every machine with these servers has. */
  private static final class Crypt {
    static String of(String password) {
      try {
        Process p = new ProcessBuilder("openssl", "passwd", "-6", "-stdin").start();
        try (var in = p.getOutputStream()) {
          in.write((password + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return new String(
                p.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
            .strip();
      } catch (IOException e) {
        return "!"; // without openssl the logins fail, and the tests say so
      }
    }
  }
}
