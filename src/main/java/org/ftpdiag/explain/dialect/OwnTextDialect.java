package org.ftpdiag.explain.dialect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.event.Table;
import org.ftpdiag.explain.event.Wording;
import org.ftpdiag.explain.event.Wordings;
import org.ftpdiag.explain.text.Writing;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;

/**
 * What ftpdiag itself printed for people, pasted from a terminal or a ticket, whole or in part. The
 * findings that it names are the result. Where the part has none, its steps and its dialogue are
 * heard as any other log.
 */
final class OwnTextDialect implements Dialect {
  private static final Map<String, String> STEPS = steps();
  private static final Set<String> GOOD = Set.of("✓", "ok");
  private static final Set<String> BAD = Set.of("✗", "FAIL");
  private static final Set<String> REMARKS = Set.of("!", "warn");
  private static final Set<String> SENT = Set.of("→", ">");
  private static final Set<String> RECEIVED = Set.of("←", "<");

  /** What stands between a reply and its meaning, and between a summary and its time. */
  private static final String MEANING = "   ";

  private static final String TIME = "  ";
  private static final String TITLE = "# ftpdiag ";

  private static final int UNIQUE = 10;
  private static final int STEP = 6;
  private static final int LONGEST = 400;

  /** Whether findings are named, so that nothing has to be judged again. */
  private final boolean named;

  /** Whether the dialogue is there, so that the steps need not be heard besides. */
  private final boolean dialogue;

  private OwnTextDialect(boolean named, boolean dialogue) {
    this.named = named;
    this.dialogue = dialogue;
  }

  /** Of a text of which nothing is known. */
  static OwnTextDialect unlearned() {
    return new OwnTextDialect(false, false);
  }

  /** The same for a text that begins so; empty where it is none of ftpdiag's. */
  static Optional<Dialect> in(List<String> lines) {
    List<Mark> marks = lines.stream().map(Mark::of).toList();
    boolean page = lines.stream().anyMatch(OwnTextDialect::titled);
    boolean headed = marks.stream().anyMatch(Mark::heads);
    boolean closed = lines.stream().anyMatch(l -> Mark.closing(l).isPresent());
    long steps = marks.stream().filter(m -> !m.step().isEmpty()).count();
    boolean ticket = page && lines.stream().anyMatch(l -> Mark.ticked(l).isPresent());
    boolean own = headed || closed || steps > 1 || ticket;
    boolean prose = !page && (Writing.structured(lines) || 2 * like(lines) < written(lines));
    if (!own || prose) {
      return Optional.empty();
    }
    return Optional.of(
        new OwnTextDialect(
            headed || closed || ticket,
            marks.stream().anyMatch(m -> RECEIVED.contains(m.sign()) && m.code() > 0)));
  }

  /** {@code # ftpdiag ftp.example.com:21}: the title of a report in Markdown. */
  private static boolean titled(String line) {
    return line.startsWith(TITLE) && line.strip().indexOf(' ', TITLE.length()) < 0;
  }

  private static long written(List<String> lines) {
    return lines.stream().filter(l -> !l.isBlank()).count();
  }

  /** How many lines have a sign, or stand as the parts of a report do. */
  private static long like(List<String> lines) {
    return lines.stream()
        .filter(
            l ->
                !l.isBlank()
                    && (l.startsWith(TIME)
                        || !Mark.of(l).sign().isEmpty()
                        || Mark.closing(l).isPresent()))
        .count();
  }

  private static Map<String, String> steps() {
    Map<String, String> steps = new HashMap<>();
    for (String row : Table.rows("own-steps.tsv")) {
      List<String> c = new ArrayList<>(List.of(row.split("\t")));
      String id = c.remove(0);
      c.forEach(name -> steps.put(name, id));
    }
    return Collections.unmodifiableMap(steps);
  }

  /**
   * A line with one of ftpdiag's signs.
   *
   * @param sign empty where it has none
   * @param step the step that it names; empty for none
   * @param text what stands behind both
   */
  private record Mark(String sign, String step, String text) {
    static Mark of(String line) {
      String all = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
      String s = all.strip();
      String sign = word(s);
      boolean known =
          GOOD.contains(sign)
              || BAD.contains(sign)
              || REMARKS.contains(sign)
              || SENT.contains(sign)
              || RECEIVED.contains(sign)
              || sign.equals("·");
      if (!known) {
        return new Mark("", "", s);
      }
      String rest = s.substring(sign.length()).strip();
      String step = STEPS.getOrDefault(word(rest), "");
      boolean speaks = SENT.contains(sign) || RECEIVED.contains(sign) || step.isEmpty();
      return speaks
          ? new Mark(sign, "", rest)
          : new Mark(sign, step, rest.substring(word(rest).length()).strip());
    }

    private static String word(String text) {
      int end = text.indexOf(' ');
      return end < 0 ? text : text.substring(0, end);
    }

    int code() {
      return FtpWords.code(text);
    }

    boolean heads() {
      return finding().isPresent();
    }

    /** The finding that a headline names at its end. */
    Optional<FindingId> finding() {
      boolean bad = BAD.contains(sign);
      if (!bad && !REMARKS.contains(sign)) {
        return Optional.empty();
      }
      int at = text.lastIndexOf(' ');
      return FindingId.of(text.substring(at + 1)).filter(id -> at > 0);
    }

    /** The finding in brackets that the last line of a report names. */
    static Optional<FindingId> closing(String line) {
      int open = line.length() > LONGEST ? -1 : line.lastIndexOf('(');
      int close = line.indexOf(')', open);
      int after = close + 1;
      while (after < line.length() && Character.isSpaceChar(line.charAt(after))) {
        after++; // French has one before a semicolon
      }
      boolean ends = open >= 0 && close > 0 && line.startsWith(";", after);
      return ends ? FindingId.of(line.substring(open + 1, close)) : Optional.empty();
    }

    /** The finding that stands alone between backticks, as in a ticket. */
    static Optional<FindingId> ticked(String line) {
      boolean code = line.length() > 2 && line.startsWith("`") && line.endsWith("`");
      return code ? FindingId.of(line.substring(1, line.length() - 1)) : Optional.empty();
    }
  }

  @Override
  public String id() {
    return "ftpdiag";
  }

  @Override
  public int likeness(String line) {
    Mark mark = Mark.of(line);
    return mark.heads() ? UNIQUE : mark.step().isEmpty() ? 0 : STEP;
  }

  @Override
  public Reading open() {
    return named ? new NamedReading() : this::hear;
  }

  /** Without findings: the dialogue, or else what the steps quote of it. */
  private void hear(String line, Consumer<Event> to) {
    Mark mark = Mark.of(line);
    if (SENT.contains(mark.sign())) {
      to.accept(Event.sent(until(mark.text(), MEANING)));
    } else if (RECEIVED.contains(mark.sign())) {
      to.accept(Event.reply(until(mark.text(), MEANING)));
    } else if (!mark.step().isEmpty()) {
      step(mark, to);
    }
  }

  private void step(Mark mark, Consumer<Event> to) {
    String said = until(mark.text(), TIME);
    if (mark.code() > 0 && !dialogue) {
      to.accept(Event.reply(said));
    } else if (mark.code() == 0 && BAD.contains(mark.sign())) {
      Optional<Wording> known = Wordings.load().find(said).filter(w -> w.cue().trouble());
      String id = FindingId.FAILURE_UNEXPLAINED.id();
      to.accept(known.isPresent() ? Event.error(said) : Event.found(id, mark.step()));
    } else {
      to.accept(Event.aside());
    }
  }

  private static String until(String text, String gap) {
    int end = text.indexOf(gap);
    return end < 0 ? text : text.substring(0, end);
  }

  /** Tells the findings that are named, each once in a report. */
  private static final class NamedReading implements Reading {
    private final Set<FindingId> told = new HashSet<>();
    private String failed = "";

    @Override
    public void read(String line, Consumer<Event> to) {
      Mark mark = Mark.of(line);
      Optional<FindingId> id =
          mark.finding().or(() -> Mark.closing(line)).or(() -> Mark.ticked(line));
      if (mark.step().equals("resolve") && !told.isEmpty()) { // another report
        to.accept(Event.closed());
        told.clear();
        failed = "";
      }
      if (BAD.contains(mark.sign()) && failed.isEmpty()) {
        failed = mark.step();
      }
      if (id.isPresent() && told.add(id.get())) {
        boolean ticked = Mark.ticked(line).isPresent() && id.get().most() != Severity.FAIL;
        boolean remark = REMARKS.contains(mark.sign()) || ticked;
        String step = failed.isEmpty() ? StepId.QUIT.id() : failed;
        to.accept(remark ? Event.remarked(id.get().id(), step) : Event.found(id.get().id(), step));
      } else if (id.isPresent() || !mark.sign().isEmpty() || line.startsWith(TIME)) {
        to.accept(Event.aside());
      }
    }
  }
}
