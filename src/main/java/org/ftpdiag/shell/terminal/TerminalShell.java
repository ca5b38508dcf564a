package org.ftpdiag.shell.terminal;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.shell.LineOutcome;
import org.ftpdiag.shell.Opening;
import org.ftpdiag.shell.Shell;
import org.ftpdiag.shell.Surroundings;
import org.ftpdiag.wire.Platform;
import org.jline.reader.EndOfFileException;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Reads lines on a terminal, with editing, completion and history, and has them done. */
public final class TerminalShell implements AutoCloseable {
  private static final int USUAL_ROWS = 24;

  private final Terminal terminal;
  private final Shell shell;
  private final LineReader reader;
  private final Words words;
  private final Style style;

  /**
   * Takes over the terminal until {@link #close}.
   *
   * @param historyFile where earlier lines are kept; empty for nowhere
   * @param trouble is told, in words, of what does not work here
   * @throws IOException where there is no terminal that can be taken over
   */
  public TerminalShell(
      Platform platform,
      Surroundings surroundings,
      Words words,
      Style style,
      Charset charset,
      Optional<Path> historyFile,
      Consumer<IOException> trouble)
      throws IOException {
    this.words = words;
    this.style = style;
    terminal =
        TerminalBuilder.builder()
            .name("ftpdiag")
            .system(true)
            .provider("jni") // the others start programs, or want a newer Java
            .encoding(charset)
            .nativeSignals(true)
            .build();
    if (terminal.getWidth() == 0) { // it does not say, and nothing would be seen of a line
      terminal.setSize(new Size(style.width(), USUAL_ROWS));
    }
    shell = new Shell(platform, surroundings, words, style, this::print);
    DefaultParser parser = new DefaultParser();
    parser.setEofOnUnclosedQuote(false);
    parser.setEscapeChars(null);
    ShellHistory history = new ShellHistory(shell::secret);
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("ftpdiag")
            .parser(parser)
            .history(history)
            .completer(new ShellCompleter(shell))
            .highlighter(new Hint())
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.CASE_INSENSITIVE, false);
    historyFile.ifPresent(
        file -> {
          try {
            ShellHistory.prepare(file);
            builder.variable(LineReader.HISTORY_FILE, file);
            builder.variable(LineReader.HISTORY_FILE_SIZE, 2000);
          } catch (IOException | UnsupportedOperationException e) {
            trouble.accept(e instanceof IOException io ? io : new IOException(e));
          }
        });
    reader = builder.build();
    reader.setAutosuggestion(LineReader.SuggestionType.TAIL_TIP);
    shell.history(this::showHistory);
    terminal.handle(Terminal.Signal.INT, signal -> shell.interrupt());
  }

  /** Asks for a secret; what is typed is not shown and not kept. Null where the input ended. */
  public char[] ask(String prompt) {
    try {
      return reader.readLine(prompt, '\0').toCharArray();
    } catch (UserInterruptException | EndOfFileException e) {
      return null;
    }
  }

  /**
   * Reads and does lines until the person ends it.
   *
   * @return the exit code
   */
  public int run(Optional<Opening> opening) {
    print(words.say("shell.welcome") + "\n");
    boolean goesOn = opening.map(shell::open).orElse(LineOutcome.DONE) != LineOutcome.QUIT;
    Watch watch = new Watch(shell);
    try {
      while (goesOn) {
        goesOn = read();
      }
    } finally {
      watch.end();
    }
    return ExitCode.OK;
  }

  private boolean read() {
    String typed;
    try {
      typed = reader.readLine(prompt());
    } catch (UserInterruptException e) {
      return true; // Ctrl-C drops the line and nothing else
    } catch (EndOfFileException e) {
      shell.quit();
      return false;
    }
    // What is pasted may be many lines.
    List<String> lines = typed.lines().filter(line -> !line.isBlank()).toList();
    for (String line : lines) {
      if (lines.size() > 1) {
        print(style.dim("> " + (shell.secret(line) ? "****" : line)) + "\n");
      }
      LineOutcome outcome = shell.line(line, true);
      if (outcome == LineOutcome.QUIT) {
        return false;
      }
      if (outcome == LineOutcome.INTERRUPTED) {
        return true;
      }
    }
    shell.forgetServer();
    return true;
  }

  private String prompt() {
    String place = shell.place();
    if (place.isEmpty()) {
      return "ftpdiag> ";
    }
    AttributedStringBuilder prompt = new AttributedStringBuilder();
    String state = !shell.connected() ? "off" : shell.encrypted() ? "tls" : "plain";
    AttributedStyle colour =
        switch (state) {
          case "tls" -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
          case "plain" -> AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
          default -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
        };
    prompt.append("[").styled(style.colour() ? colour : AttributedStyle.DEFAULT, state);
    return prompt.append("] ").append(place).append("> ").toAnsi(terminal);
  }

  private void print(String text) {
    if (reader != null && reader.isReading()) {
      if (reader instanceof LineReaderImpl line) { // the prompt may be true no longer
        line.setPrompt(prompt());
      }
      String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
      reader.printAbove(AttributedString.fromAnsi(whole, terminal));
      return;
    }
    terminal.writer().print(text);
    terminal.writer().flush();
  }

  private void showHistory() {
    StringBuilder text = new StringBuilder();
    reader.getHistory().forEach(entry -> text.append("  ").append(entry.line()).append('\n'));
    print(text.toString());
  }

  /** Shows behind the cursor what a command takes. */
  private final class Hint implements Highlighter {
    @Override
    public AttributedString highlight(LineReader lines, String buffer) {
      lines.setTailTip(shell.hint(buffer));
      return new AttributedString(buffer);
    }
  }

  @Override
  public void close() throws IOException {
    shell.close();
    terminal.close();
  }
}
