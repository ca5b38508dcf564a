package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ftpdiag.cli.secrets.PasswordSource;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell on a real pseudo-terminal, which Python's pty drives. */
class ShellOnTerminalTest {
  @TempDir Path folder;

  @BeforeEach
  void needPython() throws Exception {
    boolean there;
    try {
      Process python = new ProcessBuilder("python3", "-c", "import pty").start();
      there = python.waitFor(30, TimeUnit.SECONDS) && python.exitValue() == 0;
    } catch (IOException e) {
      there = false;
    }
    assumeTrue(there, "there is no python3 to drive a pseudo-terminal with");
  }

  /** What a terminal showed, and how the program ended. */
  private record Shown(int code, String text) {}

  private Shown drive(List<String> arguments, String password, String... steps) throws Exception {
    Path script = Files.write(folder.resolve("steps"), List.of(steps));
    Path driver = folder.resolve("terminal-driver.py");
    try (InputStream in = ShellOnTerminalTest.class.getResourceAsStream("terminal-driver.py")) {
      Files.write(driver, in.readAllBytes());
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                "python3",
                driver.toString(),
                script.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dftpdiag.tty=111",
                "-Dftpdiag.columns=80",
                "-cp",
                System.getProperty("java.class.path"),
                "org.ftpdiag.Main"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("TERM", "xterm");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().remove(PasswordSource.VARIABLE);
    if (!password.isEmpty()) {
      builder.environment().put(PasswordSource.VARIABLE, password);
    }
    builder.directory(folder.toFile());
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it ended");
    assertEquals(-1, text.indexOf("NOT SHOWN"), text);
    return new Shown(process.exitValue(), text);
  }

  private Path history() {
    return folder.resolve("state/ftpdiag/history");
  }

  @Test
  void completesRemembersAndTakesLeave() throws Exception {
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      Shown shown =
          drive(
              shell.arguments(),
              shell.scenario.clientPassword(),
              "expect [tls] demo@127.0.0.1:/> ",
              "send ls\\n",
              "expect hello.txt",
              "expect :/> ",
              "send get he\\t\\n",
              "expect received",
              "expect :/> ",
              "send \\x10\\n",
              "expect exists already",
              "expect :/> ",
              "send FE\\t\\n",
              "expect 211 End",
              "expect :/> ",
              "send \\x04");
      assertEquals(0, shown.code(), shown.text());
      assertEquals(36, Files.size(folder.resolve("hello.txt")));
      List<String> seen = shell.server.commandsSeen();
      assertEquals("QUIT", seen.get(seen.size() - 1));
      assertTrue(Files.readString(history()).contains("get hello.txt"));
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history())));
    }
  }

  @Test
  void ctrlCEndsTheCommandAndNotTheSession() throws Exception {
    try (DemoShell shell = new DemoShell("passive-port-blocked", folder)) {
      List<String> arguments = shell.arguments();
      arguments.add("--timeout=60");
      Shown shown =
          drive(
              arguments,
              "",
              "expect :/> ",
              "send ls\\n",
              "expect 229 ",
              "send \\x03",
              "expect Broken off. The session stays open.",
              "expect :/> ",
              "send half\\x03",
              "expect :/> ",
              "send NOOP\\n",
              "expect 200 Nothing done.",
              "expect :/> ",
              "send quit\\n");
      assertEquals(0, shown.code(), shown.text());
      List<String> seen = shell.server.commandsSeen();
      assertFalse(seen.contains("PASV"), "what was broken off goes on: " + seen);
    }
  }

  @Test
  void theEndOfTheSessionIsShownWhileOneTypes() throws Exception {
    String play =
        """
        tls: none
        expect: idle-timeout

        NOOP -> 200 Fine.
            !delay 700
            421 Timeout.
            !close
        """;
    try (DemoServer server = DemoServer.start(Scenario.parse("leaving", new StringReader(play)))) {
      Shown shown =
          drive(
              List.of("shell", "--lang", "en", "127.0.0.1:" + server.address().getPort()),
              "",
              "expect [plain] anonymous@127.0.0.1:/> ",
              "send NOOP\\n",
              "expect 200 Fine.",
              "expect :/> ",
              "send STA",
              "expect 421 Timeout.",
              "expect The session is over",
              "expect [off] anonymous@127.0.0.1:/> STA",
              "send \\x15why\\n",
              "expect idle-timeout",
              "expect [off] anonymous@127.0.0.1:/> ",
              "send reconnect\\n",
              "expect [plain] anonymous@127.0.0.1:/> ",
              "send \\x04");
      assertEquals(0, shown.code(), shown.text());
    }
  }

  @Test
  void pastedLinesAreDoneOneAfterTheOther() throws Exception {
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      Shown shown =
          drive(
              shell.arguments(),
              shell.scenario.clientPassword(),
              "expect :/> ",
              "send \\x1b[200~NOOP\\nSTAT\\nCWD pub\\x1b[201~\\n",
              "expect 200 Nothing done.",
              "expect 211 End of status",
              "expect 250 ",
              "expect :/pub> ",
              "send NOOP\\nTYPE A\\nCDUP\\n",
              "expect 200 Nothing done.",
              "expect 200 Type set.",
              "expect :/> ",
              "size 20 50",
              "send SIZE a-name-that-is-longer-than-what-is-left-of-the-line-by-far\\n",
              "expect 550 ",
              "expect :/> ",
              "send quit\\n");
      assertEquals(0, shown.code(), shown.text());
      assertTrue(
          shell
              .server
              .commandsSeen()
              .contains("SIZE a-name-that-is-longer-than-what-is-left-of-the-line-by-far"));
    }
  }

  @Test
  void aPasswordIsAskedForAndStaysOutOfSight() throws Exception {
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      String secret = shell.scenario.clientPassword();
      Shown shown =
          drive(
              shell.arguments(),
              "",
              "expect assword",
              "send " + secret + "\\n",
              "expect [tls] demo@127.0.0.1:/> ",
              "send login demo\\n",
              "expect assword",
              "send " + secret + "\\n",
              "expect logged in as demo",
              "expect :/> ",
              "send PASS hunter2\\n",
              "expect never stands on the line",
              "expect :/> ",
              "send NOOP " + secret + "\\n",
              "expect 200 Nothing done.",
              "expect :/> ",
              "send history\\n",
              "expect login demo",
              "expect :/> ",
              "send quit\\n");
      assertEquals(0, shown.code(), shown.text());
      String kept = Files.readString(history());
      assertTrue(kept.contains("login demo"), kept);
      assertFalse(kept.contains(secret) || kept.contains("hunter2"), kept);
    }
  }
}
