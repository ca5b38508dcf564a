package org.ftpdiag.explain.dialect;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Codeless;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.event.Wordings;
import org.ftpdiag.ftp.Verb;

/**
 * PHP's warnings ({@code ftp_login(): Login incorrect.}), which show the server's text without its
 * code, those of its ftp:// streams, and what WordPress makes of them.
 */
final class PhpDialect implements Dialect {
  private static final String CLOSING = "QUIT";
  private static final String REPORTS = "FTP server reports ";
  private static final Map<String, String> VERBS =
      Map.ofEntries(
          Map.entry("ftp_login", "PASS"),
          Map.entry("ftp_put", "STOR"),
          Map.entry("ftp_fput", "STOR"),
          Map.entry("ftp_nb_put", "STOR"),
          Map.entry("ftp_nb_fput", "STOR"),
          Map.entry("ftp_append", "APPE"),
          Map.entry("ftp_get", "RETR"),
          Map.entry("ftp_fget", "RETR"),
          Map.entry("ftp_nb_get", "RETR"),
          Map.entry("ftp_nlist", "NLST"),
          Map.entry("ftp_rawlist", "LIST"),
          Map.entry("ftp_mlsd", "MLSD"),
          Map.entry("ftp_chdir", "CWD"),
          Map.entry("ftp_cdup", "CDUP"),
          Map.entry("ftp_mkdir", "MKD"),
          Map.entry("ftp_rmdir", "RMD"),
          Map.entry("ftp_delete", "DELE"),
          Map.entry("ftp_rename", "RNTO"),
          Map.entry("ftp_pasv", "PASV"),
          Map.entry("ftp_chmod", "SITE"),
          Map.entry("ftp_site", "SITE"),
          Map.entry("ftp_exec", "SITE"),
          Map.entry("ftp_ssl_connect", "AUTH"),
          Map.entry("ftp_close", CLOSING),
          Map.entry("ftp_quit", CLOSING),
          Map.entry("ftp_connect", "greeting"));

  /** Words of replies that grant what was asked for. */
  private static final List<String> GRANTS =
      List.of(
          "Entering Passive Mode",
          "Entering Extended Passive",
          "command successful",
          "command okay",
          "Type set to",
          "TYPE is now",
          "Switching to ",
          "Opening ",
          "Accepted data connection");

  @Override
  public String id() {
    return "php";
  }

  @Override
  public int likeness(String line) {
    int call = line.indexOf("ftp_");
    boolean warning = call >= 0 && (line.indexOf("): ", call) > 0 || line.indexOf("() ", call) > 0);
    if (warning || line.contains(REPORTS) || line.contains("(ftp://...@")) {
      return 10;
    }
    return line.contains("Failed to connect to FTP Server")
            || line.contains("Username/Password incorrect for")
        ? 9
        : 0;
  }

  @Override
  public Reading open() {
    return PhpDialect::read;
  }

  private static void read(String line, Consumer<Event> to) {
    int reports = line.indexOf(REPORTS);
    if (reports >= 0) {
      to.accept(Event.reported(line.substring(reports + REPORTS.length())));
      return;
    }
    if (line.contains("Username/Password incorrect for")) {
      to.accept(Event.refused("PASS", "Login incorrect."));
      return;
    }
    int call = line.indexOf("ftp_");
    int text = call < 0 ? -1 : end(line, call);
    if (text < 0) {
      if (Wordings.load().find(line).filter(w -> w.cue().trouble()).isPresent()) {
        to.accept(Event.error(line));
      }
      return;
    }
    int end = call;
    while (end < line.length()
        && (Character.isLetter(line.charAt(end)) || line.charAt(end) == '_')) {
      end++;
    }
    tell(VERBS.get(line.substring(call, end)), said(line.substring(text)), to);
  }

  /** Where the message begins: behind {@code (): }, or {@code () [<a href=...>]: } of old. */
  private static int end(String line, int call) {
    int plain = line.indexOf("): ", call);
    int old = line.indexOf("() [", call);
    int bracket = old < 0 ? -1 : line.indexOf("]: ", old);
    return plain >= 0 ? plain + 3 : bracket < 0 ? -1 : bracket + 3;
  }

  /** Without {@code in /path/file.php on line 12}. */
  private static String said(String text) {
    int in = text.lastIndexOf(" in /");
    in = in < 0 ? text.lastIndexOf(" in C:") : in;
    return in < 0 ? text : text.substring(0, in);
  }

  private static void tell(String verb, String text, Consumer<Event> to) {
    if (CLOSING.equals(verb)) {
      return; // whatever goes wrong when all is over
    }
    boolean own =
        Wordings.load().find(text).filter(w -> w.cue().trouble()).isPresent()
            && !Codeless.worded(verb == null ? "" : verb, text);
    if (text.startsWith("Argument #") || text.startsWith("supplied") || text.endsWith("given")) {
      return; // the script called it without a connection
    }
    if (verb == null) {
      to.accept(Event.error(text));
    } else if (own) {
      // The system's words, not the server's.
      boolean transfer = Verb.of(verb).transfers();
      if (transfer) {
        to.accept(Event.sent("PASV"));
        to.accept(Event.reply("227"));
        to.accept(Event.sent(verb));
      }
      to.accept(Event.error(text));
    } else if (FtpWords.code(text) > 0) {
      to.accept(Event.sent(verb));
      to.accept(Event.reply(text));
    } else if (Verb.of(verb).transfers() && granted(text)) {
      unmet(verb, text, to);
    } else {
      to.accept(Event.refused(verb, text));
    }
  }

  /** Whether PHP repeats a reply that refuses nothing: what failed came after it, unseen. */
  private static boolean granted(String text) {
    return GRANTS.stream().anyMatch(text::contains);
  }

  private static void unmet(String verb, String text, Consumer<Event> to) {
    boolean passive = text.startsWith("Entering ");
    if (!passive && !text.contains("PORT command") && !text.contains("EPRT command")) {
      to.accept(Event.error("failed after: " + text));
      return;
    }
    to.accept(Event.sent(passive ? "PASV" : "PORT"));
    to.accept(Event.reply((passive ? "227 " : "200 ") + text));
    to.accept(Event.sent(verb));
    to.accept(Event.error("accept timeout after: " + text));
  }
}
