package org.ftpdiag.report;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.report.advice.ReadableFinding;

/** What a report or a page of the reference is made of, whatever it is printed as. */
public sealed interface Block {

  /** The head of a code's page: the code, its name, and what its family promises. */
  record Title(String code, String text, String promise) implements Block {}

  /** A heading with a paragraph under it, which may be empty. */
  record Heading(String text, String paragraph) implements Block {}

  /** A paragraph. */
  record Prose(String text) implements Block {}

  /** A reply as a server sent it. */
  record Quote(String reply) implements Block {}

  /** Lines of a session: {@code > } sent, {@code < } received, {@code $ } typed into a shell. */
  record Example(String label, List<String> lines) implements Block {}

  /** What mends a finding on which product. */
  record OnProducts(String label, List<OnProduct> products) implements Block {}

  /**
   * A product.
   *
   * @param lines of its configuration, to be pasted as they stand
   * @param sentences what else is to be done there
   */
  record OnProduct(String product, List<String> lines, List<String> sentences) {}

  /** How a finding is mended, step by step. */
  record Fix(ReadableFinding finding) implements Block {}

  /** Labels with what stands behind them. */
  record Fields(List<Field> fields) implements Block {}

  /**
   * A label and one or more items behind it.
   *
   * @param names whether the items are names of pages, which may stand in the same document
   */
  record Field(String label, List<Item> items, boolean names) {
    public Field(String label, List<Item> items) {
      this(label, items, false);
    }

    public static Field of(String label, String text) {
      return new Field(label, List.of(new Item("", text)));
    }

    /** Names of pages, in one line. */
    public static Field names(String label, List<String> names) {
      return new Field(label, List.of(new Item("", String.join(" ", names))), true);
    }
  }

  /** A sentence, with a word of its own before it or an empty one. */
  record Item(String head, String text) {}

  /** Codes in a line each. */
  record Entries(List<Entry> entries) implements Block {}

  /** A code in a line, and remarks under it. */
  record Entry(String code, String text, List<Item> remarks) {}

  /** Columns side by side, each under its head. */
  record Grid(List<Item> heads, List<Row> rows) implements Block {}

  /** A label and a cell a column. */
  record Row(String label, List<String> cells) {}

  /** A finding at length: what was seen, what it means, who acts and how. */
  record Verdict(ReadableFinding finding) implements Block {}

  /** A finding in one line. */
  record Remark(ReadableFinding finding) implements Block {}

  /** What was probed. */
  record Target(TargetLine target) implements Block {}

  /** The steps of a probe, in order. */
  record Steps(List<StepRow> rows) implements Block {}

  /**
   * A step.
   *
   * @param dialogue what was said in it; empty where nobody asked
   */
  record StepRow(ReadableStep step, List<DialogueLine> dialogue) {}

  /**
   * A line of a log.
   *
   * @param number from 1; of a capture that of the packet
   * @param text fit to be shown
   * @param meaning in a few words; empty where it explains itself
   * @param bad whether it tells of a failure
   */
  record LogLine(long number, String text, String meaning, boolean bad) implements Block {}

  /**
   * A check: what it is called, what became of it, and of each expectation.
   *
   * @param about the server, and how long it took
   */
  record Checked(StepStatus status, String name, String about, List<CheckedRow> rows)
      implements Block {}

  /**
   * An expectation.
   *
   * @param text what was seen, and what was expected where that differs
   */
  record CheckedRow(boolean passed, String name, String text) {}

  /** How a session went in time, drawn. */
  record Drawing(Course course) implements Block {}

  /**
   * The end of a report.
   *
   * @param defects failures of ftpdiag itself, a sentence each
   * @param worst the finding that matters most, where one is more than an info
   */
  record Closing(Conclusion conclusion, List<String> defects, Optional<ReadableFinding> worst)
      implements Block {}
}
