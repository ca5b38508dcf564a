package org.ftpdiag.shell.terminal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.function.Predicate;
import org.jline.reader.impl.history.DefaultHistory;

/** Earlier lines, in a file that only its owner can read, and never one that holds a secret. */
final class ShellHistory extends DefaultHistory {
  private final Predicate<String> secret;

  ShellHistory(Predicate<String> secret) {
    this.secret = secret;
  }

  @Override
  public void add(Instant time, String line) {
    if (!secret.test(line)) {
      super.add(time, line);
    }
  }

  /**
   * Makes the file where there is none.
   *
   * @throws IOException where it cannot be made, or its rights cannot be narrowed
   */
  static void prepare(Path file) throws IOException {
    if (!Files.isDirectory(file.getParent())) {
      Files.createDirectories(
          file.getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
