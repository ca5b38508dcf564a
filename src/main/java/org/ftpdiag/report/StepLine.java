package org.ftpdiag.report;

import org.ftpdiag.model.StepId;

/** The line of a step: symbol, name, summary, and the time at the right. */
final class StepLine {
  /** Columns of the longest step name and the gap behind it. */
  private static final int NAME = 11;

  private final Style style;
  private final Words words;
  private final Quantity quantity;

  StepLine(Style style, Words words) {
    this.style = style;
    this.words = words;
    this.quantity = new Quantity(words);
  }

  /** The line without its end. */
  String of(ReadableStep step) {
    boolean skipped = step.status() == StepStatus.SKIP;
    String time = skipped ? "" : quantity.time(step.ms());
    int room = room() - (skipped ? 0 : Columns.width(time) + 2);
    String summary = cut(step.summary(), room);
    String symbol = Columns.pad(style.symbol(step.status()), style.symbolWidth());
    String name = Columns.pad(name(step.id()), NAME);
    String middle = skipped ? summary : Columns.pad(summary, room);
    return "  "
        + style.paint(step.status(), symbol)
        + " "
        + (skipped ? style.dim((name + middle).stripTrailing()) : name + middle)
        + (skipped ? "" : "  " + style.dim(time));
  }

  /** The line of a step that runs, never wider than the terminal less one column. */
  String running(StepId id, String doing) {
    String symbol = Columns.pad(style.ellipsis(), style.symbolWidth());
    String name = Columns.pad(name(id), NAME);
    return ("  " + symbol + " " + name + cut(doing, room() - style.ellipsis().length() - 1))
        .stripTrailing();
  }

  private String name(StepId id) {
    return words.say("step.name." + id.id());
  }

  private String cut(String text, int room) {
    return Columns.cut(ServerText.shown(text), room, style.ellipsis());
  }

  private int room() {
    return style.width() - 3 - style.symbolWidth() - NAME;
  }
}
