package org.ftpdiag.cli;

import java.io.IOException;
import java.util.Optional;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.model.Defect;
import org.ftpdiag.model.Report;
import org.ftpdiag.report.run.Renderer;
import org.ftpdiag.report.words.Words;

/**
 * Renders reports, and says in one line where that fails: a fault of one renderer costs neither the
 * other reports nor what the probe found.
 */
public final class Rendering {
  private final Console console;
  private final Words words;
  private boolean failed;

  public Rendering(Console console, Words words) {
    this.console = console;
    this.words = words;
  }

  /** A piece of a report on its way out. */
  @FunctionalInterface
  public interface Writing {
    void run() throws IOException;
  }

  /** The whole document: none is written in part. Empty where it failed. */
  Optional<String> document(String name, Renderer renderer, Report report) throws IOException {
    StringBuilder text = new StringBuilder();
    return attempt(name, () -> renderer.render(report, words, text))
        ? Optional.of(text.toString())
        : Optional.empty();
  }

  /**
   * Writes.
   *
   * @return whether it went well, as far as ftpdiag is concerned
   * @throws IOException where the writing does
   */
  public boolean attempt(String name, Writing writing) throws IOException {
    try {
      writing.run();
      return true;
    } catch (RuntimeException | Error e) {
      failed = true;
      console.say(words.say("cli.broken", "what", name + ": " + Defect.describe(e)));
      return false;
    }
  }

  /** Whether any failed. */
  public boolean failed() {
    return failed;
  }
}
