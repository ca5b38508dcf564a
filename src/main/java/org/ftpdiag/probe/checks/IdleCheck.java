package org.ftpdiag.probe.checks;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ftpdiag.model.CheckCost;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.deep.IdleWatch;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.ExtraSession;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.wire.WireException;

/**
 * Leaves one session alone until the server ends it, and keeps another with NOOP. NOOP comes after
 * a quarter of the time that the silent session has lasted already: never later than the limit that
 * is looked for.
 */
public final class IdleCheck implements Check {
  /** Kept for what comes after it. */
  private static final Duration RESERVE = Duration.ofSeconds(6);

  private static final int SHORTEST_SECONDS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** Servers look at their clocks now and then: the other session must have outlived that too. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  @Override
  public DeepCheck name() {
    return DeepCheck.IDLE;
  }

  /** All the time there is: whoever wants to know of ten minutes gives it eleven. */
  @Override
  public CheckCost cost(Session session) {
    int seconds = (int) session.time().left().minus(RESERVE).toSeconds();
    int noops = 10 + seconds / (int) LONGEST_PAUSE.toSeconds();
    return new CheckCost(2, noops + 8, 0, Math.max(SHORTEST_SECONDS, seconds));
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    if (session.state().stoppedBy().isPresent()) {
      return session.state().stoppedBy().map(Skip::after);
    }
    return session.connected() ? Optional.empty() : Optional.of(Skip.because("no-control"));
  }

  @Override
  public void run(Session session) {
    try (ExtraSession silent = new ExtraSession(session);
        ExtraSession kept = new ExtraSession(session)) {
      if (silent.open().isEmpty()) {
        boolean both = kept.open().isEmpty();
        session.observe(
            new Watch(session, silent, both ? Optional.of(kept) : Optional.empty()).run());
      }
    }
    // The session of the probe was as silent: what the server says to that is no surprise.
    session.exchanges().unasked();
  }

  /** The two, from the login on. */
  private static final class Watch {
    private final Session session;
    private final ExtraSession silent;
    private final Optional<ExtraSession> kept;
    private final long start;
    private OptionalDouble ended = OptionalDouble.empty();
    private Optional<Reply> word = Optional.empty();
    private int noops;
    private boolean noopEnded;

    Watch(Session session, ExtraSession silent, Optional<ExtraSession> kept) {
      this.session = session;
      this.silent = silent;
      this.kept = kept;
      this.start = session.time().now();
    }

    IdleWatch run() {
      while (ended.isEmpty() && session.time().left().compareTo(RESERVE) > 0) {
        listen(pause());
        if (ended.isEmpty()) {
          noop();
        }
      }
      double watched = session.time().millisSince(start);
      Optional<Boolean> other = Optional.empty();
      if (ended.isPresent() && kept.isPresent() && !session.time().over()) {
        if (!noopEnded && silentFor(GRACE)) {
          noop();
        }
        other = session.time().over() ? Optional.empty() : Optional.of(noopEnded);
      }
      return new IdleWatch(watched, ended, word, noops, other);
    }

    private Duration pause() {
      Duration quarter = Duration.ofNanos((long) (session.time().millisSince(start) * 1e6 / 4));
      Duration pause = quarter.compareTo(FIRST_PAUSE) < 0 ? FIRST_PAUSE : quarter;
      return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void listen(Duration pause) {
      try {
        word =
            silent
                .session()
                .control()
                .readReplyWithin(session.time().waiting(Phrase.of("wait.idle"), pause));
        if (word.isPresent()) {
          ended = OptionalDouble.of(session.time().millisSince(start));
          silent.session().giveUp();
        }
      } catch (WireException e) {
        if (!session.time().over()) {
          ended = OptionalDouble.of(session.time().millisSince(start));
          silent.session().giveUp();
        }
      }
    }

    private void noop() {
      if (kept.isEmpty() || noopEnded || session.time().over()) {
        return;
      }
      noops++;
      try {
        noopEnded = !kept.get().session().ask("NOOP", "").ok();
      } catch (WireException e) {
        noopEnded = true;
      }
    }

    /** Whether nothing came of the other one either; what came has ended it. */
    private boolean silentFor(Duration grace) {
      try {
        noopEnded =
            kept.orElseThrow()
                .session()
                .control()
                .readReplyWithin(session.time().waiting(Phrase.of("wait.idle"), grace))
                .isPresent();
      } catch (WireException e) {
        noopEnded = !session.time().over();
      }
      return !noopEnded;
    }
  }
}
