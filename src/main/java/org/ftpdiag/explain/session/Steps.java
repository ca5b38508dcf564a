package org.ftpdiag.explain.session;

import org.ftpdiag.ftp.Verb;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Reply;

/** What becomes of a session after a refusal. */
final class Steps {
  private Steps() {}

  /** The step that a word names: its own id, or a verb. */
  static StepId named(String word) {
    for (StepId step : StepId.values()) {
      if (step.id().equals(word)) {
        return step;
      }
    }
    return StepId.of(word);
  }

  /** Whether a refusal stops what the client was about to do; it can do without the others. */
  static boolean needed(String verb, Reply reply) {
    return switch (verb) {
      case "RMD", "XRMD", "DELE", "RNFR", "RNTO" -> true;
      case "MKD", "XMKD" -> reply.code() != 521 && !reply.text().contains("xist");
      default -> false;
    };
  }

  /** Whether a client that sends this after a failure is still at the same operation. */
  static boolean goesOn(String verb, boolean transferSent) {
    return switch (Verb.of(verb)) {
      case ABOR, NOOP, QUIT -> true;
      case PASV, EPSV, LPSV, SPSV, CPSV, PORT, EPRT, LPRT -> !transferSent;
      default -> false;
    };
  }
}
