package org.ftpdiag.report.print;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.report.DialogueLine;

/** The dialogue as text. */
public final class DialogueLines {
  private static final String INDENT = "      ";

  private final Style style;

  public DialogueLines(Style style) {
    this.style = style;
  }

  /** The lines without their ends. */
  public List<String> of(DialogueLine said) {
    String sign =
        switch (said.kind()) {
          case SENT -> style.sent();
          case EVENT -> style.event();
          case RECEIVED -> style.received();
        };
    List<String> lines = new ArrayList<>();
    int room = style.width() - INDENT.length() - 2;
    String head = INDENT + sign + " ";
    for (String line : Paragraph.wrap(said.text(), room)) {
      lines.add(head + line);
      head = INDENT + "  ";
    }
    if (!said.meaning().isEmpty()) {
      String last = lines.get(lines.size() - 1);
      if (Columns.width(last) + 3 + Columns.width(said.meaning()) <= style.width()) {
        lines.set(lines.size() - 1, last + "   " + style.dim(said.meaning()));
      } else {
        for (String line : Paragraph.wrap(said.meaning(), room - 2)) {
          lines.add(INDENT + "    " + style.dim(line));
        }
      }
    }
    return lines;
  }
}
