package org.ftpdiag.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.knowledge.ReplyContext.Flag;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.Reply;
import org.junit.jupiter.api.Test;

/** A reply is read whole, and what speaks of a command speaks of no file. */
class ReplySentencesTest {
  private static final ReplyTable TABLE = ReplyTable.load();

  private static Optional<FindingId> found(String reply, ReplyContext context) {
    List<String> lines = List.of(reply.split("\n"));
    return TABLE
        .match(new Reply(Reply.of(lines.get(0)).code(), lines, Set.of()), context)
        .flatMap(r -> r.finding(context));
  }

  private static void means(FindingId finding, String reply, String after, Flag... flags) {
    ReplyContext context = ReplyContext.after(after, flags);
    assertEquals(Optional.of(finding), found(reply, context), reply + " after " + after);
  }

  @Test
  void aCauseInAnotherSentenceOrLineIsHeard() {
    means(FindingId.PASSWORD_EXPIRED, "530 Login incorrect. Your password has expired.", "PASS");
    means(
        FindingId.PASSWORD_EXPIRED, "530-Your password has expired.\n530 Login incorrect.", "PASS");
    means(
        FindingId.LOGIN_LOCKED_OUT, "530-User cannot log in.\n530 The account is locked.", "PASS");
    means(FindingId.QUOTA_EXCEEDED, "550 Permission denied. Disk quota exceeded.", "STOR");
    means(
        FindingId.STORAGE_FULL, "553-Could not create file.\n553 No space left on device", "STOR");
    means(
        FindingId.TLS_REQUIRED,
        "530-Please login with USER and PASS.\n530 TLS is required here.",
        "USER",
        Flag.CLEAR);
  }

  @Test
  void whatWouldBeIfIsNotWhatIs() {
    means(
        FindingId.LOGIN_REJECTED,
        "530 Login incorrect. If your account is locked, call the help desk.",
        "PASS");
  }

  @Test
  void theCommandIsUnknownAndNoFileIsMissing() {
    for (String after : List.of("LIST", "NLST", "MLSD", "SIZE", "MDTM", "RETR", "STOR", "CWD")) {
      means(FindingId.COMMAND_UNSUPPORTED, "500 no such command", after);
      means(FindingId.COMMAND_UNSUPPORTED, "500 " + after + ": no such command", after);
      means(FindingId.COMMAND_UNSUPPORTED, "500 '" + after + "': command not understood.", after);
      means(FindingId.COMMAND_UNSUPPORTED, "502 Command not implemented.", after);
      means(FindingId.COMMAND_UNSUPPORTED, "500 Unknown command.", after);
      means(FindingId.COMMAND_UNSUPPORTED, "500 " + after + " not understood", after);
      means(FindingId.COMMAND_UNSUPPORTED, "550 No such command.", after);
    }
    means(FindingId.FILE_NOT_FOUND, "500 a.txt: No such file or directory", "RETR");
  }

  @Test
  void aLimitOfProftpdIsNoMissingFile() {
    ReplyContext get = ReplyContext.after("RETR").on("proftpd");
    assertEquals(
        Optional.of(FindingId.PERMISSION_DENIED), found("550 Unable to handle command", get));
    ReplyContext list = ReplyContext.after("LIST").on("proftpd");
    assertEquals(Optional.of(FindingId.LIST_DENIED), found("550 Unable to handle command", list));
  }

  @Test
  void theWordsOfA425SayMoreThanItsNumber() {
    means(FindingId.PERMISSION_DENIED, "425 Permission denied. File exists.", "STOR");
    means(FindingId.DATA_UNAVAILABLE, "425 Can't open data connection.", "RETR");
    means(FindingId.DATA_UNAVAILABLE, "425 Sorry.", "RETR");
  }

  @Test
  void aDirectoryThatIsThereAlreadyIsNoFailure() {
    ReplyContext context = ReplyContext.after("MKD");
    assertEquals(
        Optional.empty(), found("521 \"/a\" directory already exists; taking no action.", context));
  }

  @Test
  void whoAsksForALoginAfterPasvHasNotRefusedOne() {
    ReplyContext context = ReplyContext.after("PASV");
    Optional<ReplyRow> row = TABLE.match(Reply.of("530 Please login with USER and PASS"), context);
    assertEquals(Optional.of("not-yet"), row.flatMap(ReplyRow::variant));
  }

  @Test
  void authorizationRulesKeepAUserOutAndHisDirectoryIn() {
    ReplyContext context = ReplyContext.after("PASS").on("iis");
    assertEquals(
        Optional.of(FindingId.USER_NOT_ALLOWED),
        found(
            "530-User cannot log in.\n"
                + " Win32 error:   Access is denied. \n"
                + " Error details: Authorization rules denied the access. \n"
                + "530 End",
            context));
  }

  @Test
  void aServerThatIsNotAvailableAfterThePasswordIsInMidSession() {
    means(FindingId.SERVICE_UNAVAILABLE, "530 Login temporarily not available.", "PASS");
  }
}
