package org.ftpdiag.watch;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.print.Columns;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.watch.ChangeWords.Change;

/** A line for each probe, and one more for each thing that changed. */
public final class WatchLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final Words words;
  private final Style style;
  private final ZoneId zone;
  private final ChangeWords changes;
  private final Quantity quantity;

  /**
   * @param zone that of the times shown
   */
  public WatchLines(Words words, Style style, ZoneId zone) {
    this.words = words;
    this.style = style;
    this.zone = zone;
    this.changes = new ChangeWords(words, style);
    this.quantity = new Quantity(words);
  }

  /** The lines of a probe, each with its end. */
  public String of(Round round) {
    StringBuilder text = new StringBuilder();
    text.append(when(round)).append("  ").append(verdict(round));
    text.append("  ").append(style.dim(quantity.seconds(ms(round)))).append(cause(round));
    text.append('\n');
    round.changes().map(changes::of).orElse(List.of()).forEach(c -> text.append(changed(c)));
    return text.toString();
  }

  /** What the probes of a watch came to. */
  public String summary(WatchHistory history) {
    StringBuilder text = new StringBuilder(words.count("watch.probes", history.rounds()));
    for (String verdict : List.of("pass", "warn", "fail")) {
      if (history.with(verdict) > 0) {
        text.append(", ");
        text.append(words.say("fleet.verdict." + verdict, "n", history.with(verdict)));
      }
    }
    text.append(", ").append(words.count("watch.changes", history.changed()));
    Optional<StepHistory> slowest =
        history.steps().values().stream().filter(StepHistory::ran).reduce(WatchLines::slower);
    slowest
        .filter(s -> s.percentile(50).isPresent())
        .ifPresent(
            s -> {
              text.append("; ");
              text.append(
                  words.say(
                      "watch.slowest",
                      "step",
                      words.say("step.name." + s.last().id().id()),
                      "time",
                      quantity.time(s.percentile(50)),
                      "high",
                      quantity.time(s.percentile(95))));
            });
    return text.append('\n').toString();
  }

  private static StepHistory slower(StepHistory a, StepHistory b) {
    return b.percentile(50).orElse(0) > a.percentile(50).orElse(0) ? b : a;
  }

  private String when(Round round) {
    return round
        .report()
        .json()
        .at("started")
        .text()
        .map(t -> TIME.format(Instant.parse(t).atZone(zone)))
        .orElse("-");
  }

  private String verdict(Round round) {
    StepStatus status =
        switch (round.verdict()) {
          case "pass" -> StepStatus.PASS;
          case "warn" -> StepStatus.WARN;
          default -> StepStatus.FAIL;
        };
    String symbol = Columns.pad(style.symbol(status), style.symbolWidth());
    String said = words.say("report.verdict." + round.verdict());
    return style.paint(status, symbol + " " + said);
  }

  private static double ms(Round round) {
    return round.report().json().at("duration_ms").number().orElse(0.0);
  }

  /** The root cause, for as long as it lasts; what came with this probe has a line of its own. */
  private String cause(Round round) {
    String id = round.report().json().at("root_cause").text().orElse("");
    return round.report().findings().stream()
        .filter(f -> f.finding().id().id().equals(id))
        .findFirst()
        .map(f -> "  " + titled(f))
        .orElse("");
  }

  private static String titled(ReadableFinding f) {
    return f.advice().title() + "  " + f.finding().id().id();
  }

  private String changed(Change change) {
    String mark =
        change.status() == StepStatus.SKIP ? style.event() : style.symbol(change.status());
    return "    "
        + style.paint(change.status(), words.say("watch.change") + " " + mark)
        + " "
        + change.text()
        + "\n";
  }
}
