package org.ftpdiag.cli.console;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is written whole or not at all: under another name beside it, which takes its place
 * in the end. What cannot be replaced so (a pipe, a terminal, a file in a folder that is closed to
 * us) is written in place.
 */
public final class WholeFile {
  private final Path file;
  private final boolean inPlace;
  private final Path part;

  /**
   * @param file followed where it is a symbolic link: the link stays one
   */
  public WholeFile(Path file) throws IOException {
    boolean exists = Files.exists(file);
    this.file = exists ? file.toRealPath() : file.toAbsolutePath();
    Path folder = this.file.getParent();
    this.inPlace =
        exists && !Files.isRegularFile(file) || folder == null || !Files.isWritable(folder);
    this.part =
        inPlace
            ? this.file
            : folder.resolve(this.file.getFileName() + "." + UUID.randomUUID() + ".part");
  }

  /** Opens it for text in UTF-8; to be closed before {@link #keep} or {@link #discard}. */
  public Writer open() throws IOException {
    // Never through a link that somebody has put there under that name.
    OpenOption[] how =
        inPlace
            ? new OpenOption[] {StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING}
            : new OpenOption[] {StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW};
    OutputStream out = Files.newOutputStream(part, how);
    if (!inPlace && Files.exists(file) && supportsPermissions()) {
      Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(file));
    }
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  private boolean supportsPermissions() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** Puts what was written in its place. */
  public void keep() throws IOException {
    if (!inPlace) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Removes what was written; the file stays as it was. */
  public void discard() throws IOException {
    if (!inPlace) {
      Files.deleteIfExists(part);
    }
  }

  /** Writes it as one text. */
  public void write(String text) throws IOException {
    try {
      try (Writer out = open()) {
        out.write(text);
      }
      keep();
    } catch (IOException e) {
      discard();
      throw e;
    }
  }
}
