package org.ftpdiag.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.print.Columns;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.watch.ChangeWords.Change;

/** A terminal that shows how each step went in the last probes, the times, and what changed. */
public final class WatchScreen {
  private static final String HOME = "\u001b[H";
  private static final String CLEAR = "\u001b[J";
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String BELL = "\u0007";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private static final int NAME = 11;
  private static final int TIMES = 3 * 9;
  private static final int CHANGES = 5;

  private final Words words;
  private final Style style;
  private final ZoneId zone;
  private final String heading;
  private final boolean bell;
  private final WatchHistory history;
  private final ChangeWords changes;
  private final Quantity quantity;
  private boolean begun;

  /**
   * @param heading what is watched, fit to be shown
   * @param bell whether a change is heard
   */
  public WatchScreen(
      Words words, Style style, ZoneId zone, String heading, boolean bell, WatchHistory history) {
    this.words = words;
    this.style = style;
    this.zone = zone;
    this.heading = heading;
    this.bell = bell;
    this.history = history;
    this.changes = new ChangeWords(words, style);
    this.quantity = new Quantity(words);
  }

  /**
   * The whole screen.
   *
   * @param left until the next probe; empty while one runs
   * @param rings whether something changed just now
   */
  public String draw(Optional<Duration> left, boolean rings) {
    List<String> lines = new ArrayList<>();
    lines.add(style.bold(cut(heading, width())));
    lines.add("");
    table(lines);
    changed(lines);
    lines.add("");
    lines.add(style.dim(cut(footer(left), width())));
    StringBuilder out = new StringBuilder(rings && bell ? BELL : "");
    out.append(HOME).append(begun ? "" : CLEAR);
    begun = true;
    for (String line : lines) {
      out.append(line).append(CLEAR_LINE).append('\n');
    }
    return out.append(CLEAR).toString();
  }

  private int width() {
    return style.width() - 1; // in the last column a terminal may begin a new line
  }

  private int room() {
    return width() - 2 - NAME - 2 - TIMES;
  }

  private void table(List<String> lines) {
    String head =
        " ".repeat(2 + NAME)
            + Columns.pad(cut(words.say("watch.last-probes"), room()), room() + 2)
            + time(words.say("watch.median"))
            + time("95 %")
            + time(words.say("watch.most"));
    lines.add(style.dim(head));
    for (StepHistory step : history.steps().values()) {
      if (!step.ran()) {
        continue;
      }
      StringBuilder line = new StringBuilder("  ");
      String name = words.say("step.name." + step.last().id().id());
      line.append(style.paint(step.last().status(), Columns.pad(name, NAME)));
      List<StepStatus> marks = step.last(room());
      marks.forEach(status -> line.append(style.paint(status, mark(status))));
      line.append(" ".repeat(room() - marks.size() + 2));
      for (int percent : new int[] {50, 95, 100}) {
        line.append(time(quantity.time(step.percentile(percent))));
      }
      lines.add(line.toString());
    }
  }

  /** One column, whatever the terminal can show. */
  private String mark(StepStatus status) {
    if (style.unicode()) {
      return style.symbol(status);
    }
    return switch (status) {
      case PASS -> "+";
      case WARN -> "!";
      case FAIL -> "x";
      case SKIP -> ".";
    };
  }

  private static String time(String text) {
    return " ".repeat(Math.max(1, 9 - Columns.width(text))) + text;
  }

  private void changed(List<String> lines) {
    List<String> told = new ArrayList<>();
    for (Round round : history.lastChanges()) {
      String when =
          round
              .report()
              .json()
              .at("started")
              .text()
              .map(t -> TIME.format(Instant.parse(t).atZone(zone)))
              .orElse("-");
      for (Change change : round.changes().map(changes::of).orElse(List.of())) {
        String row = "  " + when + "  ";
        String text = cut(change.text(), width() - Columns.width(row) - 2);
        told.add(row + style.paint(change.status(), mark(change.status())) + " " + text);
      }
    }
    if (!told.isEmpty()) {
      lines.add("");
      lines.add("  " + style.bold(words.say("watch.changed")));
      lines.addAll(told.subList(0, Math.min(CHANGES, told.size())));
    }
  }

  private String footer(Optional<Duration> left) {
    String now =
        left.isEmpty()
            ? words.say("watch.probing")
            : words.say("watch.next", "n", (left.get().toMillis() + 999) / 1000);
    return "  " + words.count("watch.probes", history.rounds()) + ", " + now;
  }

  private String cut(String text, int columns) {
    return Columns.cut(text, columns, style.ellipsis());
  }
}
