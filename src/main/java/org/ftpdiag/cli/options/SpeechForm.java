package org.ftpdiag.cli.options;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ftpdiag.ftp.SecretCommand;
import org.ftpdiag.ftp.Verb;
import org.ftpdiag.model.ProbeRequest;

/**
 * How the server is to be spoken to: {@code --virtual-host}, {@code --encoding}, {@code --send}.
 */
public final class SpeechForm {
  /** What every command is made of: it must be the same bytes as in ASCII. */
  private static final String ASCII =
      "\r\n !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz|";

  private static final int LONGEST_COMMAND = 4_096;

  /** What the probe does itself, or what would leave it another session than it knows of. */
  private static final Set<Verb.Group> OWN =
      Set.of(
          Verb.Group.SECURITY,
          Verb.Group.PROTECTION,
          Verb.Group.LOGIN,
          Verb.Group.PASSIVE,
          Verb.Group.ACTIVE,
          Verb.Group.LIST,
          Verb.Group.READ,
          Verb.Group.WRITE,
          Verb.Group.QUIT);

  private static final Set<Verb> OWN_BESIDES =
      Set.of(Verb.HOST, Verb.REIN, Verb.ABOR, Verb.MODE, Verb.STRU);

  private final CheckOptions check;

  public SpeechForm(CheckOptions check) {
    this.check = check;
  }

  /**
   * What is asked for.
   *
   * @param texts what is going to be sent besides: user, paths; null for nothing
   * @throws UsageException where it cannot be meant, or not be sent
   */
  public ProbeRequest.Speech speech(String... texts) {
    Optional<String> host = Optional.ofNullable(check.virtualHost);
    if (host.filter(h -> !h.matches("[A-Za-z0-9_.-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}\\]"))
        .isPresent()) {
      throw new UsageException("virtual-host", "value", check.virtualHost);
    }
    Optional<Charset> charset = Optional.ofNullable(check.encoding).map(SpeechForm::charset);
    List<String> sent = check.send == null ? List.of() : check.send;
    sent.forEach(SpeechForm::checkCommand);
    charset.ifPresent(
        c ->
            Stream.concat(Stream.of(texts), sent.stream())
                .filter(text -> text != null && !fits(text, c))
                .forEach(
                    text -> {
                      throw new UsageException("encoding-lacks", "text", text, "name", c.name());
                    }));
    return new ProbeRequest.Speech(host, charset, sent);
  }

  private static Charset charset(String name) {
    try {
      Charset charset = Charset.forName(name);
      boolean usable =
          charset.canEncode()
              && Arrays.equals(ASCII.getBytes(charset), ASCII.getBytes(StandardCharsets.US_ASCII));
      if (usable) {
        return charset;
      }
      throw new UsageException("encoding-ascii", "name", name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new UsageException("encoding", "name", name);
    }
  }

  private static boolean fits(String text, Charset charset) {
    try {
      charset.newEncoder().encode(CharBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** As the shell sends no secret that is typed into a command line, nobody may leave one there. */
  private static void checkCommand(String command) {
    if (command.isBlank() || command.length() > LONGEST_COMMAND) {
      throw new UsageException("send-form");
    }
    if (command.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new UsageException("send-line-break");
    }
    if (SecretCommand.isOne(command)) {
      throw new UsageException("send-secret");
    }
    String word = command.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
    if (OWN.contains(Verb.of(word).group()) || OWN_BESIDES.contains(Verb.of(word))) {
      throw new UsageException("send-own", "command", word);
    }
  }
}
