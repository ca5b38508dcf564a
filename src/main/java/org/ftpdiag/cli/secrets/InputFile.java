package org.ftpdiag.cli.secrets;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import org.ftpdiag.cli.options.UsageException;

/**
 * A file that the command line names.
 *
 * @param option the option that names it
 */
public record InputFile(String option, String name, byte[] content) {
  static final String PASSWORD_FILE = "--password-file";

  /** Far above any certificate bundle; a limit, because the name may be that of a device. */
  private static final int LARGEST = 16 << 20;

  /**
   * Reads a file.
   *
   * @throws UsageException where it cannot be read
   */
  public static InputFile read(String option, String name) {
    return read(option, name, WaitingFile.READING);
  }

  /** Likewise, where a pipe or a terminal is waited for so long. */
  static InputFile read(String option, String name, Duration longest) {
    if (name.isEmpty()) { // the current directory, to Java
      throw new UsageException("file-unnamed", "option", option);
    }
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new UsageException("file-directory", "option", option, "file", name);
      }
      byte[] content = content(path, longest);
      if (content.length > LARGEST) {
        throw new UsageException("file-large", "option", option, "file", name);
      }
      return new InputFile(option, name, content);
    } catch (TimeoutException e) {
      throw new UsageException(
          "file-silent", "option", option, "file", name, "seconds", longest.toSeconds());
    } catch (NoSuchFileException | InvalidPathException e) {
      throw missing(option, name);
    } catch (IOException e) {
      if (new File(name).exists()) {
        throw new UsageException("file-unreadable", "option", option, "file", name);
      }
      throw missing(option, name); // such as one that is too long for a name
    }
  }

  /** What names no file where a password is due may be the password. */
  private static UsageException missing(String option, String name) {
    return option.equals(PASSWORD_FILE)
        ? new UsageException("password-file-missing")
        : new UsageException("file-missing", "option", option, "file", name);
  }

  private static byte[] content(Path path, Duration longest) throws IOException, TimeoutException {
    if (WaitingFile.is(path)) {
      return new WaitingFile(path, longest).read(LARGEST + 1);
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(LARGEST + 1);
    }
  }

  /** The same with the content of another file after it: PEM blocks may lie in several. */
  public InputFile with(InputFile other) {
    byte[] all = Arrays.copyOf(content, content.length + 1 + other.content.length);
    all[content.length] = '\n';
    System.arraycopy(other.content, 0, all, content.length + 1, other.content.length);
    return new InputFile(option, name, all);
  }

  /** The content as text of one byte a character. */
  String text() {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  /** Whether it begins like DER: with a SEQUENCE. */
  boolean isDer() {
    return content.length > 0 && content[0] == 0x30;
  }

  /** Whether it is a PFX (RFC 7292 section 4): a SEQUENCE that begins with the INTEGER 3. */
  boolean isPkcs12() {
    if (!isDer() || content.length < 2) {
      return false;
    }
    int start = content[1] >= 0 ? 2 : 2 + (content[1] & 0x7f); // long form: so many bytes of length
    return content.length > start + 2
        && content[start] == 0x02
        && content[start + 1] == 0x01
        && content[start + 2] == 0x03;
  }

  /** Whether there is nothing in it. */
  boolean isBlank() {
    return text().isBlank();
  }
}
