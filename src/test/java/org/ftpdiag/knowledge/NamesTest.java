package org.ftpdiag.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.Reply;
import org.junit.jupiter.api.Test;

/** What a file, a user or a host is called decides nothing. */
class NamesTest {
  private static final ReplyTable TABLE = ReplyTable.load();
  private static final String NEUTRAL = "report.csv";

  /** Names that are telling words, or hold some. */
  private static final List<String> TELLING =
      List.of(
          "quota.d",
          "shutdown",
          "session-resume",
          "secure-upload",
          "quota",
          "timeout.log",
          "/etc/ssl/a.pem",
          "tls.txt",
          "disk full.txt",
          "no space/left.bin",
          "too many connections.txt",
          "user locked.txt",
          "banned",
          "password-expired",
          "maintenance",
          "certificate",
          "rest",
          "list",
          "up",
          "a",
          "/srv/backup/ratio/",
          "max users.csv",
          "encrypt",
          "idle",
          "Limit_2024");

  /** How servers speak of a file; N is its name. */
  private static final List<String> SENTENCES =
      List.of(
          "550 N: not a plain file.",
          "550 N: No such file or directory.",
          "550 N: No such file or directory",
          "550 N: Permission denied.",
          "550 N: Permission denied",
          "550 N: Access is denied.",
          "550 N: Operation not permitted",
          "550 N: File exists",
          "550 N: Is a directory",
          "550 N: Not a directory",
          "550 N: File not found.",
          "550 File N not found.",
          "550 File 'N' not found.",
          "550 \"N\": no such file or directory.",
          "550 'N' does not exist.",
          "550 N does not exist.",
          "550 N not found.",
          "550 N is a directory.",
          "550 Can't open N: No such file or directory",
          "550 Can't open N: Permission denied",
          "550 Could not open N.",
          "550 Failed to open file N.",
          "550 Failed to open N",
          "550 Could not delete N: Permission denied",
          "550 Couldn't access N: permission denied",
          "550 Cannot access N.",
          "550 No such file: N",
          "550 No such directory N",
          "550 Access to N is denied.",
          "550 Requested action not taken. N: no access.",
          "550 (N) Permission denied",
          "550 [N] is not readable.",
          "550 /home/alice/N: No such file or directory",
          "553 N: Permission denied on server.",
          "553 Could not create file N.",
          "553 Can't open N for writing.",
          "450 N: No such file or directory",
          "450 N: file unavailable",
          "550 Can't change directory to N: No such file or directory",
          "550 Access denied to N.");

  private static final List<String> VERBS =
      List.of(
          ("CWD RETR SIZE MDTM LIST NLST MLSD MLST STAT RNFR STOR APPE DELE RMD MKD RNTO")
              .split(" "));

  @Test
  void theNameOfAFileDecidesNothing() {
    List<String> decided = new ArrayList<>();
    int asked = 0;
    for (String sentence : SENTENCES) {
      String said = sentence.replaceAll("\\bN\\b", "\u0001");
      for (String verb : VERBS) {
        Optional<FindingId> due = found(said, verb, NEUTRAL);
        for (String name : TELLING) {
          asked++;
          Optional<FindingId> found = found(said, verb, name);
          if (!found.equals(due)) {
            decided.add(sentence + " " + verb + " " + name + ": " + found + ", not " + due);
          }
        }
      }
    }
    assertTrue(asked >= 16_000, asked + " replies");
    assertEquals(List.of(), decided.stream().limit(20).toList(), decided.size() + " of " + asked);
  }

  private static Optional<FindingId> found(String said, String verb, String name) {
    String relative = said.contains("/\u0001") ? name.replaceAll("^/", "") : name;
    ReplyContext context =
        ReplyContext.after(verb).naming(Names.of(verb, name, "alice", "ftp.example.org"));
    return TABLE
        .match(Reply.of(said.replace("\u0001", relative)), context)
        .flatMap(r -> r.finding(context));
  }

  @Test
  void theNameOfAUserDecidesNothing() {
    List<String> users =
        List.of(
            "secure-upload",
            "tls",
            "quota",
            "locked",
            "expired01",
            "home",
            "maxclients",
            "timeout",
            "banned",
            "encrypt.me",
            "no-login",
            "admin",
            "shell",
            "database",
            "ip-address");
    List<String> sentences =
        List.of(
            "530 User \u0001 access denied.",
            "530 User \u0001 cannot log in.",
            "530 User '\u0001' rejected.",
            "530 Login failed for user \u0001.",
            "530 \u0001: Login incorrect.",
            "530 User \u0001 unknown.",
            "530 Login incorrect for \"\u0001\".",
            "530 \u0001 may not use FTP.",
            "530 Authentication failed for \u0001",
            "530 Invalid password for user \u0001.");
    List<String> decided = new ArrayList<>();
    for (String sentence : sentences) {
      for (String verb : List.of("USER", "PASS")) {
        Optional<FindingId> due = login(sentence, verb, "alice");
        for (String user : users) {
          Optional<FindingId> found = login(sentence, verb, user);
          if (!found.equals(due)) {
            decided.add(sentence + " " + verb + " " + user + ": " + found + ", not " + due);
          }
        }
      }
    }
    assertEquals(List.of(), decided);
  }

  private static Optional<FindingId> login(String said, String verb, String user) {
    ReplyContext context =
        ReplyContext.after(verb, ReplyContext.Flag.CLEAR, ReplyContext.Flag.NAMED)
            .naming(Names.of(verb, verb.equals("USER") ? user : "****", user, "ftp.example.org"));
    return TABLE
        .match(Reply.of(said.replace("\u0001", user)), context)
        .flatMap(r -> r.finding(context));
  }

  private static void means(FindingId finding, String reply, String verb, String argument) {
    ReplyContext context = ReplyContext.after(verb).naming(Names.of(verb, argument, "alice", ""));
    assertEquals(
        Optional.of(finding),
        TABLE.match(Reply.of(reply), context).flatMap(r -> r.finding(context)),
        reply + " after " + verb + " " + argument);
  }

  @Test
  void aWordOfTheServersOwnStaysOneWhateverTheFileIsCalled() {
    means(FindingId.QUOTA_EXCEEDED, "552 Disk quota exceeded", "STOR", "quota");
    means(FindingId.QUOTA_EXCEEDED, "550 quota: quota exceeded", "STOR", "quota");
    means(FindingId.QUOTA_EXCEEDED, "550 file: Quota exceeded.", "STOR", "file");
    means(FindingId.STORAGE_FULL, "452 disk: No space left on device", "STOR", "disk");
    means(FindingId.FILE_NOT_FOUND, "550 file: No such file or directory", "RETR", "file");
    means(FindingId.SERVICE_UNAVAILABLE, "421 Server shutdown in progress", "RETR", "shutdown");
  }

  @Test
  void aNameIsFoundHoweverTheServerWritesIt() {
    for (String named :
        List.of(
            "quota.d",
            "QUOTA.D",
            "\"quota.d\"",
            "'/data/quota.d'",
            "/home/alice/quota.d",
            "C:\\ftp\\quota.d",
            "quota.d/")) {
      means(FindingId.FILE_NOT_FOUND, "550 " + named + ": not a plain file.", "RETR", "quota.d");
      means(FindingId.FILE_NOT_FOUND, "550 " + named + ": not a plain file.", "RETR", "/quota.d");
    }
    means(FindingId.DIRECTORY_MISSING, "550 quota: No such directory", "CWD", "quota/2024/");
  }

  @Test
  void argumentsThatNameNoFileAreWords() {
    means(FindingId.TLS_UNSUPPORTED, "504 AUTH TLS not supported", "AUTH", "TLS");
    assertEquals(
        "530 anonymous", Names.of("USER", "anonymous", "anonymous", "").mask("530 anonymous"));
    assertEquals("a **** b", Names.of("PASS", "****", "", "").mask("a **** b"));
  }
}
