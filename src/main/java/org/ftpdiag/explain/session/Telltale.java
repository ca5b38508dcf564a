package org.ftpdiag.explain.session;

import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.ftp.OtherProtocol;
import org.ftpdiag.model.seen.Reply;

/** What gives a reply away, whatever it seems to answer. */
final class Telltale {
  private static final String WANTED = "xpected code [";

  private Telltale() {}

  /** Whether it can be a server's first reply; a log may begin in the middle of a session. */
  static boolean greets(Reply reply) {
    return reply.code() / 10 == 22 || reply.negative() || reply.code() / 100 > 5 || other(reply);
  }

  /** Whether it can be a server's first reply where the log does not show that it is. */
  static boolean opens(Reply reply) {
    return reply.code() == 120
        || reply.code() == 220
        || reply.code() == 421
        || reply.text().startsWith("OOPS")
        || other(reply);
  }

  /** Whether a server of mail or news says it. */
  private static boolean other(Reply reply) {
    return OtherProtocol.of(reply.lines().get(0)).isPresent();
  }

  /** The command that a reply names itself, as those to PORT do. */
  static Optional<String> names(Reply reply) {
    String text = reply.text().toUpperCase(Locale.ROOT);
    if (reply.code() == 500 || reply.code() == 502 || reply.code() == 504) {
      return quoted(reply.text()).or(() -> first(reply.text())).or(() -> worded(text));
    }
    if (reply.code() / 100 == 5) {
      return first(reply.text()).or(() -> worded(text));
    }
    return reply.code() != 200
        ? Optional.empty()
        : text.contains("EPRT COMMAND")
            ? Optional.of("EPRT")
            : text.contains("PORT COMMAND") ? Optional.of("PORT") : Optional.empty();
  }

  /** The command that a reply answers in a log without commands; empty where none is likely. */
  static String answers(Reply reply, LoggedSession talk) {
    boolean way = talk.openWay().isPresent() || talk.facts.active;
    boolean greeted = talk.phase.compareTo(LoggedSession.Phase.GREETED) >= 0;
    String verb =
        names(reply)
            .or(() -> wanted(talk.line.text()))
            .orElse(FtpWords.askedBy(reply.code(), way, greeted));
    if (reply.code() == 125 || reply.code() == 150) {
      return Intent.of(reply.text()).orElse(verb); // for file upload to the server
    }
    if ((talk.excerpt || talk.mute) && verb.isEmpty() && reply.negative()) {
      return talk.intent.isEmpty() ? FtpWords.usualVerb(reply.code()) : talk.intent;
    }
    return verb;
  }

  /** Whether a reply that answers nothing shows that the log leaves commands out. */
  static boolean betrays(Reply reply, LoggedSession talk) {
    boolean port = reply.code() == 200 && names(reply).isPresent();
    boolean way = reply.code() == 227 || reply.code() == 229;
    boolean password = reply.code() == 530 && !talk.loggedIn && talk.lastVerb.equals("USER");
    return talk.phase != LoggedSession.Phase.QUITTING
        && (port || way || password || reply.code() == 125 || reply.code() == 150);
  }

  /** The command that a text quotes: {@code 'PASV ': command not understood}. */
  private static Optional<String> quoted(String text) {
    for (int i = 1; i < text.length(); i++) {
      if ("'\"`".indexOf(text.charAt(i - 1)) >= 0) {
        String verb = FtpWords.verbAt(text, i);
        if (!verb.isEmpty()) {
          return Optional.of(verb);
        }
      }
    }
    return Optional.empty();
  }

  /** The command that a text begins with: {@code PASV: Operation not permitted}. */
  private static Optional<String> first(String text) {
    int colon = text.indexOf(':');
    String verb = colon < 0 ? "" : FtpWords.verbAt(text.substring(0, colon), 0);
    return verb.isEmpty() ? Optional.empty() : Optional.of(verb);
  }

  /** The command that the words of a refusal tell of, in capitals. */
  private static Optional<String> worded(String text) {
    boolean made =
        text.startsWith("CREATE DIRECTORY") || text.contains("CREATE DIRECTORY OPERATION");
    return made
        ? Optional.of("MKD")
        : text.contains("PASSIVE COMMAND")
            ? Optional.of("PASV")
            : text.contains("CHANGE DIRECTORY") ? Optional.of("CWD") : Optional.empty();
  }

  /**
   * The command that a program says it sent, by the code that it wanted in place of a refusal:
   * {@code Expected code [227], got response: 550 x}.
   */
  static Optional<String> wanted(String line) {
    int at = line.indexOf(WANTED) + WANTED.length();
    boolean named = at >= WANTED.length() && at + 3 < line.length();
    int code = named ? FtpWords.code(line.substring(at, at + 3)) : 0;
    return FtpWords.answered(code).stream().filter(x -> code != 211).findFirst();
  }

  /** Whether it repeats to a client that goes on that the login was refused. */
  static boolean echoes(Reply reply) {
    return reply.code() == 530 || reply.code() == 503 || reply.text().contains("ogin with");
  }

  /** Whether a reply to a transfer answers the command before it, which the log does not show. */
  static boolean setsUp(Reply reply) {
    if (reply.code() != 200 && reply.code() != 500 && reply.code() != 501) {
      return reply.code() >= 227 && reply.code() <= 229;
    }
    String text = reply.text().toUpperCase(Locale.ROOT);
    return text.contains("PORT ") || text.contains("EPRT ");
  }

  /** Whether a text takes back what its code says, as vsftpd's 226 for a closed directory does. */
  static boolean hollow(String text) {
    return text.contains("ailed") || text.contains("nable to") || text.contains("enied");
  }
}
