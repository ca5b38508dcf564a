package org.ftpdiag.report.print;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.advice.FixStep;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** A finding as a block of text: what was seen, what it means, who mends it and how. */
public final class FindingBlock {
  private static final String INDENT = "  ";
  private static final Pattern PART = Pattern.compile("(.+) (section|appendix) (\\S+)");

  private final Style style;
  private final Words words;
  private final int label;

  public FindingBlock(Style style, Words words) {
    this.style = style;
    this.words = words;
    this.label =
        3
            + Stream.of("seen", "means", "who", "fix", "read")
                .mapToInt(l -> Columns.width(words.say("report." + l)))
                .max()
                .orElse(0);
  }

  /** The lines without their ends; of an info its title and id. */
  public List<String> of(ReadableFinding f) {
    if (f.finding().severity() == Severity.INFO) {
      return remark(f);
    }
    return whole(f);
  }

  /** The lines of the whole block, of an info too; without the evidence when there is none. */
  List<String> whole(ReadableFinding f) {
    List<String> lines = new ArrayList<>(title(f));
    lines.add("");
    section(lines, "seen", f.evidence());
    section(lines, "means", List.of(f.advice().explanation()));
    section(lines, "who", List.of(f.advice().who()));
    fix(lines, f.advice().fix());
    f.advice().workaround().ifPresent(w -> section(lines, "meanwhile", List.of(w)));
    section(lines, "read", List.of(read(f)));
    return lines;
  }

  /** How it is mended, alone. */
  List<String> fix(ReadableFinding f) {
    List<String> lines = new ArrayList<>();
    fix(lines, f.advice().fix());
    return lines;
  }

  private static StepStatus status(ReadableFinding f) {
    return switch (f.finding().severity()) {
      case FAIL -> StepStatus.FAIL;
      case WARN -> StepStatus.WARN;
      case INFO -> StepStatus.SKIP;
    };
  }

  /** The title and the id alone: a warning beside a failure, which the screen is for. */
  public List<String> brief(ReadableFinding f) {
    return headline(f, symbol -> style.paint(status(f), symbol), UnaryOperator.identity());
  }

  private List<String> remark(ReadableFinding f) {
    return headline(f, style::dim, UnaryOperator.identity());
  }

  private List<String> title(ReadableFinding f) {
    return headline(f, symbol -> style.paint(status(f), symbol), style::bold);
  }

  private List<String> headline(
      ReadableFinding f, UnaryOperator<String> symbols, UnaryOperator<String> texts) {
    String symbol = style.symbol(status(f));
    String id = f.finding().id().id();
    int indent = Columns.width(symbol) + 1;
    List<String> lines = new ArrayList<>();
    List<String> wrapped =
        Paragraph.wrap(ServerText.shown(f.advice().title()), style.width() - indent);
    for (String line : wrapped) {
      String head = lines.isEmpty() ? symbols.apply(symbol) + " " : " ".repeat(indent);
      lines.add(head + texts.apply(line));
    }
    int last = indent + Columns.width(wrapped.get(wrapped.size() - 1));
    if (last + 2 + id.length() <= style.width()) {
      int gap = style.width() - last - id.length();
      lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " ".repeat(gap) + style.dim(id));
    } else {
      lines.add(" ".repeat(Math.max(indent, style.width() - id.length())) + style.dim(id));
    }
    return lines;
  }

  private void section(List<String> lines, String name, List<String> sentences) {
    String head = head(name);
    String blank = " ".repeat(Columns.width(head));
    String next = style.dim(head);
    for (String sentence : sentences) {
      for (String line : paragraphs(sentence, style.width() - blank.length())) {
        lines.add((next + line).stripTrailing());
        next = blank;
      }
    }
  }

  private void fix(List<String> lines, List<FixStep> steps) {
    int digits = Integer.toString(steps.size()).length();
    int indent = digits + 2;
    int room = style.width() - Columns.width(head("fix")) - indent;
    List<String> numbered = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      String number = Columns.pad(Integer.toString(i + 1), indent);
      for (String line : paragraphs(steps.get(i), room)) {
        numbered.add(number + line);
        number = " ".repeat(indent);
      }
    }
    String next = style.dim(head("fix"));
    for (String line : numbered) {
      lines.add((next + line).stripTrailing());
      next = " ".repeat(Columns.width(head("fix")));
    }
  }

  /** The sentence wrapped; what can be pasted stands below it, a block that keeps its shape. */
  private static List<String> paragraphs(FixStep step, int room) {
    List<String> lines = new ArrayList<>(Paragraph.wrap(ServerText.shown(step.text()), room));
    for (String line : step.pasted()) {
      lines.add(INDENT + ServerText.shown(line));
    }
    return lines;
  }

  /** Text of one or more lines; the indented ones are to be pasted, so they are never wrapped. */
  private static List<String> paragraphs(String text, int room) {
    List<String> parts = List.of(text.split("\n"));
    int pasted = indentation(parts);
    List<String> lines = new ArrayList<>();
    for (String part : parts) {
      if (part.isBlank()) {
        continue;
      }
      if (part.startsWith(" ")) {
        lines.add("  " + ServerText.shown(part.substring(pasted).stripTrailing()));
      } else {
        lines.addAll(Paragraph.wrap(ServerText.shown(part), room));
      }
    }
    return lines;
  }

  /** The blanks that all indented lines begin with. */
  private static int indentation(List<String> parts) {
    return parts.stream()
        .filter(p -> p.startsWith(" ") && !p.isBlank())
        .mapToInt(p -> p.length() - p.stripLeading().length())
        .min()
        .orElse(0);
  }

  private String read(ReadableFinding f) {
    List<String> parts = new ArrayList<>();
    if (!f.advice().references().isEmpty()) {
      parts.add(
          f.advice().references().stream().map(this::reference).collect(Collectors.joining(", ")));
    }
    f.finding().reply().ifPresent(r -> parts.add(words.say("report.read.code", "code", r.code())));
    parts.add(words.say("report.read.manual"));
    return words.also(parts);
  }

  /** The number of a standard and its part, such as {@code RFC 959 section 4.1.2}. */
  private String reference(String text) {
    Matcher m = PART.matcher(text);
    return m.matches()
        ? words.say("report.reference." + m.group(2), "document", m.group(1), "part", m.group(3))
        : text;
  }

  private String head(String name) {
    String word = words.say("report." + name);
    return INDENT + Columns.pad(word, Math.max(label, Columns.width(word) + 2));
  }
}
