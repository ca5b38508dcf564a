package org.ftpdiag.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ftpdiag.cli.console.Console;

/**
 * Runs the command lines of a file one after the other and throws their output away, so that the
 * JVM can archive the classes they load. Used when ftpdiag is built or moved.
 */
public final class Training {
  private Training() {}

  /**
   * Runs them.
   *
   * @param file one command line a line, its words separated by blanks; # for comments
   * @param console where ftpdiag runs; its streams and the user's files are left alone
   * @throws IOException where the file cannot be read
   */
  public static void run(Path file, Console console) throws IOException {
    Console silent =
        new Console(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            console.terminal(),
            console.environment(),
            file, // a home without a .netrc
            prompt -> null,
            console.interruption());
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        new Cli(silent).run(line.trim().split(" +"));
      }
    }
  }
}
