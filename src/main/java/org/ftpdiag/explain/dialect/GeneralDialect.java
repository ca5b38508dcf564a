package org.ftpdiag.explain.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;

/**
 * The dialogue in whatever form: commands and replies after any mark. A mark is what stands before
 * them, numbers aside; which marks are meant is learnt from the log itself: those after which
 * various verbs or codes stand.
 */
public final class GeneralDialect implements Dialect {
  static final String ID = "general";

  /** How far into a line a command or a reply may begin. */
  private static final int DEEPEST = 240;

  /** A mark is one though it was seen once where it is signs, or a word or two. */
  private static final int LIGHT = 2;

  /** How many words the name may have of what speaks. */
  private static final int MOST_SPEAKER = 5;

  /** Before a verb: curl names the states of its machine by the commands. */
  private static final String LEFT = " change from ";

  private static final int MOST_IN_LINE = 6;
  private static final int MOST_MARKS = 500;
  private static final String EDGES = " \t<>|:='\"])-*~»«→←";

  /** Words before a colon that say who speaks, or which way it goes. */
  private static final Set<String> WAYS =
      Set.of(
          "c",
          "s",
          "client",
          "server",
          "sent",
          "send",
          "sending",
          "received",
          "recv",
          "receive",
          "got",
          "command",
          "cmd",
          "reply",
          "response",
          "resp",
          "request",
          "tx",
          "rx",
          "out",
          "in");

  /** After which marks which verbs and codes were seen. */
  private final Map<String, Set<String>> marks;

  /** The marks that stand in more lines than one. */
  private final Set<String> frequent;

  /** How many words a mark may have that was seen once. */
  private final int mostWords;

  private GeneralDialect(Map<String, Set<String>> marks, Set<String> frequent, int mostWords) {
    this.marks = marks;
    this.frequent = frequent;
    this.mostWords = mostWords;
  }

  /** A log of which nothing is known: every light mark counts. */
  static GeneralDialect unlearned() {
    return new GeneralDialect(Map.of(), Set.of(), LIGHT);
  }

  /** Learns from the beginning of a log. */
  public static GeneralDialect of(List<String> lines) {
    Map<String, Set<String>> marks = new HashMap<>();
    Set<String> frequent = new HashSet<>();
    for (String line : lines) {
      for (Start start : starts(line)) {
        if (marks.containsKey(start.mark())) {
          frequent.add(start.mark());
        }
        if (marks.size() < MOST_MARKS || marks.containsKey(start.mark())) {
          marks.computeIfAbsent(start.mark(), m -> new HashSet<>()).add(start.word());
        }
      }
    }
    return new GeneralDialect(marks, frequent, LIGHT);
  }

  /** The same for what may be prose: a mark that was seen once has no words. */
  GeneralDialect strict() {
    return new GeneralDialect(marks, frequent, 0);
  }

  /**
   * Where a command or a reply may begin.
   *
   * @param mark what stands before it, each number as one zero
   * @param word the verb or the code
   */
  private record Start(int at, String mark, String word) {
    boolean command() {
      return Character.isLetter(word.charAt(0));
    }
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int likeness(String line) {
    return 0; // it is asked where no other reads as much
  }

  @Override
  public Reading open() {
    return new GeneralReading();
  }

  private static List<Start> starts(String line) {
    List<Start> starts = new ArrayList<>(2);
    int last = Math.min(line.length() - 3, DEEPEST);
    for (int i = 0; i <= last && starts.size() < MOST_IN_LINE; i++) {
      char c = line.charAt(i);
      if (i > 0 && EDGES.indexOf(line.charAt(i - 1)) < 0) {
        continue;
      }
      if (c >= 'A' && c <= 'Z') {
        String verb = verb(line, i);
        if (!verb.isEmpty() && !line.startsWith(LEFT, i - LEFT.length())) {
          starts.add(new Start(i, mark(line, i), verb));
        }
      } else if (c >= '1' && c <= '6' && FtpWords.codeAt(line, i) > 0 && !inNumber(line, i)) {
        starts.add(new Start(i, mark(line, i), line.substring(i, i + 3)));
      }
    }
    return starts;
  }

  /** The verb that begins there; a program may have a colon behind it, then a quoted argument. */
  private static String verb(String line, int at) {
    int colon = line.indexOf(": ", at);
    boolean labels = colon > 0 && colon - at <= 4 && line.startsWith("'", colon + 2);
    return FtpWords.verbAt(labels ? line.substring(0, colon) : line, at);
  }

  /** Whether a number before it goes on there: {@code 12:200}, {@code 2023-07-120 x}. */
  private static boolean inNumber(String line, int at) {
    return at > 1
        && (line.charAt(at - 1) == ':' || line.charAt(at - 1) == '-')
        && Character.isDigit(line.charAt(at - 2));
  }

  private static String mark(String line, int end) {
    StringBuilder mark = new StringBuilder(end);
    boolean number = false;
    for (int i = 0; i < end; i++) {
      char c = line.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit) {
        mark.append(c);
      } else if (!number) {
        mark.append('0');
      }
      number = digit;
    }
    return mark.toString();
  }

  /**
   * How many words stand in a mark, those aside that say who speaks; where one of them ends it with
   * a colon, those before it are the name of what speaks.
   */
  private static int words(String mark) {
    int words = 0;
    int from = 0;
    for (int i = 0; i <= mark.length(); i++) {
      boolean letter = i < mark.length() && Character.isLetter(mark.charAt(i));
      if (!letter) {
        words += i > from && !isWay(mark.substring(from, i)) ? 1 : 0;
        from = i + 1;
      }
    }
    boolean named = words > 0 && words <= MOST_SPEAKER && said(mark);
    return named ? Math.min(words - 1, LIGHT) : words;
  }

  private static boolean isWay(String word) {
    return WAYS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether a mark ends by saying who speaks, and a colon. */
  private static boolean said(String mark) {
    String end = mark.stripTrailing();
    int from = end.length() - 1;
    while (from > 0 && Character.isLetter(end.charAt(from - 1))) {
      from--;
    }
    return end.endsWith(":") && isWay(end.substring(from, end.length() - 1));
  }

  private int weight(Start start) {
    Set<String> words = marks.get(start.mark());
    int seen = words == null ? 0 : words.size();
    if (seen > 1) {
      return 2 * seen;
    }
    boolean mark = frequent.contains(start.mark()) || words(start.mark()) <= mostWords;
    return mark ? said(start.mark()) ? 2 : 1 : 0;
  }

  /** Reads one log. */
  private final class GeneralReading implements Reading {
    private int open;
    private String openMark = "";
    private String lastText = "";
    private String lastMark = "";

    @Override
    public void read(String line, Consumer<Event> to) {
      Start best = null;
      int heaviest = 0;
      for (Start start : starts(line)) {
        int weight = weight(start);
        if (weight > heaviest) {
          heaviest = weight;
          best = start;
        }
      }
      if (best == null) {
        rest(line, to);
        return;
      }
      String text = Quoted.text(line, best.at());
      if (!best.command() && text.startsWith(":", 3)) {
        text = text.substring(0, 3) + text.substring(4); // Transmit: "2: 552: Transfer aborted."
      }
      if (text.equals(lastText) && !best.mark().equals(lastMark)) {
        return; // the same told twice, by two parts of a program
      }
      lastText = text;
      lastMark = best.mark();
      if (best.command() && (open == 0 || !best.mark().equals(openMark))) {
        open = 0;
        to.accept(Event.sent(unlabelled(text, best.word())));
      } else {
        for (String part : Quoted.lines(text)) {
          reply(part, best.mark(), to);
        }
      }
    }

    /** {@code USER: 'alice'} as it was sent. */
    private static String unlabelled(String text, String verb) {
      if (!text.startsWith(": '", verb.length())) {
        return text;
      }
      int from = verb.length() + 3;
      int end = text.lastIndexOf('\'');
      return (verb + " " + text.substring(from, Math.max(from, end))).strip();
    }

    private void reply(String line, String mark, Consumer<Event> to) {
      int code = FtpWords.code(line);
      if (open > 0) {
        open = FtpWords.ends(line, open) ? 0 : open;
      } else if (code > 0 && line.length() > 3 && line.charAt(3) == '-') {
        open = code;
        openMark = mark;
      }
      to.accept(Event.reply(line));
    }

    /** A line without a code within a reply, or the program's own words. */
    private void rest(String line, Consumer<Event> to) {
      if (open > 0) {
        int at = continues(line);
        if (at >= 0) {
          for (String part : Quoted.lines(Quoted.text(line, at))) {
            reply(part, openMark, to);
          }
          return;
        }
      }
      LastWords.read(line, to);
    }

    /** Where the text begins behind the mark of the reply that is open; -1 for another mark. */
    private int continues(String line) {
      int at = 0;
      for (int i = 0; i < openMark.length(); i++) {
        if (at >= line.length() || at > DEEPEST || plain(line.charAt(at)) != openMark.charAt(i)) {
          return -1;
        }
        at++;
        while (openMark.charAt(i) == '0' && at < line.length() && plain(line.charAt(at)) == '0') {
          at++;
        }
      }
      return at;
    }
  }

  /** A character of a mark: a digit as zero. */
  private static char plain(char c) {
    return c >= '0' && c <= '9' ? '0' : c;
  }
}
