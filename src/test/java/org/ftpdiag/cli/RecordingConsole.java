package org.ftpdiag.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.Interruption;
import org.ftpdiag.cli.console.Terminal;

/** Surroundings made up for a test, which keep what is written to them. */
public final class RecordingConsole {
  /** A disk that is full. */
  static final OutputStream FULL =
      new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          throw new IOException("No space left on device");
        }
      };

  public final Map<String, String> environment = new HashMap<>();
  public Path home = Path.of("/nonexistent");
  public String input = "";
  public String typed;
  final Interruption interruption = new Interruption();
  public Terminal terminal = Terminal.none(StandardCharsets.UTF_8);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  OutputStream errors = err;

  public Console console() {
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
        interruption);
  }

  public int run(String... args) {
    return new Cli(console()).run(args);
  }

  int runInto(OutputStream output, String... args) {
    return new Cli(console(output)).run(args);
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
