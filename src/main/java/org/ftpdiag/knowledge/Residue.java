package org.ftpdiag.knowledge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a row of the reply table left unread of a reply that it matched. */
final class Residue {
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?;])\\s+(?!\\()");
  // "If your account is locked, call us" does not say that it is.
  private static final Pattern SUPPOSED =
      Pattern.compile(
          "\\b(?:if|in case) (?:you|your|this|the|that|an?|it)\\b[^.\n]*",
          Pattern.CASE_INSENSITIVE);
  // Of what is called how, nobody has told: what looks like the name of a file is one.
  private static final Pattern FILE = Pattern.compile("[\\w-]{1,64}\\.\\p{Alpha}\\w{0,9}\\b");
  private static final Pattern MARKS = Pattern.compile("^[\\s:;,.!?)\\]-]+", Pattern.MULTILINE);

  // Who explains himself does so in a few lines.
  private static final int LIMIT = 2048;

  private Residue() {}

  /**
   * The sentences of a text without the words that were matched, one a line. What stands before
   * those in their own sentence is what they are said of: it is read.
   *
   * @param varies the wording has a part that may be anything
   */
  static String of(String text, Matcher words, boolean varies) {
    int start = words.start();
    int end = words.end();
    if (varies && SENTENCE.matcher(words.group()).find()) {
      end = start; // what varies in its wording has taken in another sentence
    }
    if (start == end && text.indexOf('\n') < 0 && !SENTENCE.matcher(text).find()) {
      return ""; // a bare code, and one sentence that no row knows
    }
    String before = lines(text.substring(0, start));
    int begun = before.lastIndexOf('\n');
    String rest = (begun < 0 ? "" : before.substring(0, begun + 1)) + lines(text.substring(end));
    rest = rest.length() > LIMIT ? rest.substring(0, LIMIT) : rest;
    String said = FILE.matcher(rest).replaceAll("x.x");
    return MARKS.matcher(said).replaceAll("").strip();
  }

  /** A text without what it only supposes. */
  static String unsupposed(String text) {
    return SUPPOSED.matcher(text).replaceAll("");
  }

  /** The sentences of a text, one a line; empty where it is a single one. */
  static String sentences(String text) {
    String begun = text.length() > LIMIT ? text.substring(0, LIMIT) : text;
    return SENTENCE.matcher(begun).find() ? lines(begun) : "";
  }

  private static String lines(String text) {
    return SENTENCE.matcher(text).replaceAll("\n");
  }
}
