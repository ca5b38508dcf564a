package org.ftpdiag.explain.session;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ftpdiag.explain.session.LoggedSession.Phase;
import org.ftpdiag.explain.text.LogLine;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.WireFault;

/** What is told of a session when nothing more comes of it: nothing that failed may stay unsaid. */
final class SessionEnd {
  private final LoggedSession talk;

  /** Whether the log ends here, too; otherwise the program went on with another connection. */
  private final boolean last;

  SessionEnd(LoggedSession talk, boolean last) {
    this.talk = talk;
    this.last = last;
  }

  /** Tells what is left. */
  void tell() {
    Optional<PendingCommand> unmet = CommandsDue.unmet(talk.pending, talk.now);
    if (talk.facts.ofServer && !talk.told() && unmet.isPresent()) {
      talk.finds(FindingId.PASSIVE_PORT_BLOCKED, unmet.get().verb, talk.line, true);
    }
    Optional<StepId> failed = failed();
    if (failed.isPresent()) {
      talk.fails(failed.get());
    } else if (!talk.told() && (talk.complaint().isPresent() || hangs())) {
      complained(talk.complaint().orElse(talk.line));
    } else if (!talk.told() && givenUp()) {
      talk.fails(talk.refusal.orElseThrow());
    } else if (!talk.told() && !talk.opening.isEmpty()) {
      List<Segment> segments = new ArrayList<>(List.of(talk.opening));
      talk.worked.ifPresent(segments::add);
      talk.tell(segments, EnumSet.noneOf(StepId.class));
    }
  }

  private Optional<StepId> failed() {
    if (talk.cwdRefused) {
      return Optional.of(StepId.LIST);
    }
    if (talk.broken.isEmpty()
        && talk.authRefused
        && !talk.loginFailed
        && !talk.opening.tells(StepId.LOGIN)) {
      talk.facts.tls = TlsMode.EXPLICIT;
      return Optional.of(StepId.TLS);
    }
    Optional<StepId> failed = talk.broken.or(() -> talk.unlisted);
    return failed.isEmpty() && talk.accountDue ? Optional.of(StepId.LOGIN) : failed;
  }

  /**
   * Whether a client's log ends with a refusal, of whatever command: a client that can do without
   * it goes on, or takes its leave.
   */
  private boolean givenUp() {
    return last
        && talk.lastRefused
        && talk.refusal.isPresent()
        && talk.phase != Phase.QUITTING
        && !talk.facts.ofServer
        && !talk.facts.cut;
  }

  /** Whether a client's log ends where the data connection was due, or another answer. */
  private boolean hangs() {
    return !talk.facts.ofServer && !talk.facts.cut && (starves() || last && waits());
  }

  private boolean starves() {
    return talk.openWay().isPresent()
        && talk.pendingTransfer().filter(p -> p.first.isEmpty()).isPresent();
  }

  /** Whether the log's last command got no answer, though those before it did. */
  private boolean waits() {
    return talk.awaiting && !talk.pending.isEmpty() && talk.phase != Phase.QUITTING;
  }

  /** What the last reply or the last announced address explains; else nobody knows. */
  private void complained(LogLine at) {
    Optional<DataWay> way =
        talk.openWay().filter(w -> !talk.facts.ofServer && (w.misleads() || starves()));
    if (talk.refusal.isPresent()) {
      talk.fails(talk.refusal.get());
    } else if (way.isPresent()) {
      WireFault fault = WireFault.of(WireFault.Kind.TIMED_OUT, at.text().strip());
      way.get().failed(fault, OptionalDouble.empty());
      talk.operation.show(StepId.PASSIVE, "", Optional.empty(), fault.detail(), at);
      talk.fails(StepId.PASSIVE);
    } else {
      unexplained(at);
    }
  }

  private void unexplained(LogLine at) {
    PendingCommand due = talk.pending.peek();
    String verb = due == null ? talk.lastVerb : due.verb;
    StepId step =
        !verb.isEmpty()
            ? StepId.of(verb)
            : talk.phase.compareTo(Phase.CONNECTED) < 0 ? StepId.CONNECT : StepId.GREETING;
    talk.unexplained(step, verb, at);
  }
}
