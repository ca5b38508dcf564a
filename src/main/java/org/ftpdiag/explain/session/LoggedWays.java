package org.ftpdiag.explain.session;

import java.util.Optional;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.ftp.DataAddress;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;

/** The commands of a dialogue that prepare data connections. */
final class LoggedWays {
  private final LoggedSession talk;

  LoggedWays(LoggedSession talk) {
    this.talk = talk;
  }

  /** A passive command was answered. */
  void passive(Exchange e, Reply reply, PendingCommand p) {
    talk.operation.show(StepId.PASSIVE, e.line(), Optional.empty(), "", p.line);
    talk.operation.show(StepId.PASSIVE, e.line(), Optional.of(reply), "", talk.line);
    Optional<DataAddress> a = reply.positive() ? DataWay.announcedIn(reply) : Optional.empty();
    talk.ways.add(new DataWay(e, a, talk.facts));
    if (!reply.positive() || a.filter(x -> x.port() < 0).isPresent()) {
      talk.breaks(StepId.PASSIVE);
    } else {
      anotherWay();
    }
  }

  /** An active command was answered. */
  void active(Exchange e, Reply reply, PendingCommand p) {
    talk.facts.active = true;
    talk.operation.show(StepId.ACTIVE, e.line(), Optional.empty(), "", p.line);
    talk.operation.show(StepId.ACTIVE, e.line(), Optional.of(reply), "", talk.line);
    if (reply.positive()) {
      anotherWay();
      talk.operation.add(StepId.ACTIVE, e);
    } else {
      talk.activeRefused(e);
      talk.breaks(StepId.ACTIVE);
    }
  }

  /** What the ways before it met does not matter if this one works. */
  private void anotherWay() {
    talk.broken = talk.broken.filter(b -> b != StepId.PASSIVE && b != StepId.ACTIVE);
  }

  /** A reply to a transfer answers the command before it, which the log does not show. */
  void implied(PendingCommand p, Reply reply) {
    String verb = FtpWords.answered(reply.code()).stream().findFirst().orElse("PORT");
    PendingCommand hidden =
        new PendingCommand(verb, "", talk.line, talk.now, talk.encrypted, false);
    Exchange e = hidden.answered(Optional.of(reply), Optional.empty(), talk.now);
    if (verb.equals("PORT")) {
      active(e, reply, hidden);
      talk.push(new PendingCommand(p.verb, p.argument, p.line, p.sentAt(), talk.encrypted, true));
    } else {
      passive(e, reply, hidden);
      talk.push(p);
    }
  }
}
