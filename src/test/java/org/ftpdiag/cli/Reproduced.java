package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ftpdiag.report.ParsedJson;

/**
 * A command of {@code --reproduce}.
 *
 * @param tool the program that it calls
 * @param command a line of the shell
 * @param shows what it says that is seen
 */
record Reproduced(String tool, String command, String shows) {

  /** Those of a report in JSON. */
  static List<Reproduced> in(String json) throws IOException {
    List<Reproduced> commands = new ArrayList<>();
    for (Object c : (List<?>) ParsedJson.object(json).get("reproduce")) {
      Map<?, ?> row = (Map<?, ?>) c;
      commands.add(
          new Reproduced(
              (String) row.get("tool"), (String) row.get("command"), (String) row.get("shows")));
    }
    return commands;
  }

  /** The first that calls a program. */
  static Reproduced with(String tool, List<Reproduced> commands) {
    return commands.stream()
        .filter(c -> c.tool().equals(tool))
        .findFirst()
        .orElseThrow(() -> new AssertionError(tool + " is not among " + commands));
  }

  /** Runs a line of the shell; all that it prints. */
  static String run(String command, Path folder) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Process p =
        new ProcessBuilder("sh", "-c", command)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    assertTrue(p.waitFor(40, TimeUnit.SECONDS), command);
    return new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1);
  }
}
