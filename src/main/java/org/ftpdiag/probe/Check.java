package org.ftpdiag.probe;

import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.wire.WireException;

/**
 * A closer look than the steps take, within one of them: only when it was asked for. It leaves
 * nothing behind, records what it saw, and judges nothing.
 */
public interface Check {
  /** Its name. */
  DeepCheck name();

  /** What it is about to do; shown before it begins. */
  Phrase announcement();

  /** Whether there is something to be found out in the session as it is now. */
  boolean applies(Session session);

  /**
   * Does the work.
   *
   * @throws WireException when the control connection fails
   */
  void run(Session session) throws WireException;

  /** Does it where it was asked for and applies. */
  default void runIfAsked(Session session) throws WireException {
    if (session.request().tests().asks(name()) && applies(session)) {
      session.time().waiting(announcement());
      run(session);
    }
  }
}
