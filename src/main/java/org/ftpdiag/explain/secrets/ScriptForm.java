package org.ftpdiag.explain.secrets;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command languages of clients: {@code user NAME PASSWORD} in scripts and here-documents of ftp
 * and lftp, the words of {@code .netrc}, what expect sends at the prompt for a password.
 */
final class ScriptForm {
  private static final Pattern USER =
      Pattern.compile(
          "(?:^\\s*(?:\\w*ftp[^>]{0,80}> ?)?|[;\"'{(&>]\\s*|\\\\[rn]|(?:echo|printf)\\s+['\"]?)"
              + "user\\s+(?=\\S)");
  private static final Pattern NETRC =
      Pattern.compile(
          "(?:^|\\s)(?:(?:machine|login)\\s{1,8}+\\S{1,256}+|default)\\s.{0,256}?\\bpassw(?:or)?d\\s{1,8}+(?=\\S)"
              + "|^\\s{0,40}+passw(?:or)?d\\s{1,8}+(?=\\S{1,256}+\\s*$)");
  private static final Pattern ACCOUNT = Pattern.compile("\\baccount\\s+(?=\\S)");
  private static final Pattern EXPECT =
      Pattern.compile("(?i)assword.{0,40}?\\bsend(?:line)?\\s*(?:--\\s+|\\()?(?=[\"'])");

  /** What follows such words in a sentence. */
  private static final Set<String> PROSE =
      Set.of(
          ("logged disconnected connected denied rejected unknown failed timed is was not has"
                  + " and or for from in on to incorrect required expired wrong accepted ok invalid"
                  + " please authentication must cannot can't may should does login access found quit"
                  + " attempt failure error mismatch needed changed missing unknown. failed.")
              .split(" "));

  private ScriptForm() {}

  static void find(SecretSpans to) {
    String text = to.text();
    if (text.contains("user ")) {
      Matcher user = USER.matcher(text);
      while (user.find() && !to.full()) {
        user(to, user.start(), user.end());
      }
    }
    boolean entry =
        text.contains("login ") || text.contains("machine ") || text.contains("default ");
    if (entry || text.stripLeading().startsWith("passw")) {
      netrc(to);
    }
    if (text.contains("send")) {
      expect(to);
    }
  }

  private static void netrc(SecretSpans to) {
    String text = to.text();
    Matcher netrc = NETRC.matcher(text);
    if (netrc.find()) {
      ShellWord w = ShellWord.at(text, netrc.end(), "");
      if (add(to, w)) {
        Matcher account = ACCOUNT.matcher(text).region(w.to(), text.length());
        if (account.find()) {
          add(to, ShellWord.at(text, account.end(), ""));
        }
      }
    }
  }

  private static void expect(SecretSpans to) {
    String text = to.text();
    Matcher expect = EXPECT.matcher(text);
    while (expect.find()) {
      ShellWord w = ShellWord.at(text, expect.end(), "");
      int cut = text.indexOf("\\", w.from());
      int end = cut < 0 || cut > w.to() ? w.to() : cut;
      to.add(w.from(), end);
    }
  }

  private static void user(SecretSpans to, int begin, int from) {
    String text = to.text();
    boolean script = text.substring(begin, from).strip().length() > "user".length();
    ShellWord name = ShellWord.at(text, from, script ? ";" : "");
    int at = after(text, name, from);
    int start = at;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (at == start || at == text.length() || ";|\"')}".indexOf(text.charAt(at)) >= 0) {
      // A quote here closes what the script stands in, unless another one follows.
      boolean opens =
          at < text.length()
              && at > start
              && ShellWord.isQuote(text.charAt(at))
              && text.indexOf(text.charAt(at), at + 1) > 0;
      if (!opens) {
        return;
      }
    }
    ShellWord w = ShellWord.at(text, at, script ? ";\"'}|>" : "");
    int rest = after(text, w, at);
    String more = text.substring(Math.min(rest, text.length())).strip();
    boolean ends = more.isEmpty() || ";\"'}|>)\\&".indexOf(more.charAt(0)) >= 0;
    boolean account = !ends && script && more.indexOf(' ') < 0;
    int escape = text.indexOf("\\", w.from());
    boolean escaped = script && escape > w.from() && escape < w.to();
    if (ends || account || escaped) {
      add(to, escaped ? new ShellWord(w.from(), escape, text.substring(w.from(), escape)) : w);
    }
    if (account) {
      int where = text.indexOf(more, rest);
      to.add(where, where + more.length());
    }
  }

  /** The place behind a word and the quote that closes it. */
  private static int after(String text, ShellWord w, int start) {
    return w.from() > start && w.to() < text.length() ? w.to() + w.from() - start : w.to();
  }

  private static boolean add(SecretSpans to, ShellWord w) {
    String value = w.value();
    boolean secret =
        !PROSE.contains(value.toLowerCase(Locale.ROOT))
            && !SecretSpans.placeholder(value)
            && !value.isEmpty();
    if (secret && !to.covers(w.from())) {
      to.add(w.from(), w.to(), value);
    }
    return secret;
  }
}
