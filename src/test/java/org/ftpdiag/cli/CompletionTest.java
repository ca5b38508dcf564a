package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Completes command lines with a real bash. */
class CompletionTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no /bin/bash to complete with");
    Files.writeString(folder.resolve("script"), Completion.script());
  }

  @Test
  void commandsComeFirst() throws Exception {
    assertEquals(Set.of("code", "codes", "compare", "demo", "explain"), complete(""));
  }

  @Test
  void optionsAndTheirChoicesAreKnown() throws Exception {
    assertEquals(Set.of("--timeout", "--tls"), complete("--t"));
    assertEquals(Set.of("auto", "off", "explicit", "implicit"), complete("--tls", ""));
    assertEquals(Set.of("explicit"), complete("--tls", "ex"));
    assertEquals(Set.of("en", "fr"), complete("--lang", ""));
    assertTrue(complete("--format", "").containsAll(Set.of("text", "json")));
    assertTrue(complete("codes", "--format", "").containsAll(Set.of("text", "markdown", "html")));
  }

  @Test
  void whatACommandRefusesIsNotOffered() throws Exception {
    assertTrue(complete("--re").contains("--report"));
    assertEquals(Set.of(), complete("code", "--re"));
    assertEquals(Set.of(), complete("explain", "--re"));
  }

  @Test
  void scenariosAreNamed() throws Exception {
    assertTrue(complete("demo", "passive-address-p").contains("passive-address-private"));
  }

  /** What is offered for the last word. */
  private Set<String> complete(String... words) throws Exception {
    String line = "COMP_WORDS=(ftpdiag \"$@\"); COMP_CWORD=$#; _complete_ftpdiag";
    String[] command = new String[words.length + 4];
    command[0] = "/bin/bash";
    command[1] = "-c";
    // compopt speaks to an interactive shell only.
    command[2] = "compopt() { :; }; . ./script; " + line + "; printf '%s\\n' \"${COMPREPLY[@]}\"";
    command[3] = "bash";
    System.arraycopy(words, 0, command, 4, words.length);
    Process bash =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(bash.waitFor(30, TimeUnit.SECONDS), "bash hangs");
    Set<String> offered = new TreeSet<>(said.lines().map(String::strip).toList());
    offered.remove("");
    return offered;
  }
}
