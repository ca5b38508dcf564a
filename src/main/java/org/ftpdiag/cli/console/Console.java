package org.ftpdiag.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything outside of ftpdiag that a command line deals with.
 *
 * @param environment the environment variables
 * @param home the user's folder
 * @param prompt asks for a password
 * @param interruption Ctrl-C
 */
public record Console(
    InputStream in,
    OutputStream out,
    OutputStream err,
    Terminal terminal,
    Map<String, String> environment,
    Path home,
    PasswordPrompt prompt,
    Interruption interruption) {

  /** An environment variable that is set and not empty. */
  public Optional<String> variable(String name) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** The same with another environment variable. */
  public Console with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Console(in, out, err, terminal, more, home, prompt, interruption);
  }

  /** The same with another standard input. */
  public Console reading(InputStream other) {
    return new Console(other, out, err, terminal, environment, home, prompt, interruption);
  }

  /** The same with nobody there to answer a question. */
  public Console unattended() {
    Terminal silent = terminal.unattended();
    return new Console(in, out, err, silent, environment, home, prompt, interruption);
  }

  /**
   * A line for a person, apart from the report: on standard error, after the program's name. Where
   * that is closed nobody listens: the exit code has to do.
   */
  public void say(String line) {
    sayBare("ftpdiag: " + line);
  }

  /** The same without the program's name: a line that begins with the place it speaks of. */
  public void sayBare(String line) {
    try {
      write(err, line + System.lineSeparator(), terminal.charset());
    } catch (IOException e) {
      return;
    }
  }

  /**
   * Text for standard output.
   *
   * @throws OutputException where it cannot be written
   */
  public void print(String text) {
    print(text, terminal.charset());
  }

  /** Text for standard output, encoded as its format wants it. */
  public void print(String text, Charset charset) {
    try {
      write(out, text, charset);
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  private static void write(OutputStream to, String text, Charset charset) throws IOException {
    to.write(Spelling.in(charset, text).getBytes(charset));
    to.flush();
  }
}
