package org.ftpdiag.explain.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells prose and source code from logs by their shape. A manual names programs and error numbers
 * as a log does, and nothing in it has failed.
 */
public final class Writing {
  private static final int LEAST = 8;
  private static final int SOME = 3;
  private static final int MANY_WORDS = 7;

  /** Headings, fences and declarations, of which a log has none. */
  private static final Pattern STRUCTURE =
      Pattern.compile(
          "#{1,6} \\p{Lu}[^()]*|`{3}\\w*|\\.S[HS] .*|<(?i:!doctype|html|head|body)\\b.*|#include .*"
              + "|(package|import) [\\w.]+;|#!/.*");

  /** Headings, lists, tables and fences of Markdown, roff, and what opens documents. */
  private static final Pattern MARKUP =
      Pattern.compile(
          "#{1,6} [^()]+|[-*+] \\S.*|\\|.*\\||`{3}.*|\\.[A-Z]{2}\\b.*|<(!doctype|html|\\?xml|[a-z][a-z1-6]*)\\b.*",
          Pattern.CASE_INSENSITIVE);

  /** What lines of programs begin or end with. */
  private static final Pattern CODE =
      Pattern.compile(
          "(import|package|from|def|class|public|private|protected|static|final|return|if|else|for"
              + "|while|try|catch|throw|func|fn|let|const|var|using|namespace|case|switch|echo|export)"
              + "\\b.*|#!/.*|#(include|define|if|endif)\\b.*|//.*|/\\*.*|\\*/|@[A-Z]\\w+.*"
              + "|[}\\])]+[;,]?|.*[{;]");

  /** A time, a level or a mark in brackets: what lines of logs begin with. */
  private static final Pattern LOG =
      Pattern.compile(
          "[\\[(<>*]?\\s?\\d.*|\\[.*|[A-Z]{4,}[: ].*|(Error|Warning|Status|Command|Response|Reply)\\b.*"
              + "|(Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) .*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern WORD =
      Pattern.compile("[(\"'*`_]*\\p{L}[\\p{L}'’-]*[)\"'*`_.,:;!?]*");

  private Writing() {}

  /** Whether most lines are those of a document or a program, or what structures them shows it. */
  public static boolean is(List<String> lines) {
    int written = 0;
    int alike = 0;
    int logged = 0;
    int marks = 0;
    for (String line : lines) {
      String text = line.strip();
      if (!text.isEmpty()) {
        written++;
        alike += isOne(text) ? 1 : 0;
        marks += STRUCTURE.matcher(text).matches() ? 1 : 0;
        logged += LOG.matcher(text).matches() ? 1 : 0;
      }
    }
    return marks >= SOME || alike >= LEAST && (2 * alike > written || 3 * logged < alike);
  }

  /** Whether headings, fences or declarations show a document. */
  public static boolean structured(List<String> lines) {
    return lines.stream().filter(l -> STRUCTURE.matcher(l.strip()).matches()).limit(SOME).count()
        == SOME;
  }

  /** Whether a line without blanks around it is part of a document or of a program. */
  public static boolean isOne(String text) {
    String head = text.length() > 300 ? text.substring(0, 300) : text;
    if (MARKUP.matcher(head).matches() || CODE.matcher(head).matches()) {
      return true;
    }
    return !LOG.matcher(head).matches() && prose(head);
  }

  /** Many words, most of them of letters alone. */
  private static boolean prose(String text) {
    String[] words = text.split("\\s+");
    int plain = 0;
    for (String word : words) {
      plain += WORD.matcher(word).matches() ? 1 : 0;
    }
    return words.length >= MANY_WORDS && 4 * plain >= 3 * words.length;
  }
}
