package org.ftpdiag.knowledge;

import java.util.regex.Pattern;

/** Regular expressions of the tables, as a person can read them. */
final class Expression {
  private static final Pattern ANYTHING =
      Pattern.compile(
          "(?:\\\\[sSdDwWb]|\\.|\\[(?:\\\\.|[^\\]\\\\])*\\]|\\\\[pP]\\{[^}]*\\})(?:[*+?]|\\{[0-9,]*\\})?");
  // What must not follow or stand before is no part of what a server says.
  private static final Pattern LOOK = Pattern.compile("\\(\\?<?[!=]");
  private static final Pattern BOUNDARY = Pattern.compile("\\\\[bBAzZ]");

  private Expression() {}

  /** The text that an expression matches, {@code …} standing for what varies. */
  static String readable(String regex) {
    String text = BOUNDARY.matcher(regex).replaceAll("");
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length() && !Character.isLetterOrDigit(text.charAt(at + 1))) {
        out.append(text.charAt(at + 1));
        at += 2;
        continue;
      }
      if (LOOK.matcher(text).region(at, text.length()).lookingAt()) {
        at = behindGroup(text, at);
        continue;
      }
      var any = ANYTHING.matcher(text).region(at, text.length());
      if (any.lookingAt()) {
        if (out.length() == 0 || out.charAt(out.length() - 1) != '…') {
          out.append('…');
        }
        at = any.end();
      } else if (text.startsWith("(?:", at)) {
        out.append('(');
        at += 3;
      } else {
        // Anchors and quantifiers say how often, not what.
        if ("^$?*+".indexOf(c) < 0) {
          out.append(c);
        }
        at++;
      }
    }
    return out.toString().strip();
  }

  /** The place behind the parenthesis that closes the one at a place. */
  private static int behindGroup(String text, int open) {
    int depth = 0;
    for (int at = open; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return at + 1;
      }
    }
    return text.length();
  }
}
