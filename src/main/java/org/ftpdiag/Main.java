package org.ftpdiag;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ftpdiag.cli.Cli;
import org.ftpdiag.cli.Completion;
import org.ftpdiag.cli.Training;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.Interruption;
import org.ftpdiag.cli.console.StandardInput;
import org.ftpdiag.cli.console.StandardOutput;
import org.ftpdiag.cli.console.Terminal;
import org.ftpdiag.cli.console.TerminalPrompt;
import org.ftpdiag.report.ExitCode;

/** Joins ftpdiag to its process: the only place that knows the standard streams and the exit. */
public final class Main {
  private Main() {}

  /**
   * Runs one command line and exits with its code.
   *
   * <p>With the property {@code ftpdiag.training} it runs the command lines of that file instead,
   * for the JVM to archive the classes they load; with {@code ftpdiag.completion} it writes the
   * script that completes command lines into that file. The build uses both.
   */
  public static void main(String[] args) throws IOException {
    // Java puts IPv4 first by itself; a client tries addresses in the system's order (RFC 6724).
    System.setProperty("java.net.preferIPv6Addresses", "system");
    // By session IDs TLS 1.2 resumes any number of times; TLS 1.3 has tickets of its own.
    System.setProperty("jdk.tls.client.enableSessionTicketExtension", "false");
    String training = System.getProperty("ftpdiag.training");
    if (training != null) {
      Training.run(Path.of(training), console(new Interruption()));
      return;
    }
    String completion = System.getProperty("ftpdiag.completion");
    if (completion != null) {
      Files.writeString(Path.of(completion), Completion.script());
      return;
    }
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Hook(interruption));
    int code = new Cli(console(interruption)).run(args);
    interruption.over();
    // Everything is written, and nothing waits for an orderly exit; that would load the loggers of
    // Java (since 21), which takes as long as a page does.
    Runtime.getRuntime().halt(code);
  }

  /** Ctrl-C. A class of its own: a lambda here costs every start several milliseconds. */
  private static final class Hook extends Thread {
    private final Interruption interruption;

    Hook(Interruption interruption) {
      super("interruption");
      this.interruption = interruption;
    }

    @Override
    public void run() {
      if (interruption.raise()) {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
      }
    }
  }

  // System.out would swallow a failed write and encode JSON in the locale's charset.
  private static Console console(Interruption interruption) {
    Terminal terminal = Terminal.of(System.getProperties(), System.getenv());
    return new Console(
        new StandardInput(new FileInputStream(FileDescriptor.in)),
        new StandardOutput(new FileOutputStream(FileDescriptor.out)),
        new FileOutputStream(FileDescriptor.err),
        terminal,
        System.getenv(),
        home(System.getenv("HOME")),
        new TerminalPrompt(terminal.charset(), interruption),
        interruption);
  }

  /** Where people and every other program keep ~/.netrc; Java asks the table of users instead. */
  private static Path home(String variable) {
    boolean absolute = variable != null && variable.startsWith("/");
    return Path.of(absolute ? variable : System.getProperty("user.home"));
  }
}
