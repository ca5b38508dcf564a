package org.ftpdiag.report.redact;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks commands: what stands behind a verb is a path, a user or a text, as the verb says. */
final class CommandMask {
  private static final Set<String> PATHS =
      Set.of(
          "CWD", "XCWD", "MLST", "LIST", "NLST", "MLSD", "SIZE", "MDTM", "HASH", "MD5", "XCRC",
          "XMD5", "XSHA", "XSHA1", "XSHA256", "XSHA512", "RETR", "STOR", "APPE", "STOU", "MKD",
          "XMKD", "RMD", "XRMD", "DELE", "RNFR", "RNTO", "SMNT", "STAT", "AVBL", "DSIZ", "RMDA",
          "THMB");

  /** Those with a word before the path: a time, facts, a command of their own. */
  private static final Set<String> WORD_AND_PATH =
      Set.of("MFMT", "MFCT", "MFF", "PRET", "SITE", "COMB");

  /**
   * A command somewhere in a line of a log, in capitals as programs write it, and nothing behind
   * it.
   */
  private static final Pattern IN_A_LINE =
      Pattern.compile(
          "(?<![A-Za-z])(USER|HOST|"
              + String.join("|", PATHS)
              + "|"
              + String.join("|", WORD_AND_PATH)
              + ") (?!command\\b|and\\b|or\\b|first\\b|with\\b)([^\\r\\n]{1,1000})$");

  private static final Pattern REPLY = Pattern.compile("(?<![\\d.:,])[1-6]\\d\\d[- ][^\\d]");

  private final TextMask text;

  CommandMask(TextMask text) {
    this.text = text;
  }

  /** A command as it was sent. */
  String line(String line) {
    int blank = line.indexOf(' ');
    return blank < 0
        ? text.text(line)
        : line.substring(0, blank + 1)
            + argument(line.substring(0, blank), line.substring(blank + 1));
  }

  /** What stands behind a verb. */
  String argument(String verb, String argument) {
    String name = verb.toUpperCase(Locale.ROOT);
    if (name.equals("USER")) {
      return text.user(argument);
    }
    if (name.equals("HOST")) {
      return text.hostAndPort(argument);
    }
    if (PATHS.contains(name)) {
      return text.path(argument);
    }
    int blank = argument.indexOf(' ');
    if (WORD_AND_PATH.contains(name) && blank > 0) {
      String rest = argument.substring(blank + 1);
      boolean path = !name.equals("SITE") || !argument.regionMatches(true, 0, "HELP", 0, 4);
      return text.text(argument.substring(0, blank + 1)) + (path ? words(rest) : text.text(rest));
    }
    return text.text(argument);
  }

  /** Whether what stands behind a verb names something on the server. */
  static boolean namesPath(String verb) {
    return PATHS.contains(verb) || WORD_AND_PATH.contains(verb);
  }

  /** {@code 644 report.csv}: numbers stay, all else is taken for a path. */
  private String words(String words) {
    StringBuilder masked = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      masked.append(masked.length() == 0 ? "" : " ");
      masked.append(word.matches("[0-9]{1,14}") ? word : text.path(word));
    }
    return masked.toString();
  }

  /** A line of another program's log, which may hold a command. */
  String logged(String line) {
    Matcher m = IN_A_LINE.matcher(line);
    return !REPLY.matcher(line).find() && m.find()
        ? text.text(line.substring(0, m.start(2))) + argument(m.group(1), m.group(2))
        : text.text(line);
  }
}
