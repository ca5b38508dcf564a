package org.ftpdiag.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.net.ftp.FTPSClient;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every setting is one that its client knows, where the client can be had. */
class ClientSettingsTest {
  private static final Pattern CALL = Pattern.compile("client\\.(\\w+)\\(");
  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

  private static Set<String> lines(String client) {
    Set<String> lines = new TreeSet<>();
    ClientSettings.load()
        .all()
        .values()
        .forEach(
            of ->
                of.values().stream()
                    .filter(s -> s.client().equals(client))
                    .forEach(s -> lines.addAll(s.lines())));
    assertTrue(lines.size() > 1, client);
    return lines;
  }

  /** What a program prints; its exit code must be 0. */
  private static String run(String... command) throws Exception {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, "there is no " + command[0] + " to try its settings with");
      return "";
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it ended");
    assertEquals(0, process.exitValue(), String.join(" ", command) + ": " + text);
    return text;
  }

  @Test
  void lftpTakesEverySetting(@TempDir Path folder) throws Exception {
    Path authority = Files.createFile(folder.resolve("CA.pem"));
    for (String line : lines("lftp")) {
      // An unknown setting, or a value that it does not take, is an error.
      assertEquals("", run("lftp", "-c", line.replace("CA.pem", authority.toString())));
    }
  }

  @Test
  void curlHasEveryOption() throws Exception {
    String help = run("curl", "--help", "all");
    for (String line : lines("curl")) {
      Matcher option = OPTION.matcher(line);
      while (option.find()) {
        assertTrue(help.contains(option.group() + " "), line);
      }
    }
  }

  @Test
  void pythonHasEveryMethodAndAttribute() throws Exception {
    List<String> program = new ArrayList<>(List.of("import ftplib", "ftp = ftplib.FTP_TLS()"));
    for (String line : lines("ftplib")) {
      if (line.startsWith("ftp = ") || line.startsWith("ftp.login(")) {
        continue; // these need a server
      }
      String name = line.substring("ftp.".length()).split("[ (]")[0];
      program.add("assert hasattr(ftp, '" + name + "'), '" + name + "'");
      if (line.contains(" = ") || name.equals("set_pasv")) {
        program.add(line);
      }
    }
    run("python3", "-c", String.join("\n", program));
  }

  @Test
  void commonsNetHasEveryMethod() {
    for (String line : lines("commons-net")) {
      Matcher call = CALL.matcher(line);
      assertTrue(call.find(), line);
      assertTrue(
          Arrays.stream(FTPSClient.class.getMethods())
              .anyMatch(m -> m.getName().equals(call.group(1))),
          line);
      assertTrue(line.endsWith(";"), line);
    }
  }

  /** A log of a client that the table names is recognised under that name. */
  @Test
  void everyClientIsADialect() {
    Words words = Words.load("en");
    ClientSettings.load()
        .all()
        .values()
        .forEach(of -> of.keySet().forEach(d -> assertTrue(words.has("explain.dialect." + d), d)));
  }
}
