package org.ftpdiag.explain.secrets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Options of command lines: {@code -u user:secret}, {@code --password=secret}, {@code -p secret}.
 */
final class OptionForm {
  private static final String BEGINS = "(?:^|(?<=[\\s'\"\\[(,;]))";
  private static final String APART = "(?:['\"]?\\s*[,=]\\s*|['\"]?\\s+|)";

  /** curl, lftp, ncftp, smbclient: the password follows the name. */
  private static final Pattern USER =
      Pattern.compile(BEGINS + "(?:-u|-U|--user|--proxy-user|--username)" + APART);

  private static final Pattern LONG =
      Pattern.compile(
          "(?i)"
              + BEGINS
              + "--?(?!ask)[a-z_-]*(?:pass(?:word|wd|phrase)?|pwd|pswd|pw)"
              + "(?:['\"]?\\s*[,=]\\s*|['\"]?\\s+)(?![-(])");
  private static final Pattern SHORT =
      Pattern.compile("(?<=[\\s'\",\\[])-p(?:['\"]\\s*,\\s*|\\s+|=|)");
  private static final Pattern CLIENT =
      Pattern.compile("\\b(?:ncftp[a-z]*|ftpget|ftpput|sshpass|ftp-upload)\\b");

  private OptionForm() {}

  /** Whether anything looks like an option: a hyphen and a letter. */
  static boolean mayBeIn(String text) {
    for (int at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
      boolean begins = at == 0 || "-'\" [,;(".indexOf(text.charAt(at - 1)) >= 0;
      if (begins && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1))) {
        return true;
      }
    }
    return false;
  }

  static void find(SecretSpans to) {
    String text = to.text();
    Matcher user = USER.matcher(text);
    while (user.find() && !to.full()) {
      user(to, user.end());
    }
    Matcher named = LONG.matcher(text);
    while (named.find() && !to.full()) {
      word(to, named.end());
    }
    Matcher client = CLIENT.matcher(text);
    boolean known = client.find();
    if (known || text.contains("-u")) {
      Matcher m = SHORT.matcher(text).region(known ? client.end() : 0, text.length());
      m.useTransparentBounds(true);
      while (m.find() && !to.full()) {
        String value = ShellWord.at(text, m.end(), "").value();
        if (known || m.end() > m.start() + 2 && !value.matches("-.*|[0-9]{1,5}")) {
          word(to, m.end());
        }
      }
    }
  }

  private static void user(SecretSpans to, int from) {
    String text = to.text();
    ShellWord w = ShellWord.at(text, from, "");
    int colon = w.from();
    while (colon < w.to() && ":,%".indexOf(text.charAt(colon)) < 0) {
      colon++;
    }
    if (colon > w.from() && colon + 1 < w.to() && !text.startsWith("//", colon + 1)) {
      // The word may be quoted as a whole, or its password alone.
      ShellWord secret =
          ShellWord.isQuote(text.charAt(colon + 1))
              ? ShellWord.at(text, colon + 1, "")
              : new ShellWord(colon + 1, w.to(), text.substring(colon + 1, w.to()));
      add(to, secret);
      int said = Math.max(w.value().indexOf(':'), w.value().indexOf(','));
      if (said >= 0 && !to.isEmpty()) {
        to.also(w.value().substring(said + 1));
      }
    }
  }

  private static void word(SecretSpans to, int from) {
    add(to, ShellWord.at(to.text(), from, ""));
  }

  private static void add(SecretSpans to, ShellWord w) {
    if (SecretSpans.placeholder(w.value()) || w.value().isEmpty() || to.covers(w.from())) {
      return;
    }
    int end = w.to();
    boolean bare = end == to.text().length() || !ShellWord.isQuote(to.text().charAt(end));
    while (bare && end > w.from() + 1 && ";,)]}\"'".indexOf(to.text().charAt(end - 1)) >= 0) {
      end--; // what ends a command is no part of its last word
    }
    to.add(w.from(), end);
    to.also(w.value());
  }
}
