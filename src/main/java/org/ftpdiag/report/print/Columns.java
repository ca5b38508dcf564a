package org.ftpdiag.report.print;

/** Widths in columns of a terminal: wide East Asian characters take two, combining ones none. */
public final class Columns {
  // Unicode Standard Annex 11, East Asian Width W and F, blocks joined where nothing narrow is
  // lost.
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD}
  };

  private Columns() {}

  public static int width(String text) {
    // A loop: a stream would double what ftpdiag code 550 takes, and logs of gigabytes are
    // measured.
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      width += width(c);
      i += Character.charCount(c);
    }
    return width;
  }

  public static int width(int codePoint) {
    if (codePoint < 0x300) {
      return 1;
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return 2;
      }
    }
    return 1;
  }

  /** The text, or as much of it as fits in so many columns, ended by the ellipsis. */
  public static String cut(String text, int columns, String ellipsis) {
    if (width(text) <= columns) {
      return text;
    }
    int room = columns - width(ellipsis);
    return room <= 0 ? "" : text.substring(0, fitting(text, 0, room)).stripTrailing() + ellipsis;
  }

  /**
   * The same for a text of several parts, separated by commas or semicolons, of which the last says
   * what came of it: that one is kept, and the ones before it are cut, where it takes no more than
   * half of the columns.
   */
  public static String cutWithin(String text, int columns, String ellipsis) {
    int last = Math.max(text.lastIndexOf(", "), text.lastIndexOf("; "));
    String tail = last < 0 ? "" : text.substring(last);
    if (width(text) <= columns || tail.isEmpty() || width(tail) > columns / 2) {
      return cut(text, columns, ellipsis);
    }
    return cut(text.substring(0, last), columns - width(tail), ellipsis) + tail;
  }

  /** The index up to which the text from {@code start} on fits in so many columns. */
  static int fitting(String text, int start, int columns) {
    int used = 0;
    int i = start;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      used += width(c);
      if (used > columns) {
        break;
      }
      i += Character.charCount(c);
    }
    return i;
  }

  /** The text with blanks behind it up to so many columns. */
  public static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  /** Left text, then blanks, then right text that ends at the column; two blanks at least. */
  static String spread(String left, String right, int columns) {
    return left + " ".repeat(Math.max(2, columns - width(left) - width(right))) + right;
  }
}
