package org.ftpdiag.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.demo.DemoFiles.Entry;

/** Commands on files and directories that need no data connection. */
final class FileCommands {
  /** RFC 3659 section 2.3. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FileCommands() {}

  static void addTo(Map<String, Command> all) {
    all.put("PWD", (session, argument) -> Answer.of("257 " + quoted(session.state().directory)));
    all.put("CWD", FileCommands::cwd);
    all.put("CDUP", (session, argument) -> cwd(session, ".."));
    all.put("SIZE", FileCommands::size);
    all.put("MDTM", FileCommands::mdtm);
    all.put("MLST", FileCommands::mlst);
    all.put("STAT", FileCommands::stat);
    all.put("DELE", (session, argument) -> remove(session, argument, false));
    all.put("RMD", (session, argument) -> remove(session, argument, true));
    all.put("MKD", FileCommands::mkd);
    all.put("RNFR", FileCommands::rnfr);
    all.put("RNTO", FileCommands::rnto);
    Map.of("XPWD", "PWD", "XCWD", "CWD", "XCUP", "CDUP", "XMKD", "MKD", "XRMD", "RMD")
        .forEach((old, name) -> all.put(old, all.get(name)));
  }

  /** Whether this client may change files. */
  static boolean mayWrite(DemoSession session) {
    Scenario scenario = session.scenario();
    return !scenario.readOnly() && (!session.state().anonymous() || scenario.anonymousWrites());
  }

  /** What MLSD and MLST say of an entry (RFC 3659 section 7). */
  static String facts(DemoSession session, Entry e) {
    String perm =
        mayWrite(session) ? (e.directory() ? "celmp" : "adfrw") : (e.directory() ? "el" : "r");
    return "type="
        + (e.directory() ? "dir;" : "file;size=" + e.size() + ";")
        + "modify="
        + TIME.format(shifted(session, e.modified()))
        + ";perm="
        + perm
        + ";";
  }

  /** A time as the server's clock has it. */
  static Instant shifted(DemoSession session, Instant time) {
    return time.plusSeconds(session.scenario().clock());
  }

  private static Answer cwd(DemoSession session, String argument) {
    String path = session.state().path(argument);
    if (session.files().find(path).filter(Entry::directory).isEmpty()) {
      return missing(argument);
    }
    session.state().directory = path;
    return Answer.of("250 Directory changed.");
  }

  private static Answer size(DemoSession session, String argument) {
    if (!session.state().binary) {
      return Answer.of("550 SIZE is not allowed in ASCII mode.");
    }
    return file(session, argument)
        .map(e -> Answer.of("213 " + e.size()))
        .orElseGet(() -> missing(argument));
  }

  private static Answer mdtm(DemoSession session, String argument) {
    return file(session, argument)
        .map(e -> Answer.of("213 " + TIME.format(shifted(session, e.modified()))))
        .orElseGet(() -> missing(argument));
  }

  private static Answer mlst(DemoSession session, String argument) {
    String path = session.state().path(argument);
    return session
        .files()
        .find(path)
        .map(e -> Answer.of("250-Listing\n " + facts(session, e) + " " + path + "\n250 End"))
        .orElseGet(() -> missing(argument));
  }

  private static Answer stat(DemoSession session, String argument) {
    if (argument.isEmpty()) {
      return Answer.of(
          "211-ftpdiag demo server\n Logged in, "
              + (session.state().binary ? "TYPE I" : "TYPE A")
              + "\n211 End of status");
    }
    String lines = Listings.unix(session, session.state().path(argument)).replace("\r\n", "\n");
    return Answer.of("213-Status follows:\n" + lines + "213 End of status");
  }

  private static Answer remove(DemoSession session, String argument, boolean directory) {
    String path = session.state().path(argument);
    if (session.files().find(path).isEmpty()) {
      return missing(argument);
    }
    if (!mayWrite(session)) {
      return denied();
    }
    return Answer.of(
        session.files().remove(path, directory)
            ? "250 Removed."
            : "550 " + argument + ": Operation not permitted.");
  }

  private static Answer mkd(DemoSession session, String argument) {
    String path = session.state().path(argument);
    if (!mayWrite(session)) {
      return denied();
    }
    return Answer.of(
        !argument.isEmpty() && session.files().put(path, null, Instant.now())
            ? "257 " + quoted(path) + " created."
            : "550 " + argument + ": Cannot create the directory.");
  }

  private static Answer rnfr(DemoSession session, String argument) {
    String path = session.state().path(argument);
    if (session.files().find(path).isEmpty()) {
      return missing(argument);
    }
    session.state().renameFrom = path;
    return Answer.of("350 Ready for RNTO.");
  }

  private static Answer rnto(DemoSession session, String argument) {
    String from = session.state().renameFrom;
    session.state().renameFrom = null;
    if (from == null) {
      return Answer.of("503 Send RNFR first.");
    }
    if (!mayWrite(session)) {
      return denied();
    }
    return Answer.of(
        session.files().rename(from, session.state().path(argument))
            ? "250 Renamed."
            : "550 " + argument + ": Cannot rename.");
  }

  static Answer missing(String argument) {
    return Answer.of("550 " + argument + ": No such file or directory.");
  }

  static Answer denied() {
    return Answer.of("550 Permission denied.");
  }

  private static Optional<Entry> file(DemoSession session, String argument) {
    return session.files().find(session.state().path(argument)).filter(e -> !e.directory());
  }

  /** RFC 959 appendix II: quotes in a name are doubled. */
  private static String quoted(String path) {
    return '"' + path.replace("\"", "\"\"") + '"';
  }
}
