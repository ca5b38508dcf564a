package org.ftpdiag.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.ftpdiag.cli.RecordingConsole;
import org.ftpdiag.cli.secrets.PasswordSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell, driven by a script, with real servers. */
class RealShellTest {
  /** Larger than any buffer on the way. */
  private static final int SIZE = 300_000;

  @TempDir Path folder;

  private final RecordingConsole console = new RecordingConsole();

  @Test
  void vsftpd() throws IOException {
    try (RealServer server = RealServer.vsftpd()) {
      drive(server, "anonymous", "get hello.txt " + local("hello"), "ls pub");
      assertEquals("hello\n", Files.readString(local("hello")));
    }
  }

  @Test
  void proftpd() throws IOException {
    try (RealServer server = RealServer.proftpd()) {
      thereAndBack(server);
    }
  }

  @Test
  void pureFtpd() throws IOException {
    try (RealServer server = RealServer.pureftpd()) {
      thereAndBack(server);
    }
  }

  @Test
  void pyftpdlib() throws IOException {
    try (RealServer server = RealServer.pyftpdlib()) {
      thereAndBack(server);
    }
  }

  private Path local(String name) {
    return folder.resolve(name);
  }

  /** Every kind of line once: own commands, FTP commands, transfers each way and each data mode. */
  private void thereAndBack(RealServer server) throws IOException {
    byte[] content = new byte[SIZE];
    new Random(7).nextBytes(content);
    Path sent = Files.write(local("sent.bin"), content);
    drive(
        server,
        RealServer.USER,
        "pwd",
        "cd pub",
        "put " + sent + " kept.bin",
        "passive pasv",
        "ls",
        "get kept.bin " + local("back.bin"),
        "active",
        "get kept.bin " + local("again.bin"),
        "passive",
        "SIZE kept.bin",
        "RNFR kept.bin",
        "RNTO moved.bin",
        "DELE moved.bin",
        "NLST",
        "NOOP",
        "reconnect",
        "pwd");
    assertEquals(-1, Files.mismatch(sent, local("back.bin")));
    assertEquals(-1, Files.mismatch(sent, local("again.bin")));
    assertTrue(console.out().contains("kept.bin"), console.out());
  }

  private void drive(RealServer server, String user, String... lines) throws IOException {
    String target = "127.0.0.1:" + server.port();
    if (!user.equals("anonymous")) {
      console.environment.put(PasswordSource.VARIABLE, RealServer.PASSWORD);
    }
    String script = String.join("; ", lines);
    int code = console.run("shell", "--lang", "en", "-u", user, target, "-c", script);
    assertEquals(0, code, console.out() + console.err());
    assertFalse(console.out().contains(RealServer.PASSWORD), console.out());
    failing(target, user);
  }

  /** A line that fails ends the script, and {@code why} explains it. */
  private void failing(String target, String user) {
    RecordingConsole other = new RecordingConsole();
    other.environment.putAll(console.environment);
    int code =
        other.run(
            "shell",
            "--lang",
            "en",
            "-u",
            user,
            target,
            "--keep-going",
            "-c",
            "get no-such-file.txt " + local("none") + "; why; NOOP");
    assertEquals(1, code, other.out());
    assertTrue(other.out().contains("file-not-found"), other.out());
    assertTrue(other.out().contains("NOOP"), other.out());
    assertFalse(Files.exists(local("none")));
  }
}
