package org.ftpdiag.explain.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls in code and stack traces: {@code ftp.login("alice", "x")}, {@code FTP('h', 'u', 'x')},
 * {@code new NetworkCredential("u", "x")}.
 */
final class CallForm {
  private static final Pattern LOGIN =
      Pattern.compile("(?i)(?:log_?in|log_?on|sign_?in|credentials?|userinfo|auth\\w{0,12})\\(");

  /** Calls whose first argument may be the host. */
  private static final Pattern CONNECT =
      Pattern.compile(
          "(?i)(?:connect|access|ftps?(?:_?tls|_?client|_?connection|_?session)?"
              + "|ftp(?:::|\\.|->)(?:new|open))\\(");

  /** Characters of the arguments of a call that are looked at. */
  private static final int LONGEST = 1024;

  private static final Pattern HOST =
      Pattern.compile("localhost|[\\w-]{1,63}+(?:\\.[\\w-]{1,63}+){1,8}+");
  private static final Pattern WORD = Pattern.compile("[^\\s'\"(),]+");

  /** One argument; the place of its value. */
  private record Argument(int from, int to, String value, boolean quoted) {}

  private CallForm() {}

  static void find(SecretSpans to) {
    Matcher login = LOGIN.matcher(to.text());
    while (login.find() && !to.full()) {
      List<Argument> all = arguments(to.text(), login.end());
      List<Argument> quoted = all.stream().filter(Argument::quoted).toList();
      if (quoted.size() > 1) {
        quoted.subList(1, quoted.size()).forEach(a -> add(to, a));
      } else if (all.size() > 1 && WORD.matcher(all.get(1).value()).matches()) {
        add(to, all.get(all.size() - 1)); // as a log prints a call
      }
    }
    Matcher connect = CONNECT.matcher(to.text());
    while (connect.find() && !to.full()) {
      List<Argument> quoted =
          arguments(to.text(), connect.end()).stream().filter(Argument::quoted).toList();
      boolean host = !quoted.isEmpty() && HOST.matcher(quoted.get(0).value()).matches();
      int first = quoted.size() > 2 || host ? 2 : 1;
      if (quoted.size() > first) {
        quoted.subList(first, quoted.size()).forEach(a -> add(to, a));
      }
    }
  }

  private static void add(SecretSpans to, Argument a) {
    if (!a.value().isEmpty() && !SecretSpans.placeholder(a.value()) && !to.covers(a.from())) {
      to.add(a.from(), a.to(), a.value());
      if (a.value().endsWith("...")) { // PHP cuts what is long
        to.also(a.value().substring(0, a.value().length() - 3));
      }
    }
  }

  private static List<Argument> arguments(String text, int start) {
    List<Argument> all = new ArrayList<>();
    int depth = 0;
    int from = start;
    int i = start;
    int end = Math.min(text.length(), start + LONGEST);
    Argument literal = null;
    while (i < end && depth >= 0 && all.size() < 12) {
      char c = text.charAt(i);
      if (ShellWord.isQuote(c) && depth == 0) {
        ShellWord w = ShellWord.at(text, i, "");
        literal = new Argument(w.from(), w.to(), w.value(), true);
        i = w.to();
      } else if (c == ',' && depth == 0 || c == ')' && depth == 0) {
        all.add(literal != null ? literal : bare(text, from, i));
        literal = null;
        from = i + 1;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      i++;
    }
    if (literal != null) {
      all.add(literal); // the line ends within the call
    }
    return all;
  }

  private static Argument bare(String text, int from, int to) {
    int begin = from;
    while (begin < to && text.charAt(begin) == ' ') {
      begin++;
    }
    int end = to;
    while (end > begin && text.charAt(end - 1) == ' ') {
      end--;
    }
    return new Argument(begin, end, text.substring(begin, end), false);
  }
}
