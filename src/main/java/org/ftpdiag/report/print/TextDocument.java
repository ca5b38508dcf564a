package org.ftpdiag.report.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Block.Entry;
import org.ftpdiag.report.Block.Field;
import org.ftpdiag.report.Block.Item;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** Prints for a terminal. */
public final class TextDocument implements BlockPrinter {
  private static final String INDENT = "  ";
  private static final int CHUNK = 1 << 15;
  private static final int GAP = 2;
  private static final int NARROWEST = 16;

  private final Style style;
  private final int columns;
  private final Words words;
  private final RunText run;
  private final Appendable out;
  private final StringBuilder chunk = new StringBuilder();
  private final List<String> lines = new ArrayList<>();
  private Block last;

  /**
   * @param columns how wide side by side columns may become in all; other text follows the style
   */
  public TextDocument(Style style, int columns, Words words, Appendable out) {
    this.style = style;
    this.columns = Math.max(40, columns);
    this.words = words;
    this.run = new RunText(style, words);
    this.out = out;
  }

  /** Goes on where others have printed the beginning, of which this was the last block. */
  public TextDocument after(Block printed) {
    last = printed;
    return this;
  }

  @Override
  public void print(Block block) throws IOException {
    if (last != null && !together(last, block)) {
      chunk.append('\n');
    }
    last = block;
    if (block instanceof Block.LogLine l) {
      run.logLine(l, chunk);
      chunk.append('\n');
      if (chunk.length() >= CHUNK) {
        flush();
      }
      return;
    }
    lay(block);
    for (String line : lines) {
      // Wordings have an ellipsis where their text varies.
      String shown = style.unicode() ? line : line.replace("…", style.ellipsis());
      chunk.append(shown.stripTrailing()).append('\n');
    }
    lines.clear();
    flush();
  }

  @Override
  public void end() throws IOException {
    flush();
  }

  @Override
  public void flush() throws IOException {
    out.append(chunk);
    chunk.setLength(0);
  }

  /** Blocks of one line each that stand under one another. */
  private static boolean together(Block before, Block block) {
    return block.getClass() == before.getClass()
        && (block instanceof Block.LogLine
            || block instanceof Block.Remark
            || block instanceof Block.Steps);
  }

  private void lay(Block block) {
    if (block instanceof Block.Title t) {
      title(t);
    } else if (block instanceof Block.Heading h) {
      heading(h);
    } else if (block instanceof Block.Prose p) {
      lines.addAll(Paragraph.wrap(p.text(), style.width()));
    } else if (block instanceof Block.Quote q) {
      quote(q);
    } else if (block instanceof Block.Fields f) {
      fields(f.fields());
    } else if (block instanceof Block.Entries e) {
      entries(e.entries());
    } else if (block instanceof Block.Grid g) {
      lines.addAll(new TextGrid(style, columns).of(g));
    } else if (block instanceof Block.Example e) {
      example(e);
    } else if (block instanceof Block.OnProducts p) {
      onProducts(p);
    } else if (block instanceof Block.Fix f) {
      lines.addAll(new FindingBlock(style, words).fix(f.finding()));
    } else if (block instanceof Block.Verdict v) {
      lines.addAll(new FindingBlock(style, words).whole(v.finding()));
    } else if (block instanceof Block.Remark r) {
      lines.addAll(run.remark(r.finding()));
    } else if (block instanceof Block.Target t) {
      lines.add(run.target(t.target()));
    } else if (block instanceof Block.Steps s) {
      lines.addAll(run.steps(s));
    } else if (block instanceof Block.Checked c) {
      lines.addAll(new CheckedLines(style).of(c));
    } else if (block instanceof Block.Closing c) {
      lines.addAll(run.closing(c));
    }
  }

  private void title(Block.Title t) {
    int indent = Columns.width(t.code()) + GAP;
    int room = style.width() - indent;
    if (Columns.width(t.text()) + GAP + Columns.width(t.promise()) <= room) {
      int gap = room - Columns.width(t.text()) - Columns.width(t.promise());
      lines.add(
          style.bold(t.code() + INDENT + t.text()) + " ".repeat(gap) + style.dim(t.promise()));
      return;
    }
    String head = t.code() + " ".repeat(GAP);
    for (String line : Paragraph.wrap(t.text(), room)) {
      lines.add(style.bold(head + line));
      head = " ".repeat(indent);
    }
    for (String line : Paragraph.wrap(t.promise(), room)) {
      lines.add(head + style.dim(line));
    }
  }

  private void heading(Block.Heading h) {
    for (String line : Paragraph.wrap(h.text(), style.width())) {
      lines.add(style.bold(line));
    }
    if (!h.paragraph().isEmpty()) {
      for (String line : Paragraph.wrap(h.paragraph(), style.width() - GAP)) {
        lines.add(INDENT + line);
      }
    }
  }

  private void quote(Block.Quote q) {
    for (String line : q.reply().split("\n", -1)) {
      String shown = ServerText.shown(line, ServerText.FACT);
      lines.addAll(Paragraph.wrap(style.received() + " " + shown, style.width()));
    }
  }

  /** Never wrapped: a line of it may be typed as it stands. */
  private void example(Block.Example example) {
    lines.add(INDENT + style.dim(example.label()));
    for (String line : example.lines()) {
      String shown =
          switch (line.length() < 2 ? "" : line.substring(0, 2)) {
            case "> " -> style.sent() + line.substring(1);
            case "< " -> style.received() + line.substring(1);
            default -> line;
          };
      lines.add(INDENT + INDENT + shown);
    }
  }

  /** The lines of a configuration are never wrapped. */
  private void onProducts(Block.OnProducts block) {
    lines.add(INDENT + style.dim(block.label()));
    for (Block.OnProduct on : block.products()) {
      lines.add(INDENT + INDENT + on.product());
      on.lines().forEach(line -> lines.add(INDENT.repeat(3) + line));
      for (String sentence : on.sentences()) {
        for (String line : Paragraph.wrap(sentence, style.width() - 3 * GAP)) {
          lines.add(INDENT.repeat(3) + line);
        }
      }
    }
  }

  private void fields(List<Field> fields) {
    int label = 0;
    for (Field field : fields) {
      label = Math.max(label, Columns.width(field.label()));
    }
    // A long label must not take the room of the text.
    label = Math.min(label, style.width() / 4) + GAP;
    for (Field field : fields) {
      String head = INDENT + Columns.pad(field.label(), label);
      if (Columns.width(field.label()) + GAP > label) {
        lines.add(INDENT + style.dim(field.label()));
        head = INDENT + " ".repeat(label);
      }
      items(head, field.items(), GAP + label);
    }
  }

  private void items(String label, List<Item> items, int indent) {
    int head = 0;
    for (Item item : items) {
      head = Math.max(head, item.head().isEmpty() ? 0 : Columns.width(item.head()) + GAP);
    }
    boolean beside = style.width() - indent - head >= NARROWEST;
    head = beside ? head : 0;
    String next = style.dim(label);
    for (Item item : items) {
      if (!beside && !item.head().isEmpty()) {
        for (String line : Paragraph.wrap(item.head(), style.width() - indent)) {
          lines.add(next + line);
          next = " ".repeat(indent);
        }
      }
      String inner = beside ? Columns.pad(item.head(), head) : "";
      for (String line : Paragraph.wrap(item.text(), style.width() - indent - head)) {
        lines.add(next + inner + line);
        next = " ".repeat(indent);
        inner = " ".repeat(head);
      }
    }
  }

  private void entries(List<Entry> entries) {
    int code = 0;
    for (Entry entry : entries) {
      code = Math.max(code, Columns.width(entry.code()));
    }
    int indent = GAP + code + GAP;
    for (Entry entry : entries) {
      String head = INDENT + Columns.pad(entry.code(), code + GAP);
      for (String line : Paragraph.wrap(entry.text(), style.width() - indent)) {
        lines.add(head + line);
        head = " ".repeat(indent);
      }
      for (Item remark : entry.remarks()) {
        String text = words.say("format.lead", "lead", remark.head(), "text", remark.text());
        for (String line : Paragraph.wrap(text, style.width() - indent - GAP)) {
          lines.add(" ".repeat(indent + GAP) + style.dim(line));
        }
      }
    }
  }
}
