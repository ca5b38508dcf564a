package org.ftpdiag.report.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing to do: a sentence, and what it asks to paste.
 *
 * @param text the sentence, in the reader's language
 * @param file the file in which the settings go, or the place in the product's own interface
 * @param settings the lines to paste there, as they stand
 * @param command what to type into a shell, one command a line
 */
public record FixStep(
    String text, Optional<String> file, List<String> settings, Optional<String> command) {

  private static final String INDENT = "  ";

  public FixStep {
    settings = List.copyOf(settings);
  }

  /** A sentence of the words, whose indented lines are commands. */
  static FixStep of(String sentence) {
    List<String> text = new ArrayList<>();
    List<String> commands = new ArrayList<>();
    for (String line : sentence.split("\n")) {
      (line.startsWith(" ") ? commands : text).add(line.strip());
    }
    return new FixStep(
        String.join(" ", text),
        Optional.empty(),
        List.of(),
        commands.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", commands)));
  }

  static FixStep command(String text, String command) {
    return new FixStep(text, Optional.empty(), List.of(), Optional.of(command));
  }

  /** What can be pasted: a line each, never to be wrapped. */
  public List<String> pasted() {
    List<String> lines = new ArrayList<>(settings);
    command.ifPresent(c -> lines.addAll(List.of(c.split("\n"))));
    return lines;
  }

  /** All of it as one text, in which indented lines can be pasted. */
  public String sentence() {
    StringBuilder b = new StringBuilder(text);
    pasted().forEach(line -> b.append('\n').append(INDENT).append(line));
    return b.toString();
  }
}
