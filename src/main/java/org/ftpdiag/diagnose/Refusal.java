package org.ftpdiag.diagnose;

import java.util.Optional;
import org.ftpdiag.model.FindingId;

/**
 * What a refusal comes to that stops the work, where the reply by itself would only be a remark: a
 * command that the server does not know, a restart that it does not allow.
 */
final class Refusal {
  private Refusal() {}

  /** The finding that may fail: by the command, or else by what the step was about. */
  static FindingId of(ReceivedReply s) {
    return switch (s.after()) {
      case "AUTH", "PBSZ", "PROT", "CCC" -> FindingId.TLS_UNSUPPORTED;
      case "PASV", "EPSV", "LPSV", "SPSV" -> FindingId.PASSIVE_DISABLED;
      case "PORT", "EPRT", "LPRT" -> FindingId.ACTIVE_REFUSED;
      case "LIST", "NLST", "MLSD", "MLST" -> FindingId.LIST_DENIED;
      case "CWD", "XCWD", "CDUP", "XCUP" -> FindingId.PERMISSION_DENIED;
      default ->
          switch (s.place().step()) {
            case TLS -> FindingId.TLS_UNSUPPORTED;
            case PASSIVE -> FindingId.PASSIVE_DISABLED;
            case ACTIVE -> FindingId.ACTIVE_REFUSED;
            case LIST -> FindingId.LIST_DENIED;
            case DOWNLOAD, UPLOAD -> FindingId.PERMISSION_DENIED;
            default -> FindingId.SERVICE_UNAVAILABLE;
          };
    };
  }

  /** Which of its explanations fits; empty for the general one. */
  static Optional<String> variant(Meaning m, ReceivedReply s) {
    return switch (of(s)) {
      case TLS_UNSUPPORTED -> Optional.of("data").filter(v -> !s.after().equals("AUTH"));
      case SERVICE_UNAVAILABLE ->
          Optional.of("command").filter(v -> !s.after().equals(ReceivedReply.GREETING));
      case LIST_DENIED -> Optional.of("command");
      case PERMISSION_DENIED ->
          switch (m.id()) {
            case DELETE_DENIED -> Optional.empty();
            case RESUME_UNSUPPORTED -> Optional.of("resume");
            default -> Optional.of("command");
          };
      default -> Optional.empty();
    };
  }

  /** Whether a finding was made of a refusal of one command: the session goes on after it. */
  static boolean ofCommand(JudgedFinding s) {
    return "command".equals(s.finding().facts().get("variant"));
  }
}
