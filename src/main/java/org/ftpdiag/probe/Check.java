package org.ftpdiag.probe;

import java.time.Duration;
import java.util.Optional;
import org.ftpdiag.model.CheckCost;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.CheckTrial;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.wire.WireException;

/**
 * A closer look than the steps take: only when it was asked for. It says what it is about to do and
 * what that costs, leaves nothing behind, records what it saw, and judges nothing.
 */
public interface Check {
  /** Its name. */
  DeepCheck name();

  /** What it is about to do; shown before it begins. */
  default Phrase announcement() {
    return Phrase.of("deep." + name().id());
  }

  /** What it takes in a session with such options. */
  default CheckCost cost(Session session) {
    return name().cost();
  }

  /** Why there is nothing to be found out in the session as it is now; empty where there is. */
  Optional<Phrase> obstacle(Session session);

  /**
   * Does the work.
   *
   * @throws WireException when the control connection of the probe fails
   */
  void run(Session session) throws WireException;

  /** Does it where it was asked for and nothing is in its way; says so first. */
  default void runIfAsked(Session session) throws WireException {
    if (!session.request().tests().asks(name())) {
      return;
    }
    CheckTrial trial = new CheckTrial(name(), cost(session), skip(session));
    session.observe(trial);
    session.listener().check(trial);
    if (trial.skipped().isEmpty()) {
      session.recorder().event(Channel.CONTROL, "deep check " + name().id());
      session.time().waiting(announcement());
      run(session);
    }
  }

  private Optional<Phrase> skip(Session session) {
    if (name().puts() && session.request().tests().put().isEmpty()) {
      return Optional.of(Skip.notAsked("--put DIR"));
    }
    Optional<Phrase> obstacle = obstacle(session);
    Duration left = session.time().left();
    int seconds = cost(session).seconds();
    // What is longer than the whole probe may be must not begin: it would be cut off half-way.
    return obstacle.isPresent() || left.compareTo(Duration.ofSeconds(seconds)) >= 0
        ? obstacle
        : Optional.of(Phrase.of("skip.check-time", "seconds", seconds, "left", left.toSeconds()));
  }
}
