package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.junit.jupiter.api.Test;

/** Holds man/ftpdiag-report.5 to the JSON that the commands write. */
class JsonManualTest {
  private static final Pattern NAME = Pattern.compile("\"([a-z_]+)\" :");
  private static final Pattern SCHEMA = Pattern.compile("\"schema\" : \"([^\"]+)\"");

  @Test
  void everyNameInEveryDocumentStandsInTheManual() throws IOException {
    try (DemoServer server = DemoServer.start(Scenario.load("healthy"))) {
      check("127.0.0.1:" + server.address().getPort());
    }
  }

  private static void check(String target) throws IOException {
    String manual = Files.readString(Path.of("man/ftpdiag-report.5"));
    Set<String> words = new TreeSet<>(List.of(manual.split("[^a-z_]+")));
    for (String line :
        List.of(
            "code 522 iis-13",
            "code 530_Login_incorrect. --after PASS",
            "codes 6",
            "compare 150 226",
            "finding tls-session-reuse-required",
            "findings --search quota",
            "explain",
            "demo passive-address-private",
            "check -")) {
      RecordingConsole console = new RecordingConsole();
      console.input =
          line.startsWith("check")
              ? "checks: [{target: '" + target + "', tls: off}]"
              : "< 220 ready\n> USER alice\n< 331 more\n> PASS x\n< 530 Login incorrect.\n";
      String[] args = (line + " --format json").split(" ");
      for (int i = 0; i < args.length; i++) {
        args[i] = args[i].replace("_", " ");
      }
      console.run(args);
      Matcher schema = SCHEMA.matcher(console.out());
      assertTrue(schema.find(), line + ": " + console.err());
      assertTrue(manual.contains(schema.group(1)), schema.group(1));
      Set<String> missing = new TreeSet<>();
      Matcher m = NAME.matcher(console.out());
      while (m.find()) {
        if (!words.contains(m.group(1))) {
          missing.add(m.group(1));
        }
      }
      assertEquals(Set.of(), missing, line);
    }
  }
}
