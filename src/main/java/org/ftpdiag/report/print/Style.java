package org.ftpdiag.report.print;

import org.ftpdiag.report.Detail;
import org.ftpdiag.report.StepStatus;

/**
 * How the text output looks.
 *
 * @param colour ANSI colours; they never carry a meaning alone
 * @param unicode whether the terminal shows ✓ ✗ · → ← …
 * @param width columns; 40 to 120 are used, whatever is given
 * @param whole whether a row may be wider than that rather than be cut: a file has room
 */
public record Style(boolean colour, boolean unicode, int width, Detail detail, boolean whole) {
  public static final int WIDTH = 80;

  /** The style of a terminal, which cuts a row that it cannot hold. */
  public Style(boolean colour, boolean unicode, int width, Detail detail) {
    this(colour, unicode, width, detail, false);
  }

  public Style {
    width = Math.max(40, Math.min(120, width));
  }

  /** No colour, Unicode, 80 columns. */
  public static Style plain() {
    return new Style(false, true, WIDTH, Detail.NORMAL);
  }

  /** No colour, Unicode, 80 columns, and rows as long as they are. */
  public static Style file(Detail detail) {
    return new Style(false, true, WIDTH, detail, true);
  }

  public String symbol(StepStatus status) {
    return switch (status) {
      case PASS -> unicode ? "✓" : "ok";
      case WARN -> unicode ? "!" : "warn";
      case FAIL -> unicode ? "✗" : "FAIL";
      case SKIP -> unicode ? "·" : "-";
    };
  }

  public int symbolWidth() {
    return unicode ? 1 : 4;
  }

  public String ellipsis() {
    return unicode ? "…" : "...";
  }

  public String sent() {
    return unicode ? "→" : ">";
  }

  public String received() {
    return unicode ? "←" : "<";
  }

  public String event() {
    return unicode ? "·" : "-";
  }

  /** The text in the colour of a status: green, yellow, red or dim. */
  public String paint(StepStatus status, String text) {
    return switch (status) {
      case PASS -> colour("32", text);
      case WARN -> colour("33", text);
      case FAIL -> colour("31", text);
      case SKIP -> dim(text);
    };
  }

  public String dim(String text) {
    return colour("2", text);
  }

  public String bold(String text) {
    return colour("1", text);
  }

  private String colour(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /** The same with another detail. */
  public Style with(Detail other) {
    return new Style(colour, unicode, width, other, whole);
  }
}
