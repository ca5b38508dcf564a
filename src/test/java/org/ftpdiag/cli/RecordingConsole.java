package org.ftpdiag.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Surroundings made up for a test, which keep what is written to them. */
final class RecordingConsole {
  /** A disk that is full. */
  static final OutputStream FULL =
      new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          throw new IOException("No space left on device");
        }
      };

  final Map<String, String> environment = new HashMap<>();
  Path home = Path.of("/nonexistent");
  String input = "";
  String typed;
  Terminal terminal = Terminal.none(StandardCharsets.UTF_8);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  OutputStream errors = err;

  Console console() {
    return console(out);
  }

  private Console console(OutputStream out) {
    return new Console(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        out,
        errors,
        terminal,
        environment,
        home,
        prompt -> typed == null ? null : typed.toCharArray(),
        new Interruption());
  }

  int run(String... args) {
    return new Cli(console()).run(args);
  }

  int runInto(OutputStream output, String... args) {
    return new Cli(console(output)).run(args);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
