package org.ftpdiag.diagnose;

import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Reply;

/**
 * What a refusal means by its words and digits alone, for replies that no row of the table knows.
 * Always something that stops the work.
 */
final class ByWords {
  private ByWords() {}

  static FindingId of(Said s, boolean anonymous) {
    Reply r = s.reply();
    String text = r.text();
    return switch (s.after()) {
      case Said.GREETING -> greeting(text);
      case "USER", "PASS", "ACCT" -> login(s, text, anonymous);
      case "AUTH" -> FindingId.TLS_UNSUPPORTED;
      case "PASV", "EPSV" -> passive(s, text);
      case "PORT", "EPRT" -> FindingId.ACTIVE_REFUSED;
      case "LIST", "NLST", "MLSD", "CWD", "CDUP", "PWD", "STAT" -> transfer(s, list(s, text));
      case "RETR", "SIZE", "MDTM", "TYPE", "REST" -> transfer(s, read(r.code(), text));
      case "STOR", "APPE", "STOU", "DELE" -> transfer(s, write(r.code(), text));
      default -> r.code() == 421 ? closing(text) : FindingId.SERVICE_UNAVAILABLE;
    };
  }

  private static FindingId greeting(String text) {
    if (Wording.LIMIT.in(text)) {
      return FindingId.TOO_MANY_CONNECTIONS;
    }
    if (Wording.ADDRESS.in(text)) {
      return FindingId.ACCESS_DENIED_BY_ADDRESS;
    }
    return FindingId.SERVICE_UNAVAILABLE;
  }

  private static FindingId login(Said s, String text, boolean anonymous) {
    if (s.reply().code() == 532 || s.reply().code() == 332) {
      return FindingId.ACCOUNT_REQUIRED;
    }
    if (Wording.UNENCRYPTABLE_ANONYMOUS.in(text)) {
      return FindingId.TLS_NOT_FOR_ANONYMOUS;
    }
    if (!s.encrypted() && Wording.TLS.in(text)) {
      return FindingId.TLS_REQUIRED;
    }
    if (Wording.LIMIT.in(text)) {
      return FindingId.TOO_MANY_CONNECTIONS;
    }
    if (s.reply().code() == 421) {
      return closing(text);
    }
    return anonymous ? FindingId.ANONYMOUS_REFUSED : FindingId.LOGIN_REJECTED;
  }

  /** A 421 in mid-session (RFC 959 section 5.4: it may answer any command). */
  static FindingId closing(String text) {
    if (Wording.LIMIT.in(text)) {
      return FindingId.TOO_MANY_CONNECTIONS;
    }
    return Wording.IDLE.in(text) ? FindingId.IDLE_TIMEOUT : FindingId.SERVICE_UNAVAILABLE;
  }

  private static FindingId passive(Said s, String text) {
    if (s.reply().code() == 421) {
      return closing(text);
    }
    return !s.encrypted() && Wording.TLS.in(text)
        ? FindingId.TLS_REQUIRED
        : FindingId.PASSIVE_DISABLED;
  }

  /** The codes that speak of the data connection, whatever is transferred. */
  private static FindingId transfer(Said s, FindingId otherwise) {
    String text = s.reply().text();
    if (otherwise == FindingId.STORAGE_FULL || otherwise == FindingId.QUOTA_EXCEEDED) {
      return otherwise; // 426 and 451 are also said of a full disk
    }
    if (Wording.REUSE.in(text)) {
      return FindingId.TLS_SESSION_REUSE_REQUIRED;
    }
    return switch (s.reply().code()) {
      case 421 -> closing(text);
      case 425 ->
          Wording.FOREIGN.in(text)
              ? FindingId.DATA_CONNECTION_REJECTED
              : FindingId.DATA_UNAVAILABLE;
      case 426 -> FindingId.DATA_ABORTED;
      // RFC 959 section 4.2.2: an error of the server's own, whatever it was about to do.
      case 451 ->
          Wording.MISSING.in(text) || Wording.DENIED.in(text) ? otherwise : FindingId.DATA_ABORTED;
      // RFC 4217 section 10.2: 521 a clear data connection is refused, 522 its TLS is.
      case 521 -> FindingId.TLS_DATA_REQUIRED;
      case 522 ->
          Wording.DENIED.in(text) || text.contains("must")
              ? FindingId.TLS_DATA_REQUIRED
              : FindingId.TLS_DATA_HANDSHAKE_FAILED;
      case 532, 332 -> FindingId.ACCOUNT_REQUIRED;
      case 530, 534, 550 -> {
        if (!Wording.TLS.in(text)) {
          yield otherwise;
        }
        yield s.encrypted() ? FindingId.TLS_DATA_REQUIRED : FindingId.TLS_REQUIRED;
      }
      default -> otherwise;
    };
  }

  private static FindingId list(Said s, String text) {
    boolean cwd = s.after().equals("CWD");
    boolean named = cwd || !s.argument().isEmpty();
    if (named && Wording.MISSING.in(text)) {
      return FindingId.DIRECTORY_MISSING;
    }
    if (!cwd) {
      return FindingId.LIST_DENIED;
    }
    return Wording.DENIED.in(text) ? FindingId.PERMISSION_DENIED : FindingId.DIRECTORY_MISSING;
  }

  private static FindingId read(int code, String text) {
    boolean refused = code / 10 == 50 || Wording.DENIED.in(text);
    return refused && !Wording.MISSING.in(text)
        ? FindingId.PERMISSION_DENIED
        : FindingId.FILE_NOT_FOUND;
  }

  private static FindingId write(int code, String text) {
    if (Wording.SPACE.in(text) || code == 452) {
      return FindingId.STORAGE_FULL;
    }
    if (Wording.QUOTA.in(text) || code == 552) {
      return FindingId.QUOTA_EXCEEDED;
    }
    if (Wording.MISSING.in(text)) {
      return FindingId.DIRECTORY_MISSING;
    }
    return code == 553 && (text.contains("name") || !Wording.DENIED.in(text))
        ? FindingId.NAME_NOT_ALLOWED
        : FindingId.PERMISSION_DENIED;
  }
}
