package org.ftpdiag.report;

import java.util.Set;
import org.ftpdiag.report.Block.Entry;
import org.ftpdiag.report.Block.Field;
import org.ftpdiag.report.Block.Item;
import org.ftpdiag.report.Block.Row;
import org.ftpdiag.report.advice.FixStep;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.PageWords;

/** The blocks of a document in HTML. */
final class HtmlBlocks {
  private final PageWords words;
  private final Set<String> anchors;

  /**
   * @param anchors the pages of the document, to which a name links
   */
  HtmlBlocks(PageWords words, Set<String> anchors) {
    this.words = words;
    this.anchors = anchors;
  }

  void print(Article article, StringBuilder out) {
    out.append("<article");
    if (!article.anchor().isEmpty()) {
      out.append(" id=\"").append(HtmlText.escaped(article.anchor())).append('"');
    }
    out.append(">\n");
    for (Block block : article.blocks()) {
      print(block, out);
    }
    out.append("</article>\n");
  }

  private void print(Block block, StringBuilder out) {
    if (block instanceof Block.Title t) {
      element(out, "h2", t.code() + " " + t.text());
      out.append("<p class=\"promise\">").append(HtmlText.escaped(t.promise())).append("</p>\n");
    } else if (block instanceof Block.Heading h) {
      element(out, "h2", h.text());
      if (!h.paragraph().isEmpty()) {
        element(out, "p", h.paragraph());
      }
    } else if (block instanceof Block.Prose p) {
      element(out, "p", p.text());
    } else if (block instanceof Block.Quote q) {
      element(out, "pre", q.reply());
    } else if (block instanceof Block.Fields f) {
      out.append("<dl>\n");
      f.fields().forEach(field -> field(field, out));
      out.append("</dl>\n");
    } else if (block instanceof Block.Entries e) {
      out.append("<ul>\n");
      e.entries().forEach(entry -> entry(entry, out));
      out.append("</ul>\n");
    } else if (block instanceof Block.Grid g) {
      grid(g, out);
    } else if (block instanceof Block.Example e) {
      out.append("<dl>\n");
      element(out, "dt", e.label());
      out.append("<dd><pre>").append(HtmlText.escaped(String.join("\n", e.lines())));
      out.append("</pre></dd>\n</dl>\n");
    } else if (block instanceof Block.OnProducts p) {
      onProducts(p, out);
    } else if (block instanceof Block.Fix f) {
      out.append("<dl>\n");
      fix(f.finding(), out);
      out.append("</dl>\n");
    } else if (block instanceof Block.Verdict v) {
      verdict(v.finding(), out);
    }
  }

  private static void onProducts(Block.OnProducts block, StringBuilder out) {
    out.append("<dl>\n");
    element(out, "dt", block.label());
    for (Block.OnProduct on : block.products()) {
      out.append("<dd><b>").append(HtmlText.escaped(on.product())).append("</b> ");
      out.append(HtmlText.escaped(String.join(" ", on.sentences())));
      if (!on.lines().isEmpty()) {
        String lines = String.join("\n", on.lines());
        out.append("<pre>").append(HtmlText.escaped(lines)).append("</pre>");
      }
      out.append("</dd>\n");
    }
    out.append("</dl>\n");
  }

  private static void element(StringBuilder out, String name, String text) {
    out.append('<').append(name).append('>').append(HtmlText.escaped(text));
    out.append("</").append(name).append(">\n");
  }

  private void field(Field field, StringBuilder out) {
    element(out, "dt", field.label());
    for (Item item : field.items()) {
      out.append("<dd>").append(field.names() ? links(item.text()) : item(item)).append("</dd>\n");
    }
  }

  private String links(String names) {
    StringBuilder out = new StringBuilder();
    for (String name : names.split(" ")) {
      String shown = HtmlText.escaped(name);
      out.append(out.length() == 0 ? "" : " ");
      out.append(anchors.contains(name) ? "<a href=\"#" + shown + "\">" + shown + "</a>" : shown);
    }
    return out.toString();
  }

  private static String item(Item item) {
    String text = HtmlText.escaped(item.text());
    return item.head().isEmpty() ? text : "<b>" + HtmlText.escaped(item.head()) + "</b> " + text;
  }

  private static void entry(Entry entry, StringBuilder out) {
    out.append("<li><b>").append(HtmlText.escaped(entry.code())).append("</b> ");
    out.append(HtmlText.escaped(entry.text()));
    for (Item remark : entry.remarks()) {
      out.append("<br>").append(item(remark));
    }
    out.append("</li>\n");
  }

  private static void grid(Block.Grid grid, StringBuilder out) {
    out.append("<div class=\"wide\"><table>\n<tr><td></td>");
    for (Item head : grid.heads()) {
      out.append("<th>").append(HtmlText.escaped(head.head() + " " + head.text())).append("</th>");
    }
    out.append("</tr>\n");
    for (Row row : grid.rows()) {
      out.append("<tr><th>").append(HtmlText.escaped(row.label())).append("</th>");
      for (String cell : row.cells()) {
        out.append("<td>").append(HtmlText.escaped(cell).replace("\n", "<br>")).append("</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</table></div>\n");
  }

  private void verdict(ReadableFinding f, StringBuilder out) {
    element(out, "h2", f.advice().title());
    out.append("<p class=\"promise\"><code>").append(f.finding().id().id());
    out.append("</code></p>\n<dl>\n");
    field(Field.of(words.say("verdict.means"), f.advice().explanation()), out);
    field(Field.of(words.say("verdict.who"), f.advice().who()), out);
    fix(f, out);
    out.append("</dl>\n");
  }

  private void fix(ReadableFinding f, StringBuilder out) {
    element(out, "dt", words.say("verdict.fix"));
    out.append("<dd><ol>\n");
    for (FixStep step : f.advice().fix()) {
      out.append("<li>").append(HtmlText.escaped(step.text()));
      if (!step.pasted().isEmpty()) {
        String code = String.join("\n", step.pasted());
        out.append("<pre>").append(HtmlText.escaped(code)).append("</pre>");
      }
      out.append("</li>\n");
    }
    out.append("</ol></dd>\n");
  }
}
