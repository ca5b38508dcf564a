package org.ftpdiag.explain.event;

import java.util.Set;
import java.util.regex.Pattern;
import org.ftpdiag.ftp.ReplyLines;
import org.ftpdiag.ftp.Verb;

/** What lines of FTP look like, wherever they stand. */
public final class FtpWords {
  /** Stands for a command of which a log tells that it is unknown, and nothing more. */
  public static final String ANY = "NOOP";

  /** The name, alone or in those of programs and classes, but not that of SFTP or TFTP. */
  private static final Pattern NAME = Pattern.compile("(?i)(?<![st])ftp|ftpd");

  private static final int LONGEST = 1000;

  private FtpWords() {}

  /** Whether a line names FTP, or a program or class that is called after it. */
  public static boolean named(String line) {
    return NAME.matcher(line.length() > LONGEST ? line.substring(0, LONGEST) : line).find();
  }

  /** The verb of a command line in capitals; empty for what is no command of FTP. */
  public static String verb(String line) {
    Verb verb = Verb.in(line);
    return verb.known() ? verb.name() : "";
  }

  /** Whether a bare line is a command as programs write them: the verb in capitals. */
  public static boolean isCommand(String line) {
    String verb = verb(line);
    return !verb.isEmpty() && line.startsWith(verb);
  }

  /** The verb in capitals that begins at a place in a line; empty for none. */
  public static String verbAt(String line, int from) {
    int end = from;
    while (end < line.length()
        && end < from + 8
        && (line.charAt(end) >= 'A' && line.charAt(end) <= 'Z'
            || line.charAt(end) >= '0' && line.charAt(end) <= '9')) {
      end++;
    }
    boolean ended = end == line.length() || " '\"\\\t".indexOf(line.charAt(end)) >= 0;
    if (end - from < 3 || !ended) {
      return "";
    }
    String verb = line.substring(from, end);
    return Verb.of(verb).known() ? verb : "";
  }

  /** The code of three digits that begins at a place in a line as a reply does; 0 for none. */
  public static int codeAt(String line, int from) {
    if (from + 3 > line.length()) {
      return 0;
    }
    int n = 0;
    for (int i = from; i < from + 3; i++) {
      int d = line.charAt(i) - '0';
      if (d < 0 || d > 9) {
        return 0;
      }
      n = n * 10 + d;
    }
    boolean ended =
        from + 3 == line.length()
            || " '\"".indexOf(line.charAt(from + 3)) >= 0
            || line.startsWith(": ", from + 3) && line.startsWith(": ", from - 2)
            || line.charAt(from + 3) == '-'
                && (from + 4 == line.length()
                    || line.charAt(from + 4) > '9'
                    || line.charAt(from + 4) == ' ');
    return ended && n >= 100 && n < 660 ? n : 0;
  }

  /** The code that a line begins with as a reply does; 0 for any other line. */
  public static int code(String line) {
    int digits = ReplyLines.codeLength(line);
    if (digits == 0) {
      return 0;
    }
    int n = Integer.parseInt(line.substring(0, digits));
    // Some small servers send the numbers of Windows networking.
    return n >= 100 && n < 700 || n >= 10_000 && n < 11_100 ? n : 0;
  }

  /** The command that a refusal most often answers, where nothing tells which. */
  public static String usualVerb(int code) {
    return switch (code) {
      case 331, 332, 430, 530, 532, 534 -> "PASS";
      case 425, 426, 521, 522 -> "LIST";
      case 451, 452, 552, 553 -> "STOR";
      case 431 -> "AUTH";
      case 500, 502 -> ANY;
      default -> "RETR";
    };
  }

  /** The commands that alone can have such a reply; empty where others can, too. */
  public static Set<String> answered(int code) {
    return switch (code) {
      case 211 -> Set.of("FEAT", "STAT", "HELP");
      case 215 -> Set.of("SYST");
      case 227 -> Set.of("PASV");
      case 228 -> Set.of("LPSV");
      case 229 -> Set.of("EPSV");
      case 234, 334 -> Set.of("AUTH");
      case 331, 332 -> Set.of("USER");
      default -> Set.of();
    };
  }

  /**
   * The command that a reply must answer, in a log without commands; empty where several can be
   * meant.
   *
   * @param way a data connection is prepared
   * @param greeted the server has greeted
   */
  public static String askedBy(int code, boolean way, boolean greeted) {
    return switch (code) {
      case 331, 332 -> "USER";
      case 230, 232 -> "PASS";
      case 227 -> "PASV";
      case 228 -> "LPSV";
      case 229 -> "EPSV";
      case 234 -> "AUTH";
      case 125, 150, 425, 426 -> "LIST";
      case 530, 532 -> greeted ? "PASS" : "";
      case 450, 550 -> way ? "RETR" : "";
      case 451, 452, 552, 553 -> way ? "STOR" : "";
      default -> "";
    };
  }

  /** Whether a line is the last one, or the only one, of a reply with this code. */
  public static boolean ends(String line, int code) {
    return ReplyLines.ends(line, Integer.toString(code));
  }
}
