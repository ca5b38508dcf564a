package org.ftpdiag.cli.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.check.CheckResult;
import org.ftpdiag.check.CheckRunner;
import org.ftpdiag.check.ServerCheck;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.EncodedWriter;
import org.ftpdiag.cli.console.OutputException;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.report.print.Columns;
import org.ftpdiag.report.redact.Redaction;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/**
 * Shows which checks run and how many are done: one line of a terminal, and nothing of it stays.
 */
public final class CheckProgress implements CheckRunner.Listener, AutoCloseable {
  private final int all;
  private final boolean shown;
  private final int width;
  private final Words words;
  private final EncodedWriter out;
  private final Optional<Redaction> redaction;
  private final List<String> running = new ArrayList<>();
  private int done;
  private String drawn = "";

  public CheckProgress(int all, OutputPlan plan, Console console, Words words) {
    this.all = all;
    this.shown = plan.redrawErrors();
    this.redaction = plan.sharing().redaction();
    this.width = console.terminal().columns() - 1;
    this.words = words;
    this.out = new EncodedWriter(console.err(), console.terminal().charset());
  }

  @Override
  public synchronized void began(ServerCheck check) {
    running.add(name(check));
    draw(line());
  }

  @Override
  public synchronized void ended(CheckResult result) {
    running.remove(name(result.check()));
    done++;
    draw(line());
  }

  private String name(ServerCheck check) {
    return ServerText.shown(redaction.map(r -> r.of(check)).orElse(check).name(), 60);
  }

  private String line() {
    String names = String.join(", ", running);
    return words.say("check.progress", "done", done, "all", all, "names", names);
  }

  private void draw(String line) {
    if (!shown) {
      return;
    }
    String cut = line;
    while (Columns.width(cut) > width) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    // Blanks, not an escape sequence: every terminal knows the carriage return.
    int left = Math.max(0, Columns.width(drawn) - Columns.width(cut));
    try {
      out.write("\r" + cut + " ".repeat(left) + (cut.isEmpty() ? "\r" : ""));
      out.flush();
    } catch (OutputException e) {
      return; // nobody watches
    }
    drawn = cut;
  }

  @Override
  public synchronized void close() {
    draw("");
  }
}
