package org.ftpdiag.cli.secrets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.Spelling;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.model.Secret;
import org.ftpdiag.report.words.Words;

/**
 * Where passwords come from, in this order: the file that was named, {@code FTPDIAG_PASSWORD},
 * {@code ~/.netrc}, a person. Never the command line, which every user of the machine can read.
 */
public final class PasswordSource {
  public static final String VARIABLE = "FTPDIAG_PASSWORD";
  private static final int LONGEST = 64 << 10;
  private static final Set<PosixFilePermission> FOREIGN =
      Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private final Console console;
  private final Words words;

  public PasswordSource(Console console, Words words) {
    this.console = console;
    this.words = words;
  }

  /** What was found; the account only where {@code ~/.netrc} names one. */
  public record Found(Secret password, Optional<Secret> account) {}

  /**
   * Finds the password of a user.
   *
   * @param file the argument of {@code --password-file}; null without one
   * @throws UsageException where none is found, or one that cannot be sent
   */
  public Found find(String user, String host, String file) {
    if (file != null) {
      return new Found(secret("--password-file", fromFile(file)), Optional.empty());
    }
    Optional<String> variable = console.variable(VARIABLE);
    if (variable.isPresent()) {
      return new Found(secret(VARIABLE, variable.get()), Optional.empty());
    }
    boolean terminal = console.terminal().in();
    Optional<Netrc> entry = fromNetrc(user, host, terminal);
    if (entry.isPresent()) {
      return new Found(
          secret("~/.netrc", entry.get().password().orElseThrow()),
          entry.get().account().map(a -> secret("~/.netrc", a)));
    }
    char[] typed =
        terminal
            ? console
                .prompt()
                .ask(
                    Spelling.in(
                        console.terminal().charset(),
                        words.say("cli.prompt.password", Map.of("user", user, "host", host))))
            : null;
    if (typed == null) {
      throw new UsageException("password-missing", "user", user);
    }
    return new Found(secret("password", new String(typed)), Optional.empty());
  }

  private String fromFile(String file) {
    try (InputStream in =
        file.equals("-")
            ? console.in()
            : new ByteArrayInputStream(InputFile.read(InputFile.PASSWORD_FILE, file).content())) {
      byte[] line = new byte[LONGEST];
      int length = 0;
      for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
        if (length == LONGEST) {
          throw new UsageException("password-long", "file", file);
        }
        line[length++] = (byte) b;
      }
      if (length > 0 && line[length - 1] == '\r') {
        length--;
      }
      if (length > 1 && (line[0] & line[1] & 0xff) == 0xfe) { // FE FF or FF FE begins UTF-16
        throw new UsageException("password-utf16", "file", file);
      }
      String password = text(line, length);
      if (password.isEmpty()) {
        throw new UsageException("password-empty", "file", file);
      }
      return password;
    } catch (IOException e) {
      throw new UsageException("file-unreadable", "option", "--password-file", "file", file);
    }
  }

  private static String text(byte[] bytes, int length) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text; // as Windows writes it
    } catch (CharacterCodingException e) {
      return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
  }

  /**
   * @param more whether the password can still come from elsewhere; a remark is enough then
   */
  private Optional<Netrc> fromNetrc(String user, String host, boolean more) {
    Path file = console.home().resolve(".netrc");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      Optional<Netrc> entry = Netrc.find(Netrc.parse(text(bytes, bytes.length)), host, user);
      if (entry.isPresent() && othersCanRead(file)) {
        return unused("netrc-public", file, more);
      }
      return entry;
    } catch (IOException e) {
      return unused("netrc-unreadable", file, more);
    }
  }

  private Optional<Netrc> unused(String why, Path file, boolean more) {
    if (!more) {
      throw new UsageException(why, "file", file);
    }
    console.say(words.say("cli.error." + why, Map.of("file", file.toString())));
    return Optional.empty();
  }

  private static boolean othersCanRead(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return false;
    }
    return Files.getPosixFilePermissions(file).stream().anyMatch(FOREIGN::contains);
  }

  /** A line break would end PASS and begin another command. */
  private static Secret secret(String source, String value) {
    if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new UsageException("password-line-break", "source", source);
    }
    // What Java makes of bytes that the locale's charset does not know: another password.
    if (value.indexOf('\uFFFD') >= 0) {
      throw new UsageException("password-undecodable", "source", source);
    }
    return new Secret(value);
  }
}
