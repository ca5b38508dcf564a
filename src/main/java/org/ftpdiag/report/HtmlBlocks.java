package org.ftpdiag.report;

import org.ftpdiag.report.Block.Entry;
import org.ftpdiag.report.Block.Field;
import org.ftpdiag.report.Block.Item;
import org.ftpdiag.report.Block.Row;

/** The blocks of a document in HTML. */
final class HtmlBlocks {
  private final PageWords words;

  HtmlBlocks(PageWords words) {
    this.words = words;
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
    } else if (block instanceof Block.Verdict v) {
      verdict(v.finding(), out);
    }
  }

  private static void element(StringBuilder out, String name, String text) {
    out.append('<').append(name).append('>').append(HtmlText.escaped(text));
    out.append("</").append(name).append(">\n");
  }

  private static void field(Field field, StringBuilder out) {
    element(out, "dt", field.label());
    for (Item item : field.items()) {
      out.append("<dd>").append(item(item)).append("</dd>\n");
    }
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
    out.append("<table>\n<tr><td></td>");
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
    out.append("</table>\n");
  }

  private void verdict(ReadableFinding f, StringBuilder out) {
    element(out, "h2", f.advice().title());
    out.append("<p class=\"promise\"><code>").append(f.finding().id().id());
    out.append("</code></p>\n<dl>\n");
    field(Field.of(words.say("verdict.means"), f.advice().explanation()), out);
    field(Field.of(words.say("verdict.who"), f.advice().who()), out);
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
    out.append("</ol></dd>\n</dl>\n");
  }
}
