package org.ftpdiag.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Asks on the terminal. Java's own console does so only where standard output is a terminal too; a
 * report that goes into a file or a pager is no reason to have nobody to ask, so then the terminal
 * is opened by its name, and stty(1) switches the echo off.
 */
public final class TerminalPrompt implements PasswordPrompt {
  private static final File TERMINAL = new File("/dev/tty");

  private final Charset charset;
  private final Interruption interruption;

  public TerminalPrompt(Charset charset, Interruption interruption) {
    this.charset = charset;
    this.interruption = interruption;
  }

  @Override
  public char[] ask(String prompt) {
    java.io.Console console = System.console();
    if (console != null) {
      return console.readPassword("%s", prompt);
    }
    try (InputStream in = new FileInputStream(TERMINAL);
        OutputStream out = new FileOutputStream(TERMINAL)) {
      return askUnseen(prompt, in, out);
    } catch (IOException e) { // no terminal, or no stty: better nobody is asked than seen typing
      return null;
    }
  }

  private char[] askUnseen(String prompt, InputStream in, OutputStream out) throws IOException {
    String settings = stty("-g").strip();
    interruption.leaveWith(() -> restore(settings));
    try {
      stty("-echo");
      out.write(prompt.getBytes(charset));
      return line(in);
    } finally {
      stty(settings);
      interruption.leaveWith(() -> {});
      out.write(System.lineSeparator().getBytes(charset)); // the one that was typed was not shown
    }
  }

  private char[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    if (b < 0) {
      return null;
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
    }
    return line.toString(charset).toCharArray();
  }

  private static void restore(String settings) {
    try {
      stty(settings);
    } catch (IOException e) {
      return; // the process ends: nobody is left to be told
    }
  }

  private static String stty(String argument) throws IOException {
    Process stty =
        new ProcessBuilder("stty", argument)
            .redirectInput(TERMINAL)
            .redirectErrorStream(true)
            .start();
    String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    try {
      if (stty.waitFor() != 0) {
        throw new IOException(said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return said;
  }
}
