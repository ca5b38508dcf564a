package org.ftpdiag.report.print;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Block.Item;
import org.ftpdiag.report.Block.Row;

/** Columns side by side in text; one under the other where the terminal is too narrow for them. */
final class TextGrid {
  private static final int GAP = 3;
  private static final int NARROWEST = 20;
  // Wider columns are harder to read than longer ones.
  private static final int WIDEST = 66;

  private final Style style;
  private final int columns;

  TextGrid(Style style, int columns) {
    this.style = style;
    this.columns = columns;
  }

  List<String> of(Block.Grid grid) {
    int label = 0;
    for (Row row : grid.rows()) {
      label = Math.max(label, Columns.width(row.label()));
    }
    int n = grid.heads().size();
    int width = Math.min(WIDEST, (columns - label - n * GAP) / n);
    return width >= NARROWEST ? beside(grid, label, width) : beneath(grid, label);
  }

  private List<String> beside(Block.Grid grid, int label, int width) {
    List<String> lines = new ArrayList<>();
    List<String> heads = new ArrayList<>();
    for (Item head : grid.heads()) {
      heads.add(head.head() + "  " + head.text());
    }
    row(lines, "", heads, label, width, true);
    for (Row row : grid.rows()) {
      lines.add("");
      row(lines, row.label(), row.cells(), label, width, false);
    }
    return lines;
  }

  private void row(
      List<String> lines, String label, List<String> cells, int indent, int width, boolean bold) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 0;
    for (String cell : cells) {
      List<String> parts = new ArrayList<>();
      for (String part : cell.split("\n")) {
        parts.addAll(Paragraph.wrap(part, width));
      }
      wrapped.add(parts);
      height = Math.max(height, parts.size());
    }
    for (int i = 0; i < height; i++) {
      StringBuilder line = new StringBuilder(style.dim(Columns.pad(i == 0 ? label : "", indent)));
      for (List<String> cell : wrapped) {
        String text = Columns.pad(i < cell.size() ? cell.get(i) : "", width);
        line.append(" ".repeat(GAP)).append(bold ? style.bold(text) : text);
      }
      lines.add(line.toString());
    }
  }

  private List<String> beneath(Block.Grid grid, int label) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < grid.heads().size(); i++) {
      if (i > 0) {
        lines.add("");
      }
      Item head = grid.heads().get(i);
      for (String line : Paragraph.wrap(head.head() + "  " + head.text(), columns)) {
        lines.add(style.bold(line));
      }
      for (Row row : grid.rows()) {
        String next = "  " + Columns.pad(row.label(), label + 2);
        for (String part : row.cells().get(i).split("\n")) {
          for (String line : Paragraph.wrap(part, columns - label - 4)) {
            lines.add(style.dim(next) + line);
            next = " ".repeat(label + 4);
          }
        }
      }
    }
    return lines;
  }
}
