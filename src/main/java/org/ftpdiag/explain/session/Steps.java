package org.ftpdiag.explain.session;

import org.ftpdiag.model.StepId;

/** In which step of a probe a command would be sent. */
final class Steps {
  private Steps() {}

  static StepId of(String verb) {
    return switch (verb) {
      case "USER", "PASS", "ACCT" -> StepId.LOGIN;
      case "AUTH" -> StepId.TLS;
      case "PASV", "EPSV", "LPSV", "SPSV" -> StepId.PASSIVE;
      case "PORT", "EPRT", "LPRT" -> StepId.ACTIVE;
      case "CWD", "XCWD", "CDUP", "XCUP", "LIST", "NLST", "MLSD", "MLST" -> StepId.LIST;
      case "RETR", "SIZE", "MDTM", "REST" -> StepId.DOWNLOAD;
      case "STOR", "APPE", "STOU", "MKD", "XMKD", "RMD", "XRMD", "DELE", "RNFR", "RNTO", "MFMT" ->
          StepId.UPLOAD;
      case "QUIT" -> StepId.QUIT;
      default -> StepId.FEATURES;
    };
  }

  /** Whether a refusal stops what the client was about to do; it can do without the others. */
  static boolean needed(String verb, int code, String text) {
    return switch (verb) {
      case "RMD", "XRMD", "DELE", "RNFR", "RNTO" -> true;
      case "MKD", "XMKD" -> code != 521 && !text.contains("xist");
      default -> false;
    };
  }

  /** Whether a client that sends this after a failure is still at the same operation. */
  static boolean goesOn(String verb, boolean transferSent) {
    return switch (verb) {
      case "ABOR", "NOOP", "QUIT" -> true;
      case "PASV", "EPSV", "LPSV", "SPSV", "PORT", "EPRT", "LPRT" -> !transferSent;
      default -> false;
    };
  }
}
