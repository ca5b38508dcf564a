package org.ftpdiag.knowledge;

import static org.ftpdiag.knowledge.ReplyContext.Flag.ACTIVE;
import static org.ftpdiag.knowledge.ReplyContext.Flag.ANONYMOUS;
import static org.ftpdiag.knowledge.ReplyContext.Flag.CLEAR;
import static org.ftpdiag.knowledge.ReplyContext.Flag.NAMED;
import static org.ftpdiag.knowledge.ReplyContext.Flag.PASSIVE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.Reply;
import org.junit.jupiter.api.Test;

/** What one and the same code means, said as sentences. */
class ReplyMeaningTest {
  private static final ReplyTable TABLE = ReplyTable.load();
  private static final Settings SETTINGS = Settings.load();

  private static ReplyContext after(String verb, ReplyContext.Flag... flags) {
    return ReplyContext.after(verb, flags);
  }

  private static ReplyContext on(String family, String verb, ReplyContext.Flag... flags) {
    return after(verb, flags).on(family);
  }

  private static void means(FindingId finding, String reply, ReplyContext context) {
    assertEquals(
        Optional.of(finding),
        TABLE.match(Reply.of(reply), context).flatMap(ReplyRow::finding),
        reply + " " + context);
  }

  /** The setting of the row, or else the product's for what the row finds. */
  private static void mendedBy(String setting, String reply, ReplyContext context) {
    ReplyRow row = TABLE.match(Reply.of(reply), context).orElseThrow();
    List<String> general = SETTINGS.of(row.finding().orElseThrow(), row.product());
    assertEquals(
        List.of(setting.split("; ")),
        row.setting().map(Settings::split).orElse(general),
        reply + " " + context);
  }

  @Test
  void permissionDeniedOfVsftpdDependsOnTheCommand() {
    String reply = "550 Permission denied.";
    means(FindingId.PASSIVE_DISABLED, reply, on("vsftpd", "PASV"));
    means(FindingId.PASSIVE_DISABLED, reply, on("vsftpd", "EPSV"));
    means(FindingId.ACTIVE_REFUSED, reply, on("vsftpd", "PORT"));
    means(FindingId.LIST_DENIED, reply, on("vsftpd", "LIST"));
    means(FindingId.PERMISSION_DENIED, reply, on("vsftpd", "STOR"));
    means(FindingId.DELETE_DENIED, reply, on("vsftpd", "DELE"));
    mendedBy("pasv_enable=YES", reply, on("vsftpd", "PASV"));
    mendedBy("port_enable=YES", reply, on("vsftpd", "EPRT"));
    mendedBy("dirlist_enable=YES", reply, on("vsftpd", "NLST"));
    mendedBy("write_enable=YES", reply, on("vsftpd", "STOR"));
    mendedBy("write_enable=YES; anon_upload_enable=YES", reply, on("vsftpd", "STOR", ANONYMOUS));
  }

  @Test
  void permissionDeniedOfAnUnknownServerNamesNoSettingOfAnyProduct() {
    means(FindingId.PERMISSION_DENIED, "550 Permission denied.", after("STOR"));
    means(FindingId.LIST_DENIED, "550 Permission denied.", after("LIST"));
    assertEquals(
        Optional.empty(),
        TABLE.match(Reply.of("550 Permission denied."), after("STOR")).flatMap(ReplyRow::setting));
  }

  @Test
  void vsftpdBarsAUserBeforeThePassword() {
    means(FindingId.USER_NOT_ALLOWED, "530 Permission denied.", on("vsftpd", "USER"));
    assertTrue(SETTINGS.of(FindingId.USER_NOT_ALLOWED, "vsftpd").isEmpty(), "it would let all in");
  }

  @Test
  void authBeforeTheLoginOnAServerWithoutTls() {
    String reply = "530 Please login with USER and PASS.";
    means(FindingId.TLS_UNSUPPORTED, reply, on("vsftpd", "AUTH"));
    assertTrue(SETTINGS.of(FindingId.TLS_UNSUPPORTED, "vsftpd").contains("ssl_enable=YES"));
    means(FindingId.TLS_UNSUPPORTED, reply, after("AUTH"));
    assertEquals(
        Optional.empty(), TABLE.match(Reply.of(reply), after("FEAT")).flatMap(ReplyRow::finding));
  }

  @Test
  void sessionsThatVsftpdBreaksOff() {
    means(
        FindingId.LOGIN_CHROOT_WRITABLE,
        "500 OOPS: vsftpd: refusing to run with writable root inside chroot()",
        after("PASS"));
    means(
        FindingId.LOGIN_HOME_UNAVAILABLE, "500 OOPS: cannot change directory:/srv", after("PASS"));
    means(FindingId.ACCESS_DENIED_BY_ADDRESS, "421 Service not available.", after("greeting"));
    means(FindingId.SERVICE_UNAVAILABLE, "421 Service not available, closing.", after("greeting"));
    means(FindingId.IDLE_TIMEOUT, "421 Timeout.", on("vsftpd", "NOOP"));
    means(FindingId.IDLE_TIMEOUT, "421 Timeout.", after("idle"));
  }

  @Test
  void aRefusedLoginDependsOnWhoLogsIn() {
    String pure = "530 Login authentication failed";
    means(FindingId.ANONYMOUS_REFUSED, pure, on("pure-ftpd", "PASS", ANONYMOUS));
    means(FindingId.LOGIN_REJECTED, pure, on("pure-ftpd", "PASS", NAMED));
    for (String family : List.of("vsftpd", "proftpd", "inetutils", "filezilla-1")) {
      means(FindingId.LOGIN_REJECTED, "530 Login incorrect.", on(family, "PASS", NAMED));
      means(FindingId.ANONYMOUS_REFUSED, "530 Login incorrect.", on(family, "PASS", ANONYMOUS));
    }
    means(FindingId.ANONYMOUS_ONLY, "530 This FTP server is anonymous only.", after("USER"));
    means(
        FindingId.ANONYMOUS_REFUSED,
        "530 This is a private system - No anonymous login",
        after("USER", ANONYMOUS));
  }

  @Test
  void limitsAreNoFaultOfThePassword() {
    means(
        FindingId.TOO_MANY_CONNECTIONS,
        "530 Sorry, the maximum number of clients (3) for this user are already connected.",
        after("PASS"));
    mendedBy("MaxClientsPerIP 20", "421 Too many connections (2) from this IP", after("greeting"));
    means(FindingId.TOO_MANY_CONNECTIONS, "530 Too many users logged in", after("PASS", ANONYMOUS));
    means(FindingId.LOGIN_LOCKED_OUT, "421 Too many failed login attempts", after("PASS"));
  }

  @Test
  void refusalsThatAskForTls() {
    means(FindingId.TLS_REQUIRED, "550 SSL/TLS required on the control channel", after("USER"));
    means(FindingId.TLS_DATA_REQUIRED, "522 SSL/TLS required on the data channel", after("LIST"));
    means(
        FindingId.TLS_DATA_REQUIRED,
        "550 SSL/TLS required on the data channel.",
        on("pyftpdlib", "PASV"));
    means(FindingId.TLS_REQUIRED, "534 Policy requires SSL.", on("iis", "USER"));
    means(FindingId.TLS_DATA_REQUIRED, "534 Policy requires SSL.", on("iis", "STOR"));
    means(FindingId.TLS_DATA_REQUIRED, "534 Policy requires SSL.", after("LIST"));
    means(
        FindingId.TLS_REQUIRED,
        "421 Sorry, cleartext sessions and weak ciphers are not accepted on this server.",
        after("USER", CLEAR));
    means(FindingId.TLS_REQUIRED, "530 Must use encryption", after("PASS", ANONYMOUS));
    means(
        FindingId.TLS_NOT_FOR_ANONYMOUS,
        "530 Anonymous sessions may not use encryption.",
        after("USER", ANONYMOUS));
  }

  @Test
  void dataConnectionsOverTls() {
    means(
        FindingId.TLS_SESSION_REUSE_REQUIRED,
        "522 SSL connection failed; session reuse required: see require_ssl_reuse option",
        after("LIST"));
    means(
        FindingId.TLS_SESSION_REUSE_REQUIRED,
        "450 TLS session of data connection has not resumed",
        after("LIST"));
    means(FindingId.TLS_DATA_HANDSHAKE_FAILED, "522 SSL connection failed.", after("LIST"));
    means(FindingId.TLS_DATA_UNPROTECTED, "536 PROT P not supported", after("PROT"));
  }

  @Test
  void dataConnectionsThatNeverCome() {
    means(FindingId.ACTIVE_BLOCKED, "425 Failed to establish connection.", after("LIST", ACTIVE));
    means(FindingId.DATA_UNAVAILABLE, "425 Can't open data connection.", after("LIST", PASSIVE));
    means(FindingId.DATA_CONNECTION_REJECTED, "425 Security: Bad IP connecting.", after("LIST"));
    means(FindingId.ACTIVE_REFUSED, "500 Illegal PORT command.", after("PORT"));
    means(FindingId.DATA_ABORTED, "426 Failure writing network stream.", after("RETR"));
  }

  @Test
  void spaceAndAllowance() {
    for (String code : List.of("426", "451", "452", "550", "552")) {
      means(FindingId.STORAGE_FULL, code + " x.bin: No space left on device", after("STOR"));
      means(FindingId.QUOTA_EXCEEDED, code + " Disk quota exceeded", after("STOR"));
    }
    means(FindingId.STORAGE_FULL, "452 Insufficient storage", after("APPE"));
    means(FindingId.QUOTA_EXCEEDED, "552 Refused", after("STOR"));
  }

  @Test
  void whatIsMissingDependsOnTheCommand() {
    means(FindingId.FILE_NOT_FOUND, "550 x: No such file or directory", after("RETR"));
    means(FindingId.FILE_NOT_FOUND, "550 x: No such file or directory", after("SIZE"));
    means(FindingId.DIRECTORY_MISSING, "550 x: No such file or directory", after("CWD"));
    means(FindingId.DIRECTORY_MISSING, "450 x: No such file or directory", after("LIST"));
    means(FindingId.PERMISSION_DENIED, "553 Could not create file.", on("vsftpd", "STOR"));
    means(FindingId.NAME_NOT_ALLOWED, "553 File name not allowed", after("STOR"));
    means(FindingId.PERMISSION_DENIED, "553 Requested action not taken", after("STOR"));
  }

  @Test
  void serversThatSpeakOtherLanguages() {
    means(FindingId.FILE_NOT_FOUND, "550 Le fichier spécifié est introuvable.", after("RETR"));
    means(
        FindingId.FILE_NOT_FOUND,
        "550 Das System kann die angegebene Datei nicht finden.",
        after("RETR"));
    means(
        FindingId.FILE_NOT_FOUND,
        "550 El sistema no puede encontrar el archivo especificado.",
        after("RETR"));
    means(FindingId.DIRECTORY_MISSING, "550 Impossibile trovare il percorso", after("CWD"));
    means(
        FindingId.FILE_NOT_FOUND,
        "550 O sistema não pode encontrar o arquivo especificado.",
        after("RETR"));
    means(FindingId.FILE_NOT_FOUND, "550 指定されたファイルが見つかりません。", after("RETR"));
    means(FindingId.FILE_NOT_FOUND, "550 系统找不到指定的文件。", after("RETR"));
    means(FindingId.LIST_DENIED, "550 Zugriff verweigert", after("LIST"));
    means(FindingId.PERMISSION_DENIED, "550 Acceso denegado.", after("STOR"));
    means(FindingId.PERMISSION_DENIED, "550 拒绝访问。", after("STOR"));
    means(FindingId.STORAGE_FULL, "550 Espace insuffisant sur le disque.", after("STOR"));
    means(FindingId.TOO_MANY_CONNECTIONS, "421 Trop de connexions", after("greeting"));
    means(FindingId.ANONYMOUS_REFUSED, "530 Pas de connexion anonyme", after("USER", ANONYMOUS));
    means(FindingId.PASSWORD_EXPIRED, "530 Kennwort ist abgelaufen", after("PASS"));
  }

  @Test
  void failuresUnderACodeOfSuccess() {
    means(
        FindingId.LIST_DENIED,
        "226 Transfer done (but failed to open directory).",
        on("vsftpd", "LIST"));
    means(
        FindingId.LIST_DENIED,
        "226 Sorry, we were unable to read [/incoming]",
        on("pure-ftpd", "MLSD"));
  }

  @Test
  void aWordingInAnyLineOfALongReplyCounts() {
    Reply reply =
        new Reply(
            530,
            List.of(
                "530-User cannot log in, home directory inaccessible.", " Win32 error:", "530 End"),
            Set.of());
    assertEquals(
        Optional.of(FindingId.LOGIN_HOME_UNAVAILABLE),
        TABLE.match(reply, after("PASS")).flatMap(ReplyRow::finding));
  }

  @Test
  void codesOfFiveDigits() {
    means(FindingId.TOO_MANY_CONNECTIONS, "10068 Too many users !", after("greeting"));
  }

  @Test
  void aDescendantSpeaksLikeItsParent() {
    mendedBy("TLSRequired off", "550 SSL/TLS required on the control channel", on("qnap", "USER"));
    means(FindingId.TLS_REQUIRED, "421 TLS is required", on("sftpgo", "USER"));
    mendedBy(
        "MaxClientsPerHost none",
        "530 Sorry, the maximum number of clients (2) from your host are already connected.",
        on("netgear", "PASS"));
  }

  @Test
  void aWordingOfOneProductIsNotReadOnAnother() {
    assertEquals(
        Optional.empty(),
        TABLE
            .match(Reply.of("421 Too many connections (2) from this IP"), on("vsftpd", "greeting"))
            .flatMap(ReplyRow::setting));
  }
}
