package org.ftpdiag.explain;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes passwords out of the lines of a log, whatever its dialect. */
final class Masked {
  static final String STARS = "****";

  // Where a quotation mark opens the value it ends there, elsewhere at a blank.
  private static final String VALUE = "(?:(?<=['\"])[^'\"]+|[^\\s,;&'\"][^\\s,;&]*)";
  private static final Pattern KEY =
      Pattern.compile(
          "(?i)((?:pass(?:word|wd|phrase)?|pwd)(?:\\) to |['\"]?(?: ?=>? ?|: ?)['\"]?))"
              + "(?!yes|no\\b|\\*|$)"
              + VALUE);
  private static final Pattern OPTION =
      Pattern.compile(
          "((?:^|\\s)['\"]?(?:-u|-U|--user|--proxy-user)[ =]?[^\\s:,'\"]{1,200}[:,])(\\S+)");
  private static final Pattern QUOTED_OPTION =
      Pattern.compile(
          "((?:^|\\s)(?:-u|-U|--user|--proxy-user)[ =]?(['\"])[^:,'\"]{1,200}[:,])[^'\"]+(?=\\2)");
  private static final Pattern LONG_OPTION =
      Pattern.compile("(?i)(--?[a-z-]*pass(?:word|wd)?['\"]?[ =]+['\"]?)(?!\\()" + VALUE);
  private static final Pattern SHORT_OPTION =
      Pattern.compile("(\\b(?:ncftp[a-z]*|ftpget|ftpput)\\b.* -p ?)(\\S+)");
  private static final Pattern ARGUMENT =
      Pattern.compile(
          "(?i)((?:login|credential|connect)\\([^()]*,\\s*(?:pass\\w*\\s*=\\s*)?(['\"]))"
              + "[^'\"]+(?=\\2\\s*[,)])");
  private static final Pattern TYPED =
      Pattern.compile("^((?:[a-z]*ftp[^>]{0,80}> ?)?user \\S+ )(\\S+)$");
  private static final Pattern BRACKETS = Pattern.compile("(?i)(\\[pass\\] \\[)([^\\]<]+)");
  private static final Pattern ELEMENT = Pattern.compile("(?i)(<pass[^>]*>)([^<]+)");
  private static final Pattern BASIC = Pattern.compile("(Authorization: Basic )(\\S+)");

  /** Words that stand before a command where a program says that it sends it. */
  private static final Set<String> SAYING =
      Set.of("cmd", "command", "quote", "literal", "sending", "send", "sent", "received", "site");

  private Masked() {}

  /** The line with what looks like a password replaced. */
  static String of(String line) {
    String text = line;
    if (holdsPass(text)) {
      text = named(text);
    }
    if (text.contains("ACCT ")) {
      text = pass(text, "ACCT");
    }
    if (text.contains("://")) {
      text = url(text);
    }
    if (text.contains(" -") || text.startsWith("-")) {
      text = options(text);
    }
    if (text.contains("user ")) {
      text = replace(TYPED, text);
    }
    if (text.contains("ogin(") || text.contains("redential(") || text.contains("onnect(")) {
      text = replace(ARGUMENT, text);
    }
    return text.contains("Basic ") ? replace(BASIC, text) : text;
  }

  private static String named(String line) {
    String text = pass(line, "PASS");
    if (text.indexOf('<') >= 0) {
      text = replace(ELEMENT, text);
    }
    if (text.indexOf('[') >= 0) {
      text = replace(BRACKETS, text);
    }
    text = text.indexOf('-') >= 0 ? replace(LONG_OPTION, text) : text;
    return holdsKey(text) ? replace(KEY, text) : text;
  }

  private static String options(String line) {
    String text = line;
    if (text.contains("-u") || text.contains("-U") || text.contains("-user")) {
      text = replace(OPTION, replace(QUOTED_OPTION, text));
    }
    return text.contains(" -p") && text.contains("ftp") ? replace(SHORT_OPTION, text) : text;
  }

  /** Whether it is worth a closer look: logs have millions of lines without any such word. */
  private static boolean holdsPass(String text) {
    return text.contains("ass")
        || text.contains("ASS")
        || text.contains("wd")
        || text.contains("WD");
  }

  /** Whether the name of a password is followed by a sign that a value comes. */
  private static boolean holdsKey(String text) {
    return text.indexOf('=') >= 0
        || text.indexOf(": ") >= 0
        || text.contains("\":")
        || text.contains(") to ");
  }

  /** What follows the command; not what follows the word in a sentence. */
  private static String pass(String text, String verb) {
    int at = -1;
    while ((at = indexOf(text, verb, at + 1)) >= 0) {
      int end = at + verb.length();
      boolean argument =
          end < text.length() - 1
              && (text.charAt(end) == ' ' || text.charAt(end) == '\t')
              && text.charAt(end + 1) != ' ';
      if (argument && begins(text, at) && !text.startsWith(STARS, end + 1)) {
        char last = text.charAt(text.length() - 1);
        boolean quoted =
            (last == '\'' || last == '"' || last == ']') && text.length() - 1 > end + 1;
        return text.substring(0, end + 1) + STARS + (quoted ? last : "");
      }
    }
    return text;
  }

  private static int indexOf(String text, String verb, int from) {
    char first = (char) (verb.charAt(0) | ' ');
    for (int i = Math.max(0, from); i + verb.length() <= text.length(); i++) {
      boolean begins = (text.charAt(i) | ' ') == first;
      if (begins && text.regionMatches(true, i, verb, 0, verb.length())) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a command can begin here: behind a mark or at the start, not behind a word. */
  private static boolean begins(String text, int at) {
    int before = at - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    boolean capitals = Character.isUpperCase(text.charAt(at));
    int word = before + 1;
    while (word > 0 && Character.isLetter(text.charAt(word - 1))) {
      word--;
    }
    if (before >= 0 && SAYING.contains(text.substring(word, before + 1).toLowerCase(Locale.ROOT))) {
      return true;
    }
    return before < 0 || !Character.isLetter(text.charAt(before)) && (capitals || before == at - 1);
  }

  private static String replace(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    StringBuilder out = new StringBuilder(text.length());
    while (m.find()) {
      m.appendReplacement(out, Matcher.quoteReplacement(m.group(1) + STARS));
    }
    return m.appendTail(out).toString();
  }

  /**
   * {@code ftp://user:secret@host}: up to the last @ of the word, because a secret may hold one.
   */
  private static String url(String text) {
    int from = text.indexOf("://");
    StringBuilder out = new StringBuilder();
    int done = 0;
    while (from >= 0) {
      int end = from + 3;
      int colon = -1;
      int at = -1;
      while (end < text.length() && " \t\"'<>".indexOf(text.charAt(end)) < 0) {
        char c = text.charAt(end);
        colon = c == ':' && colon < 0 ? end : colon;
        at = c == '@' ? end : at;
        end++;
      }
      if (colon > 0 && at > colon && !port(text, colon, at)) {
        out.append(text, done, colon + 1).append(STARS);
        done = at;
      }
      from = text.indexOf("://", end);
    }
    return out.append(text, done, text.length()).toString();
  }

  /** {@code host:21/a@b} holds no secret. */
  private static boolean port(String text, int colon, int at) {
    int i = colon + 1;
    while (i < at && Character.isDigit(text.charAt(i))) {
      i++;
    }
    return i > colon + 1 && text.charAt(i) == '/';
  }
}
