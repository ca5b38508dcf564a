package org.ftpdiag.explain.secrets;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.explain.event.FtpWords;

/**
 * The commands that carry a password, behind whatever mark a program puts before what it sends:
 * {@code > PASS x}, {@code *cmd* 'PASS x'}, {@code echo -e "USER a\r\nPASS x\r\n" | nc}.
 */
final class SentForm {
  /** Words that stand before a command where a program says that it sends it. */
  private static final Set<String> SAYING =
      Set.of(
          ("cmd command quote literal sending send sent received site echo printf request ftp"
                  + " write raw do rawcommand")
              .split(" "));

  /** RFC 959 section 4.1.1; the commands of servers that change a password. */
  private static final Set<String> VERBS = Set.of("PASS", "ACCT", "PSWD", "CPWD", "PASSWD");

  private static final Pattern LINE_END =
      Pattern.compile(
          "\\\\{1,4}+(?:[rn]|x0[aAdD]|0?1[25])|%0[aAdD]|\\[\\\\[rn]]|<(?:CR|LF|CRLF)>|[␍␊]");
  private static final Pattern ARGUMENT =
      Pattern.compile(
          "(?i)['\",\\]}]{0,4}+[\\s,;]{0,8}+['\"]?+\\w{0,16}?(?:arg|param|value)\\w{0,16}+['\"]?+"
              + "\\s{0,4}+[:=]\\s{0,4}+\\[?+\\s{0,4}+");
  private static final Pattern CONVERSION = Pattern.compile("%[-\\d.]{0,8}+s");

  /** So far back a quote is looked for that is still open. */
  private static final int LONGEST_QUOTE = 2048;

  private SentForm() {}

  static void find(SecretSpans to) {
    String text = to.text();
    for (int at = 0; at + 4 <= text.length() && !to.full(); at++) {
      if (mayBegin(text, at)) {
        int end = at;
        while (end < text.length() && end < at + 7 && Character.isLetter(text.charAt(end))) {
          end++;
        }
        if (VERBS.contains(text.substring(at, end).toUpperCase(Locale.ROOT))
            && !to.covers(at)
            && begins(text, at)) {
          argument(to, at, end);
        }
      }
    }
  }

  /** Whether a look at the whole word is worth it. */
  private static boolean mayBegin(String text, int at) {
    char second = (char) (text.charAt(at + 1) | ' ');
    return switch (text.charAt(at) | ' ') {
      case 'p' -> second == 'a' || second == 's';
      case 'a' -> second == 'c';
      case 'c' -> second == 'p';
      default -> false;
    };
  }

  /** Whether a command can begin here: behind a mark or at the start, not behind a word. */
  private static boolean begins(String text, int at) {
    int before = at - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    if (before < 0) {
      return true;
    }
    boolean capitals = Character.isUpperCase(text.charAt(at));
    int word = before + 1;
    while (word > 0 && Character.isLetter(text.charAt(word - 1))) {
      word--;
    }
    String said = text.substring(word, before + 1).toLowerCase(Locale.ROOT);
    if (before < at - 1 && SAYING.contains(said)) {
      return true;
    }
    if (before == at - 1 && Character.isLetterOrDigit(text.charAt(before))) {
      return capitals && (endsLine(text, at) || garbled(text, at));
    }
    return !Character.isLetter(text.charAt(before))
        && (capitals || before == at - 1 || text.charAt(before) == '>')
        && text.charAt(at - 1) != '<'
        && !repliedBefore(text, at);
  }

  /** {@code \r\n} or the like, spelt out, stands right before it. */
  private static boolean endsLine(String text, int at) {
    Matcher m = LINE_END.matcher(text).region(Math.max(0, at - 6), at);
    boolean found = false;
    while (m.find()) {
      found = m.end() == at;
    }
    return found;
  }

  /** tcpdump -A prints the headers of a packet before its content, as dots and letters. */
  private static boolean garbled(String text, int at) {
    int dots = 0;
    for (int i = Math.max(0, at - 16); i < at; i++) {
      dots += text.charAt(i) == '.' ? 1 : 0;
    }
    return dots >= 2;
  }

  /** A sentence of the server about the command: {@code 331 PASS required}. */
  private static boolean repliedBefore(String text, int at) {
    int code = at - 4;
    if (code < 0 || text.charAt(at - 1) != ' ' || FtpWords.code(text.substring(code, at)) == 0) {
      return false;
    }
    String mark = text.substring(0, code).strip();
    return mark.isEmpty()
        || mark.endsWith("<")
        || mark.endsWith("---")
        || mark.endsWith("esponse:");
  }

  private static void argument(SecretSpans to, int at, int end) {
    String text = to.text();
    Matcher m = ARGUMENT.matcher(text).region(end, text.length());
    if (m.lookingAt()) {
      ShellWord w = ShellWord.at(text, m.end(), "");
      if (!SecretSpans.placeholder(w.value())) {
        to.add(w.from(), w.to(), w.value());
      }
      return;
    }
    if (text.startsWith("] [", end)) {
      int close = text.lastIndexOf(']');
      value(to, end + 3, close > end + 3 ? close : text.length());
      return;
    }
    int from = end + 1;
    boolean follows =
        from < text.length()
            && "=:".indexOf(text.charAt(from)) < 0
            && (text.charAt(end) == ' ' || text.charAt(end) == '\t');
    if (!follows || text.charAt(from) == ' ' && text.substring(from).isBlank()) {
      return;
    }
    int last = end(text, at, from);
    value(to, from, last);
    if ((text.charAt(at + 1) | ' ') != 'a' && !to.isEmpty()) { // PSWD, CPWD: the old, the new one
      for (String word : text.substring(from, last).split(" ")) {
        to.also(word);
      }
    }
    conversions(to, from);
  }

  private static void value(SecretSpans to, int from, int end) {
    String value = to.text().substring(from, end);
    if (SecretSpans.placeholder(value) || value.startsWith(SecretSpans.STARS) || value.isBlank()) {
      return;
    }
    to.add(from, end);
    Matcher m = LINE_END.matcher(value);
    to.also(m.find() ? value.substring(0, m.start()) : value.strip());
    to.also(SecretSpans.unclosed(value)); // dumps end in dots
    int quote = Math.max(value.indexOf('"'), value.indexOf('\''));
    if (quote > 3) {
      to.also(value.substring(0, quote));
    }
  }

  /** Where the argument ends: with the line, unless quotes or a shell end it before. */
  private static int end(String text, int at, int from) {
    char before = at > 0 ? text.charAt(at - 1) : ' ';
    char last = text.charAt(text.length() - 1);
    if (before == '[' && last == ']' && text.length() - 1 > from) {
      return text.length() - 1;
    }
    char quote = ShellWord.isQuote(before) ? before : open(text, at);
    if (quote == 0) {
      return shell(text, at) ? shellEnd(text, from) : text.length();
    }
    boolean whole = last == quote && text.length() - 1 > from && before == quote;
    int close = whole ? text.length() - 1 : close(text, quote, from);
    Matcher m = LINE_END.matcher(text).region(from, close);
    boolean spelt = m.find() && (at < 2 || text.charAt(m.start()) == '\\' || endsLine(text, at));
    return spelt ? m.start() : close;
  }

  /** Where a quote is closed, not taking one that stands within a word for that. */
  private static int close(String text, char quote, int from) {
    for (int i = from; i < text.length(); i++) {
      boolean ends = i + 1 == text.length() || " ,)]|;>}&".indexOf(text.charAt(i + 1)) >= 0;
      if (text.charAt(i) == quote && ends) {
        return i;
      }
    }
    return text.length();
  }

  /** The quote that is open at a place; 0 for none. */
  private static char open(String text, int at) {
    for (char quote : new char[] {'"', '\''}) {
      boolean open = false;
      for (int i = Math.max(0, at - LONGEST_QUOTE); i < at; i++) {
        open ^= text.charAt(i) == quote;
      }
      if (open) {
        return quote;
      }
    }
    return 0;
  }

  private static boolean shell(String text, int at) {
    return text.substring(0, at).strip().endsWith("echo");
  }

  private static int shellEnd(String text, int from) {
    int i = from;
    while (i < text.length() && ";|&>)".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  /** {@code printf 'USER %s\r\nPASS %s\r\n' alice secret | nc}: the words behind the format. */
  private static void conversions(SecretSpans to, int from) {
    String text = to.text();
    Matcher m = CONVERSION.matcher(text);
    int number = 0;
    int wanted = -1;
    int last = 0;
    while (m.find()) {
      wanted = m.start() == from ? number : wanted;
      number++;
      last = m.end();
    }
    if (wanted < 0) {
      return;
    }
    int at = last;
    while (at < text.length() && !ShellWord.isQuote(text.charAt(at))) {
      at++;
    }
    at++;
    for (int i = 0; at < text.length() && i <= wanted; i++) {
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ',')) {
        at++;
      }
      ShellWord w = ShellWord.at(text, at, ";|&>),");
      if (i == wanted) {
        to.add(w.from(), w.to(), w.value());
      }
      at = w.to() + (w.from() > at ? 1 : 0);
    }
  }
}
