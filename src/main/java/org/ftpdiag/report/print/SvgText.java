package org.ftpdiag.report.print;

import java.util.Locale;

/**
 * A drawing for an HTML page: scalable, without styles of its own (the page's content security
 * policy would not apply them), told in a sentence to who cannot see it.
 */
final class SvgText {
  private final StringBuilder body = new StringBuilder();

  /** A line, of a class of the page's style. */
  SvgText line(double x1, double y1, double x2, double y2, String type) {
    body.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1));
    body.append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2));
    return end(type, "line");
  }

  /** A bar. */
  SvgText bar(double x, double y, double width, double height, String type) {
    body.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
    body.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
    return end(type, "rect");
  }

  /** The head of an arrow, whose point is given. */
  SvgText head(double x, double y, boolean right, String type) {
    double back = right ? x - 7 : x + 7;
    body.append("<path d=\"M").append(number(x)).append(' ').append(number(y));
    body.append('L').append(number(back)).append(' ').append(number(y - 4));
    body.append('L').append(number(back)).append(' ').append(number(y + 4)).append('Z');
    return end(type, "path");
  }

  /** What another one has drawn, above it. */
  SvgText and(SvgText other) {
    body.append(other.body);
    return this;
  }

  private SvgText end(String type, String name) {
    body.append("\" class=\"").append(type).append("\"></").append(name).append(">\n");
    return this;
  }

  /**
   * Text that begins at a place.
   *
   * @param anchor {@code start}, {@code middle} or {@code end}: which part of it stands there
   */
  SvgText text(double x, double y, String anchor, String type, String text) {
    body.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
    body.append("\" text-anchor=\"").append(anchor).append("\" class=\"").append(type);
    body.append("\">").append(HtmlText.escaped(text)).append("</text>\n");
    return this;
  }

  /**
   * All of it.
   *
   * @param told what it shows
   */
  String drawing(double width, double height, String told) {
    return HtmlText.wide(told)
        + "<svg role=\"img\" viewBox=\"0 0 "
        + number(width)
        + " "
        + number(height)
        + "\" width=\""
        + number(width)
        + "\" height=\""
        + number(height)
        + "\" aria-label=\""
        + HtmlText.escaped(told)
        + "\">\n"
        + body
        + "</svg></div>\n";
  }

  private static String number(double n) {
    return n == Math.rint(n) ? Long.toString((long) n) : String.format(Locale.ROOT, "%.1f", n);
  }
}
