package org.ftpdiag.report.print;

import org.ftpdiag.report.Course;
import org.ftpdiag.report.Course.Span;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;

/** Where the time of a session went: a bar a step, to scale. */
final class Waterfall {
  private static final double WIDTH = 720;
  private static final double LEFT = 110;
  private static final double RIGHT = 70;
  private static final double ROW = 22;
  private static final double LEAST = 2;

  private final Words all;
  private final Quantity quantity;

  Waterfall(Words all) {
    this.all = all;
    this.quantity = new Quantity(all);
  }

  String of(Course course) {
    double end = course.spans().stream().mapToDouble(s -> s.startMs() + s.ms()).max().orElse(0);
    double scale = (WIDTH - LEFT - RIGHT) / Math.max(end, 1);
    SvgText svg = new SvgText();
    double y = 0;
    for (Span span : course.spans()) {
      double x = LEFT + span.startMs() * scale;
      double width = Math.max(span.ms() * scale, LEAST);
      String name = all.say("step.name." + span.step().id().id());
      svg.text(LEFT - 8, y + 15, "end", "name", name);
      svg.line(LEFT, y + ROW, WIDTH, y + ROW, "grid");
      svg.bar(x, y + 4, width, ROW - 8, span.step().status().id());
      svg.text(x + width + 5, y + 15, "start", "time", quantity.time(span.ms()));
      y += ROW;
    }
    return svg.drawing(WIDTH, y + 2, all.say("web.waterfall.told"));
  }
}
