package org.ftpdiag.report.print;

import java.util.List;
import java.util.Set;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Block.Entry;
import org.ftpdiag.report.Block.Field;
import org.ftpdiag.report.Block.Item;
import org.ftpdiag.report.Block.Row;
import org.ftpdiag.report.Conclusion;
import org.ftpdiag.report.Course;
import org.ftpdiag.report.DialogueLine;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.TargetLine;
import org.ftpdiag.report.advice.FixStep;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.PageWords;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;

/** The blocks of a document in HTML. */
final class HtmlBlocks {
  private final Words all;
  private final PageWords words;
  private final Set<String> anchors;

  /**
   * @param anchors the pages of the document, to which a name links
   */
  HtmlBlocks(Words words, Set<String> anchors) {
    this.all = words;
    this.words = new PageWords(words);
    this.anchors = anchors;
  }

  void print(Block block, StringBuilder out) {
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
    } else if (block instanceof Block.Remark r) {
      remark(r.finding(), out);
    } else if (block instanceof Block.Target t) {
      target(t.target(), out);
    } else if (block instanceof Block.Steps s) {
      steps(s, out);
    } else if (block instanceof Block.LogLine l) {
      logLine(l, out);
    } else if (block instanceof Block.Checked c) {
      checked(c, out);
    } else if (block instanceof Block.Drawing d) {
      drawing(d.course(), out);
    } else if (block instanceof Block.Closing c) {
      closing(c, out);
    }
  }

  private void drawing(Course course, StringBuilder out) {
    if (!course.spans().isEmpty()) {
      element(out, "h2", all.say("web.waterfall"));
      out.append(new Waterfall(all).of(course));
    }
    if (!course.moments().isEmpty()) {
      element(out, "h2", all.say("web.ladder"));
      out.append(new Ladder(all).of(course));
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

  private void grid(Block.Grid grid, StringBuilder out) {
    out.append(HtmlText.wide(all.say("web.table"))).append("<table>\n<tr><td></td>");
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
    if (!f.evidence().isEmpty()) {
      List<Item> seen = f.evidence().stream().map(text -> new Item("", text)).toList();
      field(new Field(words.say("seen"), seen), out);
    }
    field(Field.of(words.say("verdict.means"), f.advice().explanation()), out);
    field(Field.of(words.say("verdict.who"), f.advice().who()), out);
    fix(f, out);
    f.advice().workaround().ifPresent(w -> field(Field.of(words.say("meanwhile"), w), out));
    if (!f.advice().references().isEmpty()) {
      field(Field.of(words.say("read"), String.join(", ", f.advice().references())), out);
    }
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

  private void remark(ReadableFinding f, StringBuilder out) {
    String severity = f.finding().severity().id();
    out.append("<p><b class=\"").append(severity).append("\">");
    out.append(HtmlText.escaped(words.say("severity." + severity))).append("</b> ");
    out.append(HtmlText.escaped(f.advice().title()));
    out.append(" <code>").append(f.finding().id().id()).append("</code></p>\n");
  }

  private static void target(TargetLine t, StringBuilder out) {
    element(out, "p", t.address() + ", " + t.user() + ", " + t.tls());
  }

  private void steps(Block.Steps steps, StringBuilder out) {
    Quantity quantity = new Quantity(all);
    out.append(HtmlText.wide(all.say("web.steps"))).append("<table>\n<tr><td></td>");
    for (String head : List.of("step", "outcome", "time")) {
      out.append("<th scope=\"col\">").append(HtmlText.escaped(words.say(head))).append("</th>");
    }
    out.append("</tr>\n");
    for (Block.StepRow row : steps.rows()) {
      ReadableStep step = row.step();
      String status = step.status().id();
      boolean skipped = step.status() == StepStatus.SKIP;
      out.append("<tr class=\"").append(status).append("\"><td><b class=\"").append(status);
      out.append("\">").append(HtmlText.escaped(words.say("status." + status)));
      out.append("</b></td><th scope=\"row\">");
      out.append(HtmlText.escaped(all.say("step.name." + step.id().id()))).append("</th><td>");
      out.append(HtmlText.escaped(step.summary())).append("</td><td class=\"time\">");
      out.append(skipped ? "" : HtmlText.escaped(quantity.time(step.ms()))).append("</td></tr>\n");
    }
    out.append("</table></div>\n");
    dialogue(steps, out);
  }

  private void checked(Block.Checked c, StringBuilder out) {
    element(out, "h2", c.name());
    out.append("<p>").append(status(c.status().id())).append(' ');
    out.append(HtmlText.escaped(c.about())).append("</p>\n");
    out.append(HtmlText.wide(c.name())).append("<table>\n");
    for (Block.CheckedRow row : c.rows()) {
      String status = row.passed() ? "pass" : "fail";
      out.append("<tr class=\"").append(status).append("\"><td>").append(status(status));
      out.append("</td><th scope=\"row\">").append(HtmlText.escaped(row.name()));
      out.append("</th><td>").append(HtmlText.escaped(row.text())).append("</td></tr>\n");
    }
    out.append("</table></div>\n");
  }

  private String status(String status) {
    String word = HtmlText.escaped(words.say("status." + status));
    return "<b class=\"" + status + "\">" + word + "</b>";
  }

  private void dialogue(Block.Steps steps, StringBuilder out) {
    if (steps.rows().stream().allMatch(row -> row.dialogue().isEmpty())) {
      return;
    }
    out.append("<details><summary>").append(HtmlText.escaped(words.say("dialogue")));
    out.append("</summary>\n<pre>");
    for (Block.StepRow row : steps.rows()) {
      for (DialogueLine said : row.dialogue()) {
        out.append(sign(said)).append(' ').append(HtmlText.escaped(said.text()));
        if (!said.meaning().isEmpty()) {
          out.append("   <i>").append(HtmlText.escaped(said.meaning())).append("</i>");
        }
        out.append('\n');
      }
    }
    out.append("</pre></details>\n");
  }

  /** Who said it. */
  static String sign(DialogueLine said) {
    return switch (said.kind()) {
      case SENT -> "→";
      case RECEIVED -> "←";
      case EVENT -> "·";
    };
  }

  private static void logLine(Block.LogLine line, StringBuilder out) {
    out.append("<div><span>").append(line.number()).append("</span> <code>");
    out.append(HtmlText.escaped(line.text())).append("</code>");
    if (!line.meaning().isEmpty()) {
      out.append(line.bad() ? " <b class=\"fail\">" : " <i>");
      out.append(HtmlText.escaped(line.meaning())).append(line.bad() ? "</b>" : "</i>");
    }
    out.append("</div>\n");
  }

  private void closing(Block.Closing c, StringBuilder out) {
    c.defects().forEach(defect -> element(out, "p", defect));
    Conclusion end = c.conclusion();
    out.append("<p class=\"closing\"><b class=\"").append(end.status().id()).append("\">");
    out.append(HtmlText.escaped(end.lead())).append("</b> ");
    end.cause().ifPresent(f -> out.append(HtmlText.escaped(f.advice().title())).append("; "));
    out.append(HtmlText.escaped(end.text())).append(" (");
    out.append(HtmlText.escaped(all.say("report.exit", "code", end.exitCode())));
    out.append(")</p>\n");
  }
}
