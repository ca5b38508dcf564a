package org.ftpdiag.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs the command lines of a file one after the other and throws their output away, so that the
 * JVM can archive the classes they load. Used when ftpdiag is built or moved.
 */
public final class Training {
  private Training() {}

  /**
   * Runs them.
   *
   * @param args the file: one command line a line, its words separated by blanks; # for comments
   * @throws IOException where the file cannot be read
   */
  public static void main(String[] args) throws IOException {
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Console console =
          new Console(
              InputStream.nullInputStream(),
              OutputStream.nullOutputStream(),
              OutputStream.nullOutputStream(),
              Terminal.none(StandardCharsets.UTF_8),
              Map.of(),
              Path.of("/nonexistent"),
              prompt -> null,
              new Interruption());
      new Cli(console).run(line.trim().split(" +"));
    }
  }
}
