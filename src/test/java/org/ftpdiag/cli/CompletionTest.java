package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.ftpdiag.report.run.Format;
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
    assertEquals(Cli.everything().getSubcommands().keySet(), complete(""));
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
  }

  /** bash takes the word apart at the sign. */
  @Test
  void aValueMayStandBehindASign() throws Exception {
    assertEquals(Set.of("explicit"), complete("--tls", "=", "e"));
    assertEquals(Set.of("auto", "off", "explicit", "implicit"), complete("--tls", "="));
    assertEquals(Set.of("--tls=explicit"), complete("--tls=e"), "a shell that does not");
    assertEquals(Set.of("--tls=explicit"), complete("explain", "x", "--tls=ex"));
  }

  @Test
  void filesAreOfferedWhereFilesAreMeant() throws Exception {
    Files.writeString(folder.resolve("a log.txt"), "");
    Files.writeString(folder.resolve("archive.pem"), "");
    Set<String> both = Set.of("a log.txt", "archive.pem");
    assertEquals(both, complete("explain", "a"));
    assertEquals(both, complete("fleet", "a"));
    assertEquals(both, complete("--ca", "a"));
    assertEquals(both, complete("--password-file", "a"));
    assertEquals(both, complete("--report", "json", "=", "a"));
    assertEquals(Set.of("json=a log.txt", "json=archive.pem"), complete("--report", "json=a"));
    assertEquals(
        Arrays.stream(Format.values()).map(f -> f.id() + "=").collect(Collectors.toSet()),
        complete("--report", ""));
    assertEquals(Set.of(), complete("compare", "a"));
  }

  @Test
  void whatTheTablesKnowIsOffered() throws Exception {
    assertEquals(Set.of("550", "551", "552", "553", "554", "555"), complete("code", "55"));
    assertTrue(complete("compare", "425", "42").contains("426"));
    assertTrue(complete("codes", "").containsAll(Set.of("1", "6", "iis")));
    assertEquals(Set.of("proftpd"), complete("code", "550", "--server", "prof"));
    assertTrue(complete("explain", "--dialect", "file").contains("filezilla"));
    assertTrue(complete("code", "550", "--after", "ST").containsAll(Set.of("STOR", "STOU")));
    assertTrue(complete("finding", "passive-p").contains("passive-port-blocked"));
  }

  @Test
  void theValueOfAnOptionIsNoCommand() throws Exception {
    assertTrue(complete("-u", "code", "").contains("explain"));
  }

  @Test
  void scenariosAreNamed() throws Exception {
    assertTrue(complete("demo", "passive-address-p").contains("passive-address-private"));
  }

  /** What is offered for the last word. */
  private Set<String> complete(String... words) throws Exception {
    String line = "COMP_WORDS=(ftpdiag \"$@\"); COMP_CWORD=$#; _ftpdiag";
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
