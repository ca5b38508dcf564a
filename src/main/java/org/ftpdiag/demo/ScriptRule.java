package org.ftpdiag.demo;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One rule of a scenario.
 *
 * @param events verbs in capitals, {@code greeting} and the like, {@code *} for any command
 * @param argument a pattern with {@code *} that the argument must match; empty for any
 * @param first applies from this occurrence on, counted from 1
 * @param last and up to this one
 * @param steps what is done, in this order
 */
record ScriptRule(
    Set<String> events,
    Optional<String> argument,
    int first,
    int last,
    Set<Condition> conditions,
    List<Step> steps) {

  /** One line of a rule's right side; the text is wire text. */
  record Step(Action action, String text, int number) {}

  boolean named(String event, boolean command) {
    return events.contains(event) || command && events.contains("*");
  }

  boolean counts(int occurrence) {
    return occurrence >= first && occurrence <= last;
  }

  boolean takes(String given) {
    return argument.map(pattern -> glob(pattern, given)).orElse(true);
  }

  boolean has(Action action) {
    return steps.stream().anyMatch(s -> s.action() == action);
  }

  /** Whether something is sent or done in place of the normal reply. */
  boolean answers() {
    return steps.stream().anyMatch(s -> s.action().answers());
  }

  /** Whether the command is carried out: its normal reply is due, or a good one is sent instead. */
  boolean runs() {
    if (has(Action.FAKE)) {
      return false;
    }
    return !answers()
        || has(Action.REPLY)
        || steps.stream()
            .filter(s -> s.action() == Action.SAY)
            .findFirst()
            .map(s -> s.text().matches("[123]\\d\\d(?s:.*)"))
            .orElse(false);
  }

  private static boolean glob(String pattern, String text) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equalsIgnoreCase(text);
    }
    String head = pattern.substring(0, star);
    String tail = pattern.substring(star + 1);
    return text.length() >= head.length() + tail.length()
        && text.regionMatches(true, 0, head, 0, head.length())
        && text.regionMatches(true, text.length() - tail.length(), tail, 0, tail.length());
  }
}
