package org.ftpdiag.report.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.report.Columns;
import org.ftpdiag.report.Paragraph;
import org.ftpdiag.report.Style;
import org.ftpdiag.report.words.OwnRemarks;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/**
 * The dialogue as text, entry by entry in order of time: it remembers which multi-line reply is
 * open, so that a line within it is not taken for a reply.
 */
final class DialogueLines {
  private static final String INDENT = "      ";
  private static final Pattern CODE = Pattern.compile("(\\d{3})([ -]|$).*", Pattern.DOTALL);

  private final Style style;
  private final Words words;
  private String open = "";

  DialogueLines(Style style, Words words) {
    this.style = style;
    this.words = words;
  }

  /** The lines of an entry, without their ends. */
  List<String> of(Transcript.Entry entry) {
    boolean event = entry.kind() == Transcript.Kind.EVENT;
    String text =
        ServerText.shown(
            event ? OwnRemarks.event(entry.text(), words) : entry.text(), ServerText.FACT);
    if (entry.channel() == Transcript.Channel.DATA) {
      text = words.say("report.dialogue.data", "text", text);
    }
    if (entry.kind() == Transcript.Kind.SENT) {
      // A reply that never ended must not hide the meaning of the next one.
      open = "";
    }
    return switch (entry.kind()) {
      case SENT -> lay(style.sent(), text, "");
      case EVENT -> lay(style.event(), text, "");
      case RECEIVED -> lay(style.received(), text, meaning(entry).orElse(""));
    };
  }

  private Optional<String> meaning(Transcript.Entry entry) {
    Matcher m = CODE.matcher(entry.text());
    if (entry.channel() != Transcript.Channel.CONTROL || !m.matches()) {
      return Optional.empty();
    }
    String code = m.group(1);
    if (!open.isEmpty() && !open.equals(code)) {
      return Optional.empty();
    }
    open = m.group(2).equals("-") ? code : "";
    return open.isEmpty()
        ? words.find("code." + code).or(() -> words.find("reply.family." + code.charAt(0)))
        : Optional.empty();
  }

  private List<String> lay(String sign, String text, String meaning) {
    List<String> lines = new ArrayList<>();
    int room = style.width() - INDENT.length() - 2;
    String head = INDENT + sign + " ";
    for (String line : Paragraph.wrap(text, room)) {
      lines.add(head + line);
      head = INDENT + "  ";
    }
    if (!meaning.isEmpty()) {
      String last = lines.get(lines.size() - 1);
      if (Columns.width(last) + 3 + Columns.width(meaning) <= style.width()) {
        lines.set(lines.size() - 1, last + "   " + style.dim(meaning));
      } else {
        for (String line : Paragraph.wrap(meaning, room - 2)) {
          lines.add(INDENT + "    " + style.dim(line));
        }
      }
    }
    return lines;
  }
}
