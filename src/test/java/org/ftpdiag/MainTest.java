package org.ftpdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ftpdiag as a process of its own: real standard streams, a real terminal. */
class MainTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  @TempDir Path folder;

  @Test
  void aLogMayComeThroughAPipe() throws Exception {
    List<String> command = new ArrayList<>(List.of(JAVA, "-cp", classPath(), "org.ftpdiag.Main"));
    command.addAll(List.of("--lang", "en", "explain", "--summary"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (OutputStream log = process.getOutputStream()) {
      log.write("< 220 ready\n> USER alice\n< 530 Login incorrect.\n".getBytes());
    }
    String said = text(process.getInputStream());
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "ftpdiag hangs");
    assertFalse(said.contains("Illegal seek"), said);
    assertTrue(process.exitValue() < 2, said);
  }

  @Test
  void aPipeThatIsClosedIsNoFailure() throws Exception {
    for (String line : List.of("codes --format html", "demo healthy")) {
      List<String> command = new ArrayList<>(List.of(JAVA, "-cp", classPath(), "org.ftpdiag.Main"));
      command.addAll(List.of(line.split(" ")));
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("LC_ALL", "C.UTF-8");
      Process process = builder.start();
      process.getInputStream().close(); // before it has written a byte
      String said = text(process.getErrorStream());
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "ftpdiag hangs");
      assertEquals("", said);
      assertEquals(0, process.exitValue(), line);
    }
  }

  @Test
  void aFullDiskIsOne() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full");
    ProcessBuilder builder =
        new ProcessBuilder(JAVA, "-cp", classPath(), "org.ftpdiag.Main", "code", "550")
            .redirectOutput(Path.of("/dev/full").toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    String said = text(process.getErrorStream());
    assertEquals(3, process.waitFor());
    assertTrue(said.contains("could not be written to standard output"), said);
  }

  @Test
  void passwordsAreLookedUpInTheHomeOfTheEnvironment() throws Exception {
    Path netrc = folder.resolve(".netrc");
    Files.writeString(netrc, "machine 127.0.0.1 login alice password s3cret\n");
    Files.setPosixFilePermissions(netrc, PosixFilePermissions.fromString("rw-------"));
    try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread hangUp = new Thread(() -> hangUp(server), "server");
      hangUp.setDaemon(true);
      hangUp.start();
      String target = "127.0.0.1:" + server.getLocalPort();
      ProcessBuilder builder =
          new ProcessBuilder(
                  JAVA, "-cp", classPath(), "org.ftpdiag.Main", "-u", "alice", "--tls=off", target)
              .redirectErrorStream(true);
      builder.environment().remove("FTPDIAG_PASSWORD");
      builder.environment().put("HOME", folder.toString());
      Process process = builder.start();
      String said = text(process.getInputStream());
      assertEquals(1, process.waitFor(), said); // 2 without a password
    }
  }

  /** script(1) gives it a terminal; the report goes into a file. */
  @Test
  void aPasswordIsAskedForThoughTheReportGoesElsewhere() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no script(1)");
    try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread hangUp = new Thread(() -> hangUp(server), "server");
      hangUp.setDaemon(true);
      hangUp.start();
      askFor(server.getLocalPort());
    }
  }

  /** Takes connections and ends them. */
  private static void hangUp(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        server.accept().close();
      } catch (IOException e) {
        return; // the test is over
      }
    }
  }

  private void askFor(int port) throws Exception {
    Path report = folder.resolve("report.json");
    String line =
        String.join(
            " ",
            "HOME=" + folder,
            JAVA,
            "-Dftpdiag.tty=101",
            "-Duser.home=" + folder,
            "-cp",
            classPath(),
            "org.ftpdiag.Main --lang en -u alice --tls off --format json 127.0.0.1:"
                + port
                + " >"
                + report);
    ProcessBuilder builder =
        new ProcessBuilder("/usr/bin/script", "-qec", line, "/dev/null").redirectErrorStream(true);
    builder.environment().remove("FTPDIAG_PASSWORD");
    Process process = builder.start();
    InputStream screen = process.getInputStream();
    StringBuilder seen = new StringBuilder();
    for (int c = screen.read(); c >= 0; c = screen.read()) {
      seen.append((char) c);
      if (seen.toString().endsWith("127.0.0.1: ")) {
        break;
      }
    }
    process.getOutputStream().write("s3cret\n".getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
    seen.append(text(screen));
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "ftpdiag hangs");
    assertTrue(seen.toString().contains("Password for alice at 127.0.0.1: "), seen.toString());
    assertFalse(seen.toString().contains("s3cret"), seen.toString());
    assertEquals(1, process.exitValue(), seen.toString());
    assertTrue(Files.readString(report).contains("greeting-closed"));
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
