package org.ftpdiag.report;

import java.util.List;
import org.ftpdiag.report.Block.Entry;
import org.ftpdiag.report.Block.Field;
import org.ftpdiag.report.Block.Item;
import org.ftpdiag.report.Block.Row;
import org.ftpdiag.report.advice.FixStep;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.PageWords;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** Prints a document as Markdown; what words or servers say cannot make markup of its own. */
final class MarkdownDocument {
  private static final String SPECIAL = "\\`*_{}[]<>#|~&!";

  private final PageWords words;
  private final StringBuilder out = new StringBuilder();

  MarkdownDocument(Words words) {
    this.words = new PageWords(words);
  }

  String print(Document document) {
    if (document.articles().size() > 1 && !document.title().isEmpty()) {
      out.append("# ").append(escaped(document.title())).append("\n\n");
    }
    for (Article article : document.articles()) {
      for (Block block : article.blocks()) {
        print(block);
        out.append('\n');
      }
    }
    return out.toString().stripTrailing() + "\n";
  }

  /** A text that Markdown shows as it is, in one line. */
  static String escaped(String text) {
    String shown = ServerText.shown(text.replace('\n', ' '));
    StringBuilder b = new StringBuilder(shown.length() + 16);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (SPECIAL.indexOf(c) >= 0) {
        b.append('\\');
      }
      b.append(c);
    }
    return b.toString();
  }

  private void print(Block block) {
    if (block instanceof Block.Title t) {
      out.append("## ").append(escaped(t.code() + " " + t.text())).append("\n\n");
      out.append('*').append(escaped(t.promise())).append("*\n");
    } else if (block instanceof Block.Heading h) {
      out.append("## ").append(escaped(h.text())).append('\n');
      if (!h.paragraph().isEmpty()) {
        out.append('\n').append(escaped(h.paragraph())).append('\n');
      }
    } else if (block instanceof Block.Prose p) {
      out.append(escaped(p.text())).append('\n');
    } else if (block instanceof Block.Quote q) {
      for (String line : q.reply().split("\n", -1)) {
        out.append("    ").append(ServerText.shown(line, ServerText.FACT)).append('\n');
      }
    } else if (block instanceof Block.Fields f) {
      f.fields().forEach(this::field);
    } else if (block instanceof Block.Entries e) {
      e.entries().forEach(this::entry);
    } else if (block instanceof Block.Grid g) {
      grid(g);
    } else if (block instanceof Block.Example e) {
      out.append("**").append(escaped(e.label())).append("**\n\n");
      e.lines().forEach(line -> out.append("    ").append(ServerText.shown(line)).append('\n'));
    } else if (block instanceof Block.OnProducts p) {
      onProducts(p);
    } else if (block instanceof Block.Fix f) {
      fix(f.finding());
    } else if (block instanceof Block.Verdict v) {
      verdict(v.finding());
    }
  }

  private void onProducts(Block.OnProducts block) {
    out.append("**").append(escaped(block.label())).append("**\n\n");
    for (Block.OnProduct on : block.products()) {
      out.append("- ").append(escaped(on.product())).append('\n');
      on.sentences().forEach(s -> out.append("\n  ").append(escaped(s)).append('\n'));
      if (!on.lines().isEmpty()) {
        out.append("\n  ```\n");
        on.lines().forEach(line -> out.append("  ").append(line).append('\n'));
        out.append("  ```\n");
      }
    }
  }

  private void field(Field field) {
    String label = "- **" + escaped(field.label()) + "**";
    if (field.items().size() == 1 && field.items().get(0).head().isEmpty()) {
      out.append(label).append(" — ").append(escaped(field.items().get(0).text())).append('\n');
      return;
    }
    out.append(label).append('\n');
    for (Item item : field.items()) {
      out.append("  - ").append(item(item)).append('\n');
    }
  }

  private static String item(Item item) {
    return item.head().isEmpty()
        ? escaped(item.text())
        : "*" + escaped(item.head()) + "* — " + escaped(item.text());
  }

  private void entry(Entry entry) {
    out.append("- **").append(escaped(entry.code())).append("** ");
    out.append(escaped(entry.text())).append('\n');
    for (Item remark : entry.remarks()) {
      out.append("  - ").append(item(remark)).append('\n');
    }
  }

  private void grid(Block.Grid grid) {
    out.append("|  |");
    for (Item head : grid.heads()) {
      out.append(' ').append(escaped(head.head() + " " + head.text())).append(" |");
    }
    out.append("\n|---|").append("---|".repeat(grid.heads().size())).append('\n');
    for (Row row : grid.rows()) {
      out.append("| **").append(escaped(row.label())).append("** |");
      for (String cell : row.cells()) {
        out.append(' ');
        List<String> parts = List.of(cell.split("\n"));
        for (int i = 0; i < parts.size(); i++) {
          out.append(i == 0 ? "" : "<br>").append(escaped(parts.get(i)));
        }
        out.append(" |");
      }
      out.append('\n');
    }
  }

  private void verdict(ReadableFinding f) {
    out.append("## ").append(escaped(f.advice().title())).append("\n\n");
    out.append("`").append(f.finding().id().id()).append("`\n\n");
    field(Field.of(words.say("verdict.means"), f.advice().explanation()));
    field(Field.of(words.say("verdict.who"), f.advice().who()));
    fix(f);
  }

  private void fix(ReadableFinding f) {
    out.append("- **").append(escaped(words.say("verdict.fix"))).append("**\n");
    for (FixStep step : f.advice().fix()) {
      out.append("  1. ").append(escaped(step.text())).append('\n');
      if (!step.pasted().isEmpty()) {
        out.append("\n     ```\n");
        for (String part : step.pasted()) {
          out.append("     ").append(ServerText.shown(part).replace("```", "'''")).append('\n');
        }
        out.append("     ```\n");
      }
    }
  }
}
