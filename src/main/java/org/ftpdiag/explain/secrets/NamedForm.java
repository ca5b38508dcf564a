package org.ftpdiag.explain.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.explain.event.FtpWords;

/**
 * A password behind its name: settings, JSON, YAML, XML, the environment, connection strings, code
 * ({@code "password": "x"}, {@code FTP_PASSWORD=x}, {@code Password=x;}, {@code <Pass>x</Pass>}).
 */
final class NamedForm {
  private static final String NAME =
      "(?:pass(?:word|wd|phrase|code|wort)?|mot de passe|user_?pwd|pwd|pswd|secret(?:_?key)?)"
          + "(?:[_-][a-z0-9_-]{1,16}|\\d{1,2}|value)?";

  /** Another name before the value: {@code key="FtpPassword" value="x"}. */
  private static final String VALUE_OF = "['\"]\\s*,?\\s*['\"]?value['\"]?\\s*[:=]\\s*";

  private static final Pattern KEY =
      Pattern.compile(
          "(?i)"
              + NAME
              + "(?:"
              + VALUE_OF
              + "|\\) to " // wget: Setting --password (password) to x
              + "|\\\\?['\"]?\\s?[\\])]?\\s?(?:=>|:=|==?|:)\\s*"
              + "|['\"]?\\s*,\\s*(?=\\\\?['\"])" // define('FTP_PASS', 'x')
              + "|\\(\\s*(?=['\"]))");
  private static final Pattern ELEMENT =
      Pattern.compile(
          "(?i)<(?:\\w{1,40}+:)?[a-z_-]{0,40}pass[^<>/]{0,200}+>([^<]*[\\p{L}\\p{N}][^<]*)(?=<|$)|name=\""
              + NAME
              + "\">([^<]+)(?=<|$)");
  private static final Pattern BASIC = Pattern.compile("Basic ([A-Za-z0-9+/=_-]{4,})");
  private static final Pattern NEXT =
      Pattern.compile("[,;&]\\s{0,8}+\\\\?['\"]?[\\w. -]{1,30}\\\\?['\"]?\\s{0,4}+[:=]");
  private static final Pattern NEXT_WORD =
      Pattern.compile("\\s{1,8}+(?:[/-]\\w|[\\w.-]{1,30}+\\s{0,4}+=)");
  private static final Pattern LINE_START =
      Pattern.compile(
          "(?i)[\\s>|$-]{0,40}+(?:(?:export|set|declare|env|setx|-x)\\s{1,8}+){0,4}+[\\w.$-]{0,64}+");

  private static final int LONGEST_TYPE = 40;

  private NamedForm() {}

  static void find(SecretSpans to) {
    String text = to.text();
    if (text.indexOf('<') >= 0) {
      elements(to);
    }
    Matcher m = null;
    for (int at = 0; at + 3 < text.length() && !to.full(); at++) {
      if (mayBegin(text, at)) {
        m = m == null ? KEY.matcher(text) : m;
        m.region(at, text.length());
        if (m.lookingAt() && !to.covers(at) && !part(text, at) && !refusesPwd(text, at)) {
          value(to, at, m.end());
        }
      }
    }
  }

  /** Whether the expression is worth trying: one try at each place of a line takes microseconds. */
  private static boolean mayBegin(String text, int at) {
    char second = (char) (text.charAt(at + 1) | ' ');
    char third = (char) (text.charAt(at + 2) | ' ');
    return switch (text.charAt(at) | ' ') {
      case 'p' -> second == 'a' && third == 's' || second == 'w' && third == 'd' || second == 's';
      case 'm' -> second == 'o' && third == 't';
      case 'u' -> second == 's' && third == 'e';
      case 's' -> second == 'e' && third == 'c';
      default -> false;
    };
  }

  /** RFC 7617: the user and the password in base64. */
  static void basic(SecretSpans to) {
    Matcher m = BASIC.matcher(to.text());
    while (m.find()) {
      to.add(m.start(1), m.end(1));
      String both = base64(m.group(1));
      to.also(both.substring(both.indexOf(':') + 1));
    }
  }

  private static void elements(SecretSpans to) {
    Matcher m = ELEMENT.matcher(to.text());
    while (m.find()) {
      int group = m.group(1) == null ? 2 : 1;
      String value = m.group(group).strip();
      if (!value.isEmpty() && !SecretSpans.noValue(value)) {
        to.add(m.start(group), m.end(group), value);
        if (m.group().contains("base64")) {
          to.also(base64(value));
        }
      }
    }
  }

  private static String base64(String text) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // it only looked like it
    }
  }

  /** A part of another word: compass, bypass. */
  private static boolean part(String text, int at) {
    return text.regionMatches(true, at - 2, "by", 0, 2)
        || text.regionMatches(true, at - 3, "com", 0, 3);
  }

  /** {@code 550 PWD: Permission denied}: the command, which has no argument, and why not. */
  private static boolean refusesPwd(String text, int at) {
    int code = at - 4;
    return text.startsWith("PWD:", at)
        && code >= 0
        && FtpWords.code(text.substring(code, at)) >= 400
        && (code == 0 || !Character.isLetterOrDigit(text.charAt(code - 1)));
  }

  private static void value(SecretSpans to, int name, int from) {
    String text = to.text();
    boolean userToo = text.regionMatches(true, name, "user", 0, 4); // CURLOPT_USERPWD
    char first = from < text.length() ? text.charAt(from) : ' ';
    boolean quoted =
        ShellWord.isQuote(first)
            || first == '\\'
                && from + 1 < text.length()
                && ShellWord.isQuote(text.charAt(from + 1));
    ShellWord w;
    if (quoted) {
      w = ShellWord.at(text, from, "");
    } else {
      int behind = typed(text, from);
      int end = bareEnd(text, name, behind);
      w = new ShellWord(from, end, text.substring(from, end));
      if (behind > from && behind < end) {
        to.also(text.substring(behind, end).strip());
      }
    }
    int colon = userToo ? text.indexOf(':', w.from()) : -1;
    int start = colon >= 0 && colon < w.to() ? colon + 1 : w.from();
    String value = start == w.from() ? w.value() : text.substring(start, w.to());
    if (value.isBlank() || SecretSpans.noValue(value) || SecretSpans.noValue(firstWord(value))) {
      return;
    }
    if (value.startsWith("//") || to.covers(start)) {
      return;
    }
    to.add(start, w.to(), value.strip());
    to.also(SecretSpans.unclosed(value.strip()));
  }

  /** Where the value itself begins: {@code password=<class 'str'> x} has its type before it. */
  private static int typed(String text, int from) {
    int close = text.startsWith("<", from) ? text.indexOf("> ", from) : -1;
    return close < 0 || close - from > LONGEST_TYPE ? from : close + 2;
  }

  private static String firstWord(String value) {
    String v = value.strip();
    int end = 0;
    while (end < v.length() && " ,;".indexOf(v.charAt(end)) < 0) {
      end++;
    }
    return v.substring(0, end);
  }

  /**
   * Where a value without quotes ends: with the line, a blank, or where the next setting begins.
   */
  private static int bareEnd(String text, int name, int from) {
    Matcher next = NEXT.matcher(text).region(from, text.length());
    int end = next.find() ? next.start() : text.length();
    boolean alone = LINE_START.matcher(text).region(0, name).matches();
    Matcher word = NEXT_WORD.matcher(text).region(from, end);
    if (word.find()) {
      return word.start();
    }
    if (end == text.length() && !alone) {
      int blank = from;
      while (blank < end && !Character.isWhitespace(text.charAt(blank))) {
        blank++;
      }
      end = blank;
    }
    while (end > from + 1 && ";,)]}\"'".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }
}
