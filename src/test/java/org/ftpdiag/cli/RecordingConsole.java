package org.ftpdiag.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Surroundings made up for a test, which keep what is written to them. */
final class RecordingConsole {
  final Map<String, String> environment = new HashMap<>();
  Path home = Path.of("/nonexistent");
  String input = "";
  String typed;
  Terminal terminal = Terminal.none(StandardCharsets.UTF_8);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  Console console() {
    return new Console(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        out,
        err,
        terminal,
        environment,
        home,
        prompt -> typed == null ? null : typed.toCharArray(),
        new Interruption());
  }

  int run(String... args) {
    return new Cli(console()).run(args);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
