package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell without a terminal, against the demo server. */
class ShellCommandTest {
  @TempDir Path folder;

  @Test
  void linesAreDoneOneAfterTheOtherAndReplied() throws Exception {
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      assertEquals(0, shell.run("-c", "ls; cd pub; pwd; noop ; quote HELP NOOP"));
      String out = shell.console.out();
      assertTrue(out.contains("connected, encrypted with TLS"), out);
      assertTrue(out.contains("demo         36 Jan 15  2026 hello.txt"), out);
      assertTrue(out.contains("257 \"/pub\"   path name"), out);
      assertTrue(out.contains("→ noop"), "as it was typed: " + out);
      assertFalse(out.contains("\u001b"), "no control sequences");
      List<String> seen = shell.server.commandsSeen();
      assertTrue(seen.contains("CWD pub") && seen.contains("HELP NOOP"), seen.toString());
      assertEquals("QUIT", seen.get(seen.size() - 1), "takes leave");
    }
  }

  @Test
  void filesTravelBothWaysUnchanged() throws Exception {
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      Path there = Files.writeString(folder.resolve("sent"), "a\r\nb\n" + "x".repeat(70_000));
      Path back = folder.resolve("back");
      String lines = "put " + there + " /incoming/f; get /incoming/f " + back;
      assertEquals(0, shell.run("-c", lines), shell.console.out());
      assertEquals(Files.readString(there), Files.readString(back));
      assertTrue(shell.console.out().contains("70.0 kB received in"), shell.console.out());
    }
  }

  @Test
  void aFileThatExistsIsNotReplacedUnasked() throws Exception {
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      Path mine = Files.writeString(folder.resolve("mine"), "mine");
      assertEquals(1, shell.run("-c", "get hello.txt " + mine));
      assertTrue(shell.console.out().contains("exists already"), shell.console.out());
      assertEquals("mine", Files.readString(mine));
      assertEquals(0, shell.run("-c", "get --force hello.txt " + mine));
      assertEquals(36, Files.size(mine));
    }
  }

  @Test
  void whatFailsLeavesNoFile() throws Exception {
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      assertEquals(1, shell.run("-c", "get /nope " + folder.resolve("new")));
      try (var files = Files.list(folder)) {
        assertEquals(List.of("authority.pem"), files.map(f -> f.getFileName().toString()).toList());
      }
    }
  }

  @Test
  void aPasswordIsChangedElsewhere() throws Exception {
    for (String typed : List.of("SITE PSWD old hunter2", "quote site pass hunter2")) {
      try (DemoShell shell = new DemoShell("healthy", folder)) {
        assertEquals(1, shell.run("-c", typed + "; transcript"));
        assertFalse(shell.server.commandsSeen().toString().contains("hunter2"), typed);
        assertFalse(shell.console.out().contains("hunter2"), shell.console.out());
      }
    }
  }

  @Test
  void whoTookLeaveTakesNoneAgain() throws Exception {
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      assertEquals(0, shell.run("-c", "NOOP; quit"));
      assertEquals(1, Collections.frequency(shell.server.commandsSeen(), "QUIT"));
      assertFalse(shell.console.out().contains("interrupted"), shell.console.out());
    }
  }

  @Test
  void theFirstFailureEndsIt() throws Exception {
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      assertEquals(1, shell.run("-c", "MKD /nowhere/x; NOOP"));
      assertFalse(shell.server.commandsSeen().contains("NOOP"));
      assertTrue(shell.console.out().contains("does not let this user read or write there   why"));
    }
  }

  @Test
  void whoWantsToGoesOn() throws Exception {
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      assertEquals(1, shell.run("--keep-going", "-c", "MKD /nowhere/x; NOOP"));
      assertTrue(shell.server.commandsSeen().contains("NOOP"));
    }
  }

  @Test
  void aScriptComesFromStandardInput() throws Exception {
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      shell.console.input = "# a remark\n\nNOOP\nnote seen by us\ntranscript\n";
      assertEquals(0, shell.run());
      assertTrue(shell.console.out().contains("note: seen by us"), shell.console.out());
    }
  }

  @Test
  void whyExplainsWithTheFix() throws Exception {
    try (DemoShell shell = new DemoShell("login-rejected", folder)) {
      assertEquals(1, shell.run("--keep-going", "-c", "why"));
      assertTrue(shell.console.out().contains("login-rejected"), shell.console.out());
      assertTrue(shell.console.out().contains("  Fix     1  Check user name and password"));
    }
    try (DemoShell shell = new DemoShell("passive-port-blocked", folder)) {
      assertEquals(1, shell.run("--timeout=0.5", "--keep-going", "-c", "ls; why"));
      assertTrue(shell.console.out().contains("passive-port-blocked"), shell.console.out());
    }
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      assertEquals(0, shell.run("-c", "why"));
      assertTrue(shell.console.out().contains("Nothing has failed so far."));
    }
  }

  @Test
  void aSessionThatIsOverIsSaidAndOpenedAnew() throws Exception {
    try (DemoShell shell = new DemoShell("idle-timeout", folder)) {
      assertEquals(1, shell.run("--keep-going", "-c", "passive; NOOP; reconnect; NOOP"));
      String out = shell.console.out();
      assertTrue(out.contains("The session is over: reconnect opens it anew"), out);
      assertEquals(
          1, shell.server.commandsSeen().stream().filter(c -> c.equals("NOOP")).count(), out);
    }
  }

  @Test
  void passwordsStandNowhere() throws Exception {
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      Path report = folder.resolve("report.json");
      String lines = "PASS hunter2; quote ACCT hunter2; login demo hunter2; PASS; transcript";
      int code = shell.run("--keep-going", "-c", lines + "; report json=" + report);
      assertEquals(1, code);
      String secret = shell.scenario.clientPassword();
      for (String text :
          List.of(shell.console.out(), shell.console.err(), Files.readString(report))) {
        assertFalse(text.contains("hunter2"), text);
        assertFalse(text.contains(secret), text);
      }
      long sent = shell.server.commandsSeen().stream().filter(c -> c.startsWith("PASS")).count();
      assertEquals(2, sent, "at the login, and for PASS alone");
    }
  }

  @Test
  void noPasswordGoesToWhomNobodyTrusts() throws Exception {
    try (DemoShell shell = new DemoShell("tls-certificate-untrusted", folder)) {
      assertEquals(1, shell.run("--keep-going", "-c", "PASS; login"));
      assertTrue(
          shell.server.commandsSeen().stream().noneMatch(c -> c.startsWith("PASS")),
          shell.server.commandsSeen().toString());
      assertTrue(shell.console.out().contains("no password goes over this connection"));
    }
  }

  @Test
  void reportsSpeakOfTheSession() throws Exception {
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      Path report = folder.resolve("report.md");
      assertEquals(0, shell.run("-c", "ls; report markdown=" + report + "; report text"));
      assertTrue(Files.readString(report).contains("LIST") || Files.size(report) > 500);
      assertTrue(shell.console.out().contains("✓ list "), shell.console.out());
    }
  }

  @Test
  void aWholeProbeRunsBesides() throws Exception {
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      assertEquals(0, shell.run("-c", "probe; NOOP"), shell.console.out());
      assertTrue(shell.console.out().contains("pass: "), shell.console.out());
    }
  }

  @Test
  void pagesAndHelpNeedNoServer() {
    RecordingConsole console = new RecordingConsole();
    int code =
        console.run("shell", "--lang", "en", "-c", "code 425; compare 425 426; help STOR; help");
    assertEquals(0, code);
    assertTrue(console.out().contains("425  Can't open data connection"));
    assertTrue(console.out().contains("STOR PATH   RFC 959 section 4.1.3"));
    assertTrue(console.out().contains("  552  allowance of space used up"));
    assertTrue(console.out().contains("get [--force] PATH [FILE]"));
  }

  @Test
  void dataConnectionsAreMadeAsWanted() throws Exception {
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      assertEquals(0, shell.run("-c", "active; ls; passive pasv; NLST"), shell.console.out());
      List<String> seen = shell.server.commandsSeen();
      assertTrue(seen.stream().anyMatch(c -> c.startsWith("PORT ")), seen.toString());
      assertTrue(seen.contains("PASV") && seen.contains("NLST"), seen.toString());
    }
  }

  @Test
  void tlsBeginsWhenItIsAskedFor() throws Exception {
    try (DemoShell shell = new DemoShell("healthy", folder)) {
      assertEquals(
          0,
          shell.run("--tls=off", "--user=anonymous", "-c", "tls; ls"),
          shell.console.out() + shell.console.err());
      assertTrue(shell.server.commandsSeen().contains("PROT P"));
    }
  }

  @Test
  void mistakesAreRefusedBeforeAnythingIsSent() throws Exception {
    RecordingConsole console = new RecordingConsole();
    assertEquals(2, console.run("shell", "a", "b"));
    assertEquals(2, console.run("shell", "--format", "json", "a"));
    assertEquals(2, console.run("shell", "host:99999"));
    RecordingConsole bare = new RecordingConsole();
    assertEquals(1, bare.run("shell", "--lang", "en", "-c", "NOOP"));
    assertTrue(bare.out().contains("nothing is connected: connect HOST opens a session"));
  }
}
