package org.ftpdiag.report.print;

import java.util.EnumSet;
import java.util.Set;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** The line of a step: symbol, name, summary, and the time at the right. */
public final class StepLine {
  /** Columns of the longest step name and the gap behind it. */
  private static final int NAME = 11;

  /** Steps whose line is what the server said: it begins with what matters. */
  private static final Set<StepId> QUOTING =
      EnumSet.of(StepId.GREETING, StepId.LOGIN, StepId.FEATURES, StepId.QUIT);

  private final Style style;
  private final Words words;
  private final Quantity quantity;

  public StepLine(Style style, Words words) {
    this.style = style;
    this.words = words;
    this.quantity = new Quantity(words);
  }

  /** The line without its end. */
  String of(ReadableStep step) {
    boolean skipped = step.status() == StepStatus.SKIP;
    String time = skipped ? "" : quantity.time(step.ms());
    int room = room() - (skipped ? 0 : Columns.width(time) + 2);
    String summary = cut(step.summary(), room, QUOTING.contains(step.id()));
    String symbol = Columns.pad(style.symbol(step.status()), style.symbolWidth());
    String name = Columns.pad(name(step.id()), NAME);
    return skipped
        ? dimmed(symbol, name + summary)
        : "  "
            + style.paint(step.status(), symbol)
            + " "
            + name
            + Columns.pad(summary, room)
            + "  "
            + style.dim(time);
  }

  /** The line of several steps that were skipped for one reason. */
  String skipped(String range, String why) {
    String symbol = Columns.pad(style.symbol(StepStatus.SKIP), style.symbolWidth());
    String name = Columns.pad(range + "  ", NAME);
    return dimmed(symbol, name + cut(why, room() + NAME - Columns.width(name), true));
  }

  private String dimmed(String symbol, String text) {
    return "  " + style.paint(StepStatus.SKIP, symbol) + " " + style.dim(text.stripTrailing());
  }

  /** The line of a step that runs, never wider than the terminal less one column. */
  public String running(StepId id, String doing) {
    String symbol = Columns.pad(style.ellipsis(), style.symbolWidth());
    String name = Columns.pad(name(id), NAME);
    int room = room() - style.ellipsis().length() - 1;
    // Its last part tells for how long.
    String shown = Columns.cutWithin(ServerText.shown(doing), room, style.ellipsis());
    return ("  " + symbol + " " + name + shown).stripTrailing();
  }

  private String name(StepId id) {
    return words.say("step.name." + id.id());
  }

  private String cut(String text, int room, boolean quote) {
    String shown = ServerText.shown(text);
    if (style.whole()) {
      return shown;
    }
    return quote
        ? Columns.cut(shown, room, style.ellipsis())
        : Columns.cutWithin(shown, room, style.ellipsis());
  }

  private int room() {
    return style.width() - 3 - style.symbolWidth() - NAME;
  }
}
