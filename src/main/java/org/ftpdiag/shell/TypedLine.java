package org.ftpdiag.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ftpdiag.ftp.SecretCommand;

/**
 * A line as it was typed, and its parts.
 *
 * @param text without blanks around it
 * @param word its first word
 * @param rest what follows, as typed; empty for nothing
 */
record TypedLine(String text, String word, String rest) {

  static TypedLine of(String line) {
    String text = line.strip();
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return new TypedLine(text, text.substring(0, end), text.substring(end).strip());
  }

  /** The first word as a command of FTP. */
  String verb() {
    return word.toUpperCase(Locale.ROOT);
  }

  /** The words of the rest; quotes, single or double, hold one together. */
  List<String> arguments() {
    return words(rest);
  }

  /** The rest as one argument: quotes around all of it do not belong to it. */
  String argument() {
    List<String> words = arguments();
    return words.size() == 1 ? words.get(0) : rest;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (char c : text.toCharArray()) {
      if (quote != 0 ? c == quote : (c == '"' || c == '\'') && !begun) {
        quote = quote != 0 ? 0 : c;
        begun = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }

  /** The lines of {@code -c}: a semicolon or a line end outside of quotes separates them. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    char quote = 0;
    for (char c : text.toCharArray()) {
      if (quote == 0 && (c == ';' || c == '\n' || c == '\r')) {
        lines.add(line.toString());
        line.setLength(0);
        continue;
      }
      if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'') && endsWord(line)) {
        quote = c;
      }
      line.append(c);
    }
    lines.add(line.toString());
    lines.removeIf(String::isBlank);
    return lines;
  }

  private static boolean endsWord(StringBuilder line) {
    return line.length() == 0 || Character.isWhitespace(line.charAt(line.length() - 1));
  }

  /**
   * Whether nobody may see the line later: it would send a secret, or holds one where there should
   * be none.
   */
  boolean secret() {
    TypedLine sent = word.equalsIgnoreCase("quote") ? of(rest) : this;
    String verb = sent.verb();
    return verb.equals("PASS") && !sent.rest.isEmpty()
        || verb.equals("ACCT") && !sent.rest.isEmpty()
        || SecretCommand.changesPassword(verb, sent.rest)
        || word.equals("login") && arguments().size() > 1
        || word.equals("connect") && arguments().stream().anyMatch(TypedLine::namesPassword);
  }

  /** A URL with a password: {@code ftp://user:password@host}. */
  private static boolean namesPassword(String argument) {
    int host = argument.indexOf("://");
    int at = argument.lastIndexOf('@');
    int colon = host < 0 ? -1 : argument.indexOf(':', host + 3);
    return colon >= 0 && colon < at;
  }
}
