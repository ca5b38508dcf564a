package org.ftpdiag.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that the command line names.
 *
 * @param option the option that names it
 */
record InputFile(String option, String name, byte[] content) {
  /** Far above any certificate bundle; a limit, because the name may be that of a device. */
  private static final int LARGEST = 16 << 20;

  private static final int SHOWN = 60;

  /**
   * Reads a file.
   *
   * @throws UsageException where it cannot be read
   */
  static InputFile read(String option, String name) {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new UsageException("file-directory", "option", option, "file", name);
      }
      try (InputStream in = Files.newInputStream(path)) {
        byte[] content = in.readNBytes(LARGEST + 1);
        if (content.length > LARGEST) {
          throw new UsageException("file-large", "option", option, "file", name);
        }
        return new InputFile(option, name, content);
      }
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new UsageException("file-missing", "option", option, "file", name);
    } catch (IOException e) {
      throw new UsageException("file-unreadable", "option", option, "file", name);
    }
  }

  /** The content as text of one byte a character. */
  String text() {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  /** The first line, for an error message. */
  String beginning() {
    String line = text().lines().findFirst().orElse("");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
  }
}
