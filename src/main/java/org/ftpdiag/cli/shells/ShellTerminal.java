package org.ftpdiag.cli.shells;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.shell.Opening;
import org.ftpdiag.shell.terminal.TerminalShell;
import org.ftpdiag.wire.Platform;

/** Gives a terminal to the shell. */
public final class ShellTerminal {
  private final Console console;
  private final Words words;
  private final OutputPlan plan;
  private final ShellSurroundings around;

  public ShellTerminal(Console console, Words words, OutputPlan plan, ShellSurroundings around) {
    this.console = console;
    this.words = words;
    this.plan = plan;
    this.around = around;
  }

  /**
   * Runs the shell until the person ends it.
   *
   * @return the exit code
   */
  public int run(Platform platform, Optional<Opening> opening) {
    try (TerminalShell shell =
        new TerminalShell(
            platform,
            around,
            words,
            plan.style(),
            plan.charset(),
            historyFile(),
            e ->
                console.say(
                    words.say("shell.no-history", "detail", String.valueOf(e.getMessage()))))) {
      around.prompt(shell::ask);
      return shell.run(opening);
    } catch (IOException e) {
      console.say(words.say("shell.no-terminal", "detail", String.valueOf(e.getMessage())));
      return ExitCode.DEFECT;
    }
  }

  /** Where state of a user is kept (XDG base directories): $XDG_STATE_HOME or ~/.local/state. */
  private Optional<Path> historyFile() {
    Path state =
        console
            .variable("XDG_STATE_HOME")
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElse(console.home().resolve(".local/state"));
    return Optional.of(state.resolve("ftpdiag/history"));
  }
}
