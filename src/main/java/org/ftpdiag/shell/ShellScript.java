package org.ftpdiag.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.report.ExitCode;

/** Lines one after another, with nobody there: the first failure ends it, unless it is to go on. */
public final class ShellScript {
  private final Shell shell;
  private final boolean keepGoing;
  private volatile boolean stopped;
  private boolean failed;

  public ShellScript(Shell shell, boolean keepGoing) {
    this.shell = shell;
    this.keepGoing = keepGoing;
  }

  /** Ends it after the command that runs, which is broken off. From any thread. */
  public void stop() {
    stopped = true;
    shell.interrupt();
  }

  /** The lines of {@code -c}. */
  public static List<String> lines(String commands) {
    return TypedLine.lines(commands);
  }

  /**
   * Runs lines.
   *
   * @param opening what to connect to first
   * @return the exit code
   */
  public int run(Optional<Opening> opening, Iterator<String> lines) {
    boolean goesOn = opening.isEmpty() || goesOn(shell.open(opening.get()));
    while (goesOn && lines.hasNext()) {
      shell.tick();
      goesOn = goesOn(shell.line(lines.next(), false));
    }
    if (!stopped) {
      shell.quit();
    }
    return stopped ? ExitCode.INTERRUPTED : failed ? ExitCode.FOUND : ExitCode.OK;
  }

  private boolean goesOn(LineOutcome outcome) {
    failed |= outcome == LineOutcome.FAILED;
    return !stopped
        && switch (outcome) {
          case DONE -> true;
          case FAILED -> keepGoing;
          case INTERRUPTED, QUIT -> false;
        };
  }

  /** The lines of a script as they come. */
  public static Iterator<String> lines(BufferedReader script) {
    return new Iterator<>() {
      private String next;

      @Override
      public boolean hasNext() {
        try {
          next = next == null ? script.readLine() : next;
        } catch (IOException e) {
          return false; // what cannot be read is not there
        }
        return next != null;
      }

      @Override
      public String next() {
        if (!hasNext()) {
          throw new java.util.NoSuchElementException();
        }
        String line = next;
        next = null;
        return line;
      }
    };
  }
}
