package org.ftpdiag.report.print;

import java.io.IOException;
import java.util.List;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Block.Entry;
import org.ftpdiag.report.Block.Field;
import org.ftpdiag.report.Block.Item;
import org.ftpdiag.report.Block.Row;
import org.ftpdiag.report.Conclusion;
import org.ftpdiag.report.DialogueLine;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.TargetLine;
import org.ftpdiag.report.advice.FixStep;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.PageWords;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** Prints Markdown; what words or servers say cannot make markup of its own. */
public final class MarkdownDocument implements BlockPrinter {
  private static final String SPECIAL = "\\`*_{}[]<>#|~&!";

  private static final String FENCE = "~~~~\n";

  private final PageWords words;
  private final Words all;
  private final Appendable to;
  private final StringBuilder out = new StringBuilder();
  private boolean first = true;
  private boolean fenced;

  private MarkdownDocument(Words words, Appendable to) {
    this.words = new PageWords(words);
    this.all = words;
    this.to = to;
  }

  /**
   * Begins a document.
   *
   * @param title its heading; empty for none
   */
  public static MarkdownDocument begin(String title, Words words, Appendable out)
      throws IOException {
    MarkdownDocument document = new MarkdownDocument(words, out);
    if (!title.isEmpty()) {
      document.out.append("# ").append(escaped(title)).append('\n');
      document.first = false;
    }
    return document;
  }

  @Override
  public void print(Block block) throws IOException {
    if (fenced && block instanceof Block.LogLine l) {
      logLine(l);
      return;
    }
    closeFence();
    if (!first) {
      out.append('\n');
    }
    first = false;
    if (block instanceof Block.LogLine l) {
      fenced = true;
      out.append(FENCE);
      logLine(l);
    } else {
      lay(block);
    }
    flush();
  }

  /** A number stands first, so that no line of a log can end the fence. */
  private void logLine(Block.LogLine l) throws IOException {
    out.append(l.number()).append("  ").append(ServerText.shown(l.text()));
    if (!l.meaning().isEmpty()) {
      out.append("   ").append(l.bad() ? "✗ " : "· ").append(l.meaning());
    }
    out.append('\n');
    flush();
  }

  private void closeFence() {
    if (fenced) {
      out.append(FENCE);
      fenced = false;
    }
  }

  @Override
  public void flush() throws IOException {
    to.append(out);
    out.setLength(0);
  }

  @Override
  public void end() throws IOException {
    closeFence();
    flush();
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

  private void lay(Block block) {
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
    } else if (block instanceof Block.Remark r) {
      remark(r.finding());
    } else if (block instanceof Block.Target t) {
      target(t.target());
    } else if (block instanceof Block.Steps s) {
      steps(s);
    } else if (block instanceof Block.Checked c) {
      checked(c);
    } else if (block instanceof Block.Closing c) {
      closing(c);
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
    if (!f.evidence().isEmpty()) {
      out.append("- **").append(escaped(words.say("seen"))).append("**\n");
      f.evidence().forEach(seen -> out.append("  - ").append(escaped(seen)).append('\n'));
    }
    field(Field.of(words.say("verdict.means"), f.advice().explanation()));
    field(Field.of(words.say("verdict.who"), f.advice().who()));
    fix(f);
    f.advice().workaround().ifPresent(w -> field(Field.of(words.say("meanwhile"), w)));
    if (!f.advice().references().isEmpty()) {
      field(Field.of(words.say("read"), String.join(", ", f.advice().references())));
    }
  }

  private void remark(ReadableFinding f) {
    out.append("- ").append(escaped(words.say("severity." + f.finding().severity().id())));
    out.append(": ").append(escaped(f.advice().title()));
    out.append(" (`").append(f.finding().id().id()).append("`)\n");
  }

  private void target(TargetLine t) {
    out.append("**").append(escaped(t.address())).append("** — ");
    out.append(escaped(t.user() + ", " + t.tls())).append('\n');
  }

  private void steps(Block.Steps steps) {
    Quantity quantity = new Quantity(all);
    out.append("|  | ").append(escaped(words.say("step"))).append(" | ");
    out.append(escaped(words.say("outcome"))).append(" | ");
    out.append(escaped(words.say("time"))).append(" |\n|---|---|---|---|\n");
    for (Block.StepRow row : steps.rows()) {
      ReadableStep step = row.step();
      boolean skipped = step.status() == StepStatus.SKIP;
      out.append("| ").append(words.say("status." + step.status().id())).append(" | ");
      out.append(escaped(all.say("step.name." + step.id().id()))).append(" | ");
      out.append(escaped(step.summary())).append(" | ");
      out.append(skipped ? "" : escaped(quantity.time(step.ms()))).append(" |\n");
    }
    dialogue(steps);
  }

  private void dialogue(Block.Steps steps) {
    if (steps.rows().stream().allMatch(row -> row.dialogue().isEmpty())) {
      return;
    }
    out.append("\n**").append(escaped(words.say("dialogue"))).append("**\n\n");
    for (Block.StepRow row : steps.rows()) {
      for (DialogueLine said : row.dialogue()) {
        out.append("    ").append(HtmlBlocks.sign(said)).append(' ').append(said.text());
        out.append(said.meaning().isEmpty() ? "" : "   (" + said.meaning() + ")").append('\n');
      }
    }
  }

  private void checked(Block.Checked c) {
    out.append("## ").append(escaped(words.say("status." + c.status().id()) + " " + c.name()));
    out.append("\n\n").append(escaped(c.about())).append("\n\n");
    for (Block.CheckedRow row : c.rows()) {
      out.append("- ").append(words.say("status." + (row.passed() ? "pass" : "fail")));
      out.append(" **").append(escaped(row.name())).append("** — ");
      out.append(escaped(row.text())).append('\n');
    }
  }

  private void closing(Block.Closing c) {
    c.defects().forEach(defect -> out.append(escaped(defect)).append("\n\n"));
    Conclusion end = c.conclusion();
    String rest = end.cause().map(f -> f.advice().title() + "; ").orElse("") + end.text();
    out.append("**").append(escaped(end.lead())).append("** — ").append(escaped(rest));
    out.append(" (").append(escaped(all.say("report.exit", "code", end.exitCode()))).append(")\n");
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
