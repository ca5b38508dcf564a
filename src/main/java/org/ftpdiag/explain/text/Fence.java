package org.ftpdiag.explain.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a forum or a ticket marks as quoted from a terminal or a file: the log among the prose. */
public final class Fence {
  private static final List<String> OPEN = List.of("```", "~~~", "[code", "<pre", "<code");
  private static final List<String> CLOSE = List.of("```", "~~~", "[/code", "</pre", "</code");

  /** How many lines a question may have; what is longer and mostly prose is a document. */
  private static final int SHORT = 40;

  private Fence() {}

  /** The lines between fences; none where there is no fence, or where they are but examples. */
  public static List<LogLine> inside(List<LogLine> lines) {
    List<LogLine> inside = fenced(lines);
    return lines.size() <= SHORT || inside.size() * 2 >= lines.size() ? inside : List.of();
  }

  private static List<LogLine> fenced(List<LogLine> lines) {
    List<LogLine> inside = new ArrayList<>();
    int open = -1;
    for (LogLine line : lines) {
      String text = line.text().strip().toLowerCase(Locale.ROOT);
      if (open < 0) {
        open = fence(OPEN, text);
      } else if (text.startsWith(CLOSE.get(open))) {
        open = -1;
      } else {
        inside.add(line);
      }
    }
    return inside;
  }

  private static int fence(List<String> fences, String text) {
    for (int i = 0; i < fences.size(); i++) {
      if (text.startsWith(fences.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
