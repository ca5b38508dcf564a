package org.ftpdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher with a shell, in front of a Java that only shows how it was called. */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("src/main/launcher/ftpdiag").toAbsolutePath();

  @TempDir Path folder;
  private Path home;
  private Path java;

  @BeforeEach
  void install() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh to run the launcher");
    home = folder.toRealPath().resolve("a folder with blanks");
    Files.createDirectories(home.resolve("bin"));
    Files.copy(LAUNCHER, home.resolve("bin/ftpdiag"));
    home.resolve("bin/ftpdiag").toFile().setExecutable(true);
    Files.createDirectories(home.resolve("lib"));
    Files.createFile(home.resolve("lib/ftpdiag.jar"));
    java = java("jdk", "17.0.9", "17.0.9+9");
  }

  @Test
  void argumentsArriveUntouched() throws Exception {
    Run run = run(Map.of("JAVA_HOME", java), launcher(), "a b", "", "\"'\\$HOME*", "--", "-é");
    assertEquals(0, run.code(), run.err());
    assertEquals(
        List.of("[a b]", "[]", "[\"'\\$HOME*]", "[--]", "[-é]"), run.argumentsAfterTheJar());
    assertTrue(run.out().contains("[" + home + "/lib/ftpdiag.jar]"), run.out());
  }

  @Test
  void aSymbolicLinkLeadsHome() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(launcher()));
    Path relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("link"));
    Run run = run(Map.of("JAVA_HOME", java), relative.toString());
    assertTrue(run.out().contains("[" + home + "/lib/ftpdiag.jar]"), run.out() + run.err());
    assertEquals(0, Files.isSymbolicLink(link) ? run.code() : -1);
  }

  @Test
  void aRelativePathLeadsHome() throws Exception {
    Run run = run(Map.of("JAVA_HOME", java), "/bin/sh", "./bin/../bin/ftpdiag");
    assertTrue(run.out().contains("[" + home + "/lib/ftpdiag.jar]"), run.out() + run.err());
  }

  @Test
  void aSearchPathOfCdLeadsNowhereElse() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/bin")).getParent();
    for (String name : List.of("bin/ftpdiag", "./bin/ftpdiag", "bin/../bin/ftpdiag")) {
      Run run = run(Map.of("JAVA_HOME", java, "CDPATH", elsewhere), "/bin/sh", name);
      assertTrue(run.out().contains("[" + home + "/lib/ftpdiag.jar]"), run.out() + run.err());
    }
  }

  @Test
  void anIncompleteFolderIsOneLineAndNoFinding() throws Exception {
    Files.delete(home.resolve("lib/ftpdiag.jar"));
    Run run = run(Map.of("JAVA_HOME", java), launcher());
    assertEquals(3, run.code());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(home.toString()), run.err());
  }

  @Test
  void theArchiveOfThisVeryJavaIsUsed() throws Exception {
    Path archive = home.resolve("lib/cds/ftpdiag-17.0.9+9.jsa");
    Files.createDirectories(archive.getParent());
    Run without = run(Map.of("JAVA_HOME", java), launcher());
    Files.createFile(archive);
    Run with = run(Map.of("JAVA_HOME", java), launcher());
    assertTrue(!without.out().contains("SharedArchiveFile"), without.out());
    assertTrue(with.out().contains("[-XX:SharedArchiveFile=" + archive + "]"), with.out());
  }

  @Test
  void optionsForJavaAreSplitAtBlanksOnly() throws Exception {
    Run run = run(Map.of("JAVA_HOME", java, "FTPDIAG_JAVA_OPTS", "-Da=* -Xmx64m"), launcher());
    assertTrue(run.out().contains("[-Da=*]\n[-Xmx64m]"), run.out());
  }

  @Test
  void theWidthOfTheTerminalIsPassedOn() throws Exception {
    Run run = run(Map.of("JAVA_HOME", java, "COLUMNS", "132"), launcher());
    assertTrue(run.out().contains("[-Dftpdiag.tty=000]\n[-Dftpdiag.columns=132]"), run.out());
  }

  /** script(1) makes a terminal, of which the launcher asks the width. */
  @Test
  void theWidthOfTheTerminalIsFoundOut() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no script(1)");
    String line = "stty cols 132; exec '" + launcher() + "'";
    Run run =
        run(
            Map.of("JAVA_HOME", java, "PATH", "/usr/bin:/bin"),
            "/usr/bin/script",
            "-qec",
            line,
            "/dev/null");
    assertTrue(run.out().contains("[-Dftpdiag.columns=132]"), run.out() + run.err());
  }

  @Test
  void aJavaHomeThatIsTooOldGivesWayToThePath() throws Exception {
    Path old = java("old", "1.8.0_402", "1.8.0_402-b06");
    Run run =
        run(Map.of("JAVA_HOME", old, "PATH", java.resolve("bin") + ":/usr/bin:/bin"), launcher());
    assertEquals(0, run.code(), run.err());
  }

  @Test
  void anOldJavaIsRefusedInOneLine() throws Exception {
    for (String version : List.of("1.8.0_402", "11.0.22", "16")) {
      Path old = java("old " + version, version, version);
      Run run = run(Map.of("JAVA_HOME", old), "/bin/sh", launcher());
      assertEquals(3, run.code());
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().contains("Java 17 or newer") && run.err().contains(old.toString()));
    }
  }

  @Test
  void anOldJavaWithoutReleaseFileIsRefusedToo() throws Exception {
    Path old = folder.resolve("bare");
    script(old.resolve("bin/java"), "echo 'java version \"1.8.0_402\"' >&2");
    Run run = run(Map.of("JAVA_HOME", old), "/bin/sh", launcher());
    assertEquals(3, run.code(), run.out());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void noJavaAtAllIsOneLine() throws Exception {
    Run run = run(Map.of("JAVA_HOME", "/nonexistent"), "/bin/sh", launcher());
    assertEquals(3, run.code());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("JAVA_HOME"), run.err());
  }

  @Test
  void noJavaIsSaidInFrenchWhereTheLocaleIsFrenchAndHasAccents() throws Exception {
    String french = "ftpdiag: il faut Java 17 ou plus récent, et aucun n’a été trouvé\u00a0: ";
    for (String locale : List.of("fr_FR.UTF-8", "fr.utf8")) {
      Run run = run(Map.of("LC_ALL", locale), "/bin/sh", launcher());
      assertEquals(3, run.code());
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().startsWith(french), run.err());
    }
    for (String locale : List.of("fr_FR", "frp_IT.UTF-8", "de_DE.UTF-8")) {
      Run run = run(Map.of("LC_ALL", locale), "/bin/sh", launcher());
      assertTrue(run.err().startsWith("ftpdiag: needs Java 17"), run.err());
    }
  }

  private String launcher() {
    return home.resolve("bin/ftpdiag").toString();
  }

  /** A Java that prints its arguments, one a line in brackets. */
  private Path java(String name, String version, String build) throws IOException {
    Path jdk = folder.toRealPath().resolve(name);
    script(jdk.resolve("bin/java"), "for a; do printf '[%s]\\n' \"$a\"; done");
    Files.writeString(
        jdk.resolve("release"),
        "IMPLEMENTOR=\"x y\"\nJAVA_RUNTIME_VERSION=\""
            + build
            + "\"\nJAVA_VERSION=\""
            + version
            + "\"\n");
    return jdk;
  }

  private static void script(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  /** Runs a command in the home folder. Without a PATH of its own there is no java on it. */
  private Run run(Map<String, Object> environment, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools().toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    environment.forEach((name, value) -> builder.environment().put(name, value.toString()));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the launcher hangs");
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** A PATH with readlink and no java. */
  private Path tools() throws IOException {
    Path tools = folder.resolve("tools");
    script(tools.resolve("readlink"), "PATH=/usr/bin:/bin exec readlink \"$@\"");
    return tools;
  }

  private record Run(int code, String out, String err) {
    List<String> argumentsAfterTheJar() {
      List<String> lines = new ArrayList<>(out.lines().toList());
      return lines.subList(lines.indexOf("[-jar]") + 2, lines.size());
    }
  }
}
