package org.ftpdiag.explain.event;

import java.util.List;
import java.util.Optional;

/** Finds the refusal, code included, that a program repeats within words of its own. */
public final class RepeatedReply {
  /** How far into a line a reply that it repeats may stand. */
  private static final int DEEPEST = 300;

  /** What stands before the code where words of the program stand between it and the text. */
  private static final List<String> LEADS =
      List.of(
          "code=",
          "code: ",
          "code ",
          "got ",
          "error ",
          "response ",
          "reply ",
          "reason ",
          "response: [0] ",
          "statuscodekey=");

  /** What .NET writes behind the code, whatever the server said. */
  private static final List<String> DOTNET =
      List.of(
          "Service not available, closing control",
          "Can't open data connection",
          "Connection closed; transfer aborted",
          "File unavailable",
          "Local error in processing",
          "Insufficient storage space",
          "Syntax error, command unrecognized",
          "Syntax error in parameters or arguments",
          "Bad sequence of commands",
          "Not logged in",
          "Account needed",
          "Exceeded storage allocation",
          "File name not allowed");

  private static final String EDGES = " ,;:('\"[{-";
  private static final String ENDS = " `'\")]}";

  private RepeatedReply() {}

  /**
   * The refusal: behind a colon or in brackets ({@code Access failed: 550 x}); in a line that
   * speaks of FTP also behind the word for it ({@code Code=550 ('x')}), or the code in brackets
   * before the text ({@code error: (550) x}); empty where the line has none.
   */
  public static Optional<String> in(String line) {
    int last = Math.min(line.length() - 4, DEEPEST);
    boolean ofFtp = false;
    for (int i = 2; i < last; i++) {
      char c = line.charAt(i);
      if (c != '4' && c != '5' || FtpWords.code(line.substring(i, i + 3)) == 0) {
        continue;
      }
      char after = line.charAt(i + 3);
      boolean begins =
          line.charAt(i - 1) == ' ' && line.charAt(i - 2) == ':'
              || line.charAt(i - 1) == '('
              || line.charAt(i - 1) == '[' && line.startsWith(": ", Math.max(0, i - 3));
      if (begins && after == ' ') {
        return Optional.of(line.substring(i));
      }
      boolean bracketed = after == ')' && line.charAt(i - 1) == '(' && line.charAt(i - 2) == ' ';
      boolean quoted = "`'\"".indexOf(line.charAt(i - 1)) >= 0;
      boolean named = bracketed || quoted || led(line, i);
      if (named && (" ),}".indexOf(after) >= 0)) {
        ofFtp =
            ofFtp
                || FtpWords.named(line)
                || line.contains("Waiting for (")
                || bracketed && dotnet(line.substring(i + 4).strip());
        if (ofFtp) {
          return Optional.of(line.substring(i, i + 3) + " " + bare(line.substring(i + 4)));
        }
      }
    }
    return ReplyNames.in(line);
  }

  /** Whether a line repeats a refusal, and shows that it is one of FTP. */
  public static boolean ofFtp(String line) {
    boolean known =
        line.contains("server returned an error: (") || line.contains("determine system type");
    return (known || FtpWords.named(line)) && in(line).isPresent();
  }

  /** Whether .NET has these words for a reply of FTP, and none such for one of the web. */
  private static boolean dotnet(String text) {
    return DOTNET.stream().anyMatch(text::startsWith);
  }

  private static boolean led(String line, int at) {
    for (String lead : LEADS) {
      if (line.regionMatches(true, at - lead.length(), lead, 0, lead.length())) {
        return true;
      }
    }
    return false;
  }

  /** Without the brackets and quotation marks that the program put around it. */
  private static String bare(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && EDGES.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    boolean ticked = text.endsWith("`");
    while (to > from && (from > 0 || ticked) && ENDS.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }
}
