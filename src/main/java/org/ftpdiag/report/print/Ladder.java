package org.ftpdiag.report.print;

import java.util.List;
import java.util.regex.Pattern;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.Transcript.Kind;
import org.ftpdiag.report.Course;
import org.ftpdiag.report.Course.Moment;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;

/**
 * The dialogue as a ladder: the client on the left, the server on the right, an arrow for all that
 * was said, time from top to bottom. To scale, but that what is said at once stands one below the
 * other, and that a long silence is cut short and says so.
 */
final class Ladder {
  private static final Pattern BEGINS = Pattern.compile("\\d{3}-.*");
  private static final Pattern ENDS = Pattern.compile("\\d{3}(?: .*|)");

  private static final double WIDTH = 760;
  private static final double LEFT = 80;
  private static final double RIGHT = 740;
  private static final double TEXT = 20;
  private static final double MEANING = 15;
  private static final double TOP = 34;
  private static final double LONGEST = 90;
  private static final double PER_SECOND = 120;
  private static final int LETTERS = 86;

  /** More would make a page of several hundred kilobytes; the dialogue below has them all. */
  private static final int MOST = 400;

  private final Words all;
  private final Quantity quantity;

  Ladder(Words all) {
    this.all = all;
    this.quantity = new Quantity(all);
  }

  String of(Course course) {
    List<Moment> moments = course.moments();
    SvgText svg = new SvgText();
    double y = TOP;
    double before = 0;
    int drawn = 0;
    int i = 0;
    while (i < moments.size() && drawn < MOST) {
      Moment moment = moments.get(i);
      int lines = reply(moments, i);
      y += pause(svg, y, moment.atMs() - before);
      y += rung(svg, y, moment, lines);
      before = moments.get(i + lines - 1).atMs();
      i += lines;
      drawn++;
    }
    if (i < moments.size()) {
      svg.text(LEFT + 10, y + TEXT, "start", "dim", all.say("web.ladder.more"));
      y += 2 * TEXT;
    }
    SvgText whole = new SvgText();
    whole.text(LEFT, 16, "middle", "name", all.say("web.ladder.client"));
    whole.text(RIGHT, 16, "end", "name", all.say("web.ladder.server"));
    whole.line(LEFT, TOP - 10, LEFT, y + 10, "life").line(RIGHT, TOP - 10, RIGHT, y + 10, "life");
    return whole.and(svg).drawing(WIDTH, y + 14, all.say("web.ladder.told"));
  }

  /** How many entries one reply has: its lines are one arrow. */
  private static int reply(List<Moment> moments, int first) {
    Moment begin = moments.get(first);
    boolean many =
        begin.said().kind() == Kind.RECEIVED
            && begin.channel() == Channel.CONTROL
            && BEGINS.matcher(begin.said().text()).matches();
    if (!many) {
      return 1;
    }
    int i = first + 1;
    while (i < moments.size()) {
      Moment next = moments.get(i);
      if (next.said().kind() != Kind.RECEIVED || next.channel() != Channel.CONTROL) {
        return i - first;
      }
      i++;
      String code = begin.said().text().substring(0, 3);
      if (next.said().text().startsWith(code) && ENDS.matcher(next.said().text()).matches()) {
        return i - first;
      }
    }
    return i - first;
  }

  /** The room for a time in which nothing was said. */
  private double pause(SvgText svg, double y, double ms) {
    double room = ms * PER_SECOND / 1000;
    if (room <= LONGEST) {
      return room;
    }
    svg.text((LEFT + RIGHT) / 2, y + LONGEST / 2, "middle", "gap", "\u22ee " + quantity.time(ms));
    return LONGEST;
  }

  /** One arrow, or one event; how high it is. */
  private double rung(SvgText svg, double y, Moment moment, int lines) {
    String type = moment.channel() == Channel.DATA ? "data" : "control";
    String text = moment.said().text();
    if (lines > 1) {
      text += " " + all.count("web.ladder.lines", lines - 1);
    }
    String shown = Columns.cut(text, LETTERS, "\u2026");
    svg.text(LEFT - 10, y + 13, "end", "time", quantity.time(moment.atMs()));
    double middle = (LEFT + RIGHT) / 2;
    if (moment.said().kind() == Kind.EVENT) {
      svg.text(middle, y + 13, "middle", "event " + type, "\u00b7 " + shown);
      return TEXT;
    }
    boolean sent = moment.said().kind() == Kind.SENT;
    double line = y + TEXT - 3;
    svg.text(sent ? LEFT + 12 : RIGHT - 12, y + 12, sent ? "start" : "end", "said " + type, shown);
    svg.line(LEFT, line, RIGHT, line, type);
    svg.head(sent ? RIGHT : LEFT, line, sent, type);
    if (moment.said().meaning().isEmpty()) {
      return TEXT + 4;
    }
    String meaning = Columns.cut(moment.said().meaning(), LETTERS, "\u2026");
    svg.text(RIGHT - 12, line + 12, "end", "dim", meaning);
    return TEXT + MEANING + 2;
  }
}
