package org.ftpdiag.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.explain.dialect.Dialect;
import org.ftpdiag.explain.dialect.Dialects;
import org.ftpdiag.explain.dialect.GeneralDialect;
import org.ftpdiag.explain.text.Fence;
import org.ftpdiag.explain.text.LogLine;
import org.ftpdiag.explain.text.Margin;
import org.ftpdiag.explain.text.Wrapping;

/**
 * How a log is laid out: what stands before its lines, what they are wrapped in, and the dialect of
 * what is left. Learnt from its beginning, by trying what makes most of it understood.
 *
 * @param inner what stands before the lines within what they are wrapped in
 * @param dialect empty where it is in none
 * @param heard how many commands and replies, not alike, the dialect hears in the beginning
 * @param like how like the dialect the beginning is
 */
record Layout(
    Margin margin,
    Wrapping wrapping,
    Margin inner,
    Optional<Dialect> dialect,
    long heard,
    long like) {

  /** How many times more than a known program's dialect that of none must hear. */
  private static final int CLEARLY = 2;

  /** How many characters of a log are looked at. */
  private static final int TRIED = 1 << 19;

  /**
   * The layout of a log that begins so.
   *
   * @param asked the dialect that the user names
   */
  static Layout of(List<LogLine> head, Optional<Dialect> asked) {
    List<LogLine> sample = sample(head);
    List<LogLine> inside = Fence.inside(sample);
    Layout whole = learn(sample, asked);
    Layout quoted = inside.isEmpty() ? whole : learn(inside, asked);
    boolean alike =
        quoted.heard == whole.heard
            && quoted.dialect.map(Dialect::id).equals(whole.dialect.map(Dialect::id));
    return alike || quoted.betterThan(whole) ? quoted : whole;
  }

  /** As much as is worth trying out several times. */
  private static List<LogLine> sample(List<LogLine> head) {
    List<LogLine> sample = new ArrayList<>();
    int left = TRIED;
    for (LogLine line : head) {
      int length = line.text().length();
      sample.add(
          length <= left ? line : new LogLine(line.number(), line.text().substring(0, left)));
      left -= Math.min(left, length);
      if (left == 0) {
        break;
      }
    }
    return sample;
  }

  private static Layout learn(List<LogLine> head, Optional<Dialect> asked) {
    Layout best = with(Margin.signs(head), head, asked);
    if (best.dialect.filter(Dialects::whole).isPresent()) {
      return best;
    }
    for (Margin stamp : Margin.stamps(head)) {
      Layout stamped = with(stamp, head, asked);
      best = stamped.betterThan(best) ? stamped : best;
    }
    return best;
  }

  private static Layout with(Margin margin, List<LogLine> head, Optional<Dialect> asked) {
    Wrapping wrapping = Wrapping.of(head.stream().map(margin::cut).toList());
    Margin inner = Margin.signs(head.stream().map(line -> wrapping.cut(margin.cut(line))).toList());
    Layout unheard = new Layout(margin, wrapping, inner, asked, 0, 0);
    List<String> texts = texts(head.stream().map(unheard::cut).toList());
    Optional<Dialect> dialect = asked.or(() -> Dialects.recognise(texts));
    long heard = dialect.map(d -> Dialects.heard(d, texts)).orElse(0L);
    long like = dialect.map(d -> Dialects.likeness(d, texts)).orElse(0L);
    return new Layout(margin, wrapping, inner, dialect, heard, like);
  }

  /**
   * Where both hear as much, the stamp may be the program's own: then it is left to its dialect.
   */
  private boolean betterThan(Layout other) {
    if (dialect.isEmpty() || other.dialect.isEmpty()) {
      return dialect.isPresent();
    }
    boolean vaguer =
        dialect.get() instanceof GeneralDialect && !(other.dialect.get() instanceof GeneralDialect);
    if (vaguer) {
      return heard > CLEARLY * other.heard;
    }
    return heard > other.heard || heard == other.heard && like > other.like;
  }

  static List<String> texts(List<LogLine> lines) {
    return lines.stream().flatMap(l -> l.parts().stream()).toList();
  }

  /** What is to be read of a line. */
  LogLine cut(LogLine line) {
    LogLine cut = inner.cut(wrapping.cut(margin.cut(line)));
    String text = cut.text().stripTrailing();
    return text.length() == cut.text().length() ? cut : new LogLine(cut.number(), text);
  }
}
