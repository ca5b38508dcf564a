package org.ftpdiag.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ftpdiag.hostile.Expressions.Expression;
import org.ftpdiag.model.seen.Reply;
import org.junit.jupiter.api.Test;

/**
 * No text that a server or a file may hold costs an expression much: neither stack, however often
 * something is repeated, nor time. Time is counted in characters looked at, so that the test is as
 * strict on a slow machine.
 */
class ExpressionsTest {
  /** What the longest text costs an expression at most, in looks at a character. */
  private static final long MOST_LOOKS = 8_000_000;

  /** A quarter of what a thread of the program has. */
  private static final int STACK = 256 * 1024;

  /** Characters of the longest line that reaches an expression: of a log. */
  private static final int LONGEST = 16_384;

  /** A group that is repeated without bound and may give back what it took. */
  private static final Pattern REPEATED_GROUP =
      Pattern.compile("(?<!\\\\)\\)(?:[*+]|\\{\\d+,\\})(?!\\+)");

  /** Those that a text is held against as a whole only: to search with them would cost more. */
  private static final Set<String> WHOLE =
      Set.of(
          "FindingBlock.PART",
          "FindingCommand.ID",
          "Forms.DECIMAL",
          "Forms.OPTION_AND_LABEL",
          "OwnRemarks.EVENTS",
          "SettingAdvice.NAME_AND_VALUE",
          "TlsServerName.V4",
          "Writing.CODE",
          "Writing.LOG",
          "Writing.WORD");

  /** Where the text is a user's, typed on a command line, or our own, of a table. */
  private static final Set<String> TRUSTED = Set.of("TargetSyntax.java", "Expression.");

  private static final List<String> FRAGMENTS =
      List.of(
          "1",
          "1,",
          "1 , ",
          "1.",
          "1:",
          "a",
          "A",
          "a ",
          " ",
          "\t",
          "\n",
          "a\n",
          ".",
          "-",
          "-a",
          "a-",
          "(",
          ")",
          "[",
          "]",
          "<",
          ">",
          "\"",
          "'",
          "'a",
          ",",
          ":",
          "::",
          "/",
          "a/",
          "://",
          "|",
          "||",
          "|1",
          "=",
          "a=",
          "*",
          "**0",
          "****",
          "\\",
          "\\a",
          "_",
          "\u00e9",
          "\ud83d\ude00",
          "\u0000",
          "0\n",
          "(a",
          "[1]",
          "(a)",
          "a, ",
          "--a ",
          "{",
          "}",
          "12:00",
          "1/1/1 ",
          "Mon ",
          "\u2192");

  /** What every expression is tried on, made once. */
  private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

  private static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyLooks() {
      super("more than " + MOST_LOOKS, null, false, false);
    }
  }

  /** Text that counts how often it is looked at. */
  private static final class Counted implements CharSequence {
    private final String text;
    private long looks;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++looks > MOST_LOOKS) {
        throw new TooManyLooks();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return text.substring(from, to);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @Test
  void noExpressionRepeatsAGroupThatGivesBack() throws Exception {
    List<String> found =
        hostile().stream()
            .filter(e -> REPEATED_GROUP.matcher(e.pattern().pattern()).find())
            .map(Expression::toString)
            .toList();
    assertEquals(List.of(), found, "java.util.regex recurses for these: make them possessive");
  }

  @Test
  void noTextCostsAnExpressionMuch() throws Exception {
    List<Expression> all = hostile();
    assertTrue(all.size() > 1000, "only " + all.size());
    Queue<Expression> left = new ConcurrentLinkedQueue<>(all);
    Queue<String> costly = new ConcurrentLinkedQueue<>();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      Thread small =
          new Thread(
              null,
              () -> {
                for (Expression e = left.poll(); e != null; e = left.poll()) {
                  costs(e).ifPresent(costly::add);
                }
              },
              "small stack",
              STACK);
      small.setUncaughtExceptionHandler((t, e) -> thrown.set(e));
      small.start();
      workers.add(small);
    }
    for (Thread worker : workers) {
      worker.join();
    }
    assertEquals(null, thrown.get());
    assertEquals(List.of(), List.copyOf(costly));
  }

  /** All but those that see what a user or the author of a scenario has written. */
  private static List<Expression> hostile() throws Exception {
    return Expressions.all().stream()
        .filter(e -> !e.owner().equals("demo"))
        .filter(e -> TRUSTED.stream().noneMatch(e.where()::startsWith))
        .toList();
  }

  /** What costs an expression too much; empty when nothing does. */
  private static Optional<String> costs(Expression e) {
    for (String fragment : fragments(e.pattern())) {
      String text = judged(e, fragment);
      try {
        if (!WHOLE.contains(e.where())) {
          e.pattern().matcher(new Counted(text)).find();
        }
        e.pattern().matcher(new Counted(text)).matches();
      } catch (StackOverflowError | TooManyLooks costly) {
        String kind = costly.getClass().getSimpleName();
        return Optional.of(
            kind + ": " + e + " by " + fragment.substring(0, Math.min(fragment.length(), 30)));
      }
    }
    return Optional.empty();
  }

  /** A long text of a fragment, as the expression gets to see it. */
  private static String judged(Expression e, String fragment) {
    boolean ofReplies = Set.of("knowledge", "diagnose").contains(e.owner());
    return FRAGMENTS.contains(fragment)
        ? TEXTS.computeIfAbsent(ofReplies + fragment, key -> text(ofReplies, fragment))
        : text(ofReplies, fragment);
  }

  private static String text(boolean ofReplies, String fragment) {
    if (!ofReplies) {
      return fragment.repeat(Math.max(1, LONGEST / fragment.length()));
    }
    int line = Math.min(fragment.length(), Reply.LONGEST_LINE);
    String text = fragment.substring(0, line).repeat(Reply.LONGEST_LINE / line);
    return new Reply(220, Collections.nCopies(20, text), Set.of()).text();
  }

  /** Pieces that may be hard for an expression: its own words first of all. */
  private static Set<String> fragments(Pattern pattern) {
    Set<String> all = new LinkedHashSet<>(FRAGMENTS);
    List<String> words =
        Stream.of(pattern.pattern().split("\\\\[a-zA-Z]|\\(\\?[^:)]?:?|[\\\\()\\[\\]{}*+?.|^$]+"))
            .filter(w -> !w.isEmpty())
            .distinct()
            .limit(16)
            .toList();
    for (String word : words) {
      all.add(word);
      all.add(word + " ");
      all.add(word + "1");
      all.add(word + "a");
      all.add(word + "\n");
    }
    if (!words.isEmpty()) {
      for (String fragment : List.of("a", "1", " ", "1 ", "a ", ".")) {
        all.add(words.get(0) + fragment.repeat(LONGEST - words.get(0).length()));
      }
    }
    return all;
  }
}
