package org.ftpdiag.probe;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.wire.Clearance;
import org.ftpdiag.wire.ControlChannel;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.WireException;

/**
 * Commands and their answers on the control connection of a session, kept in step: a reply that
 * comes late is never taken for the answer to the next command.
 */
final class Conversation {
  /** Commands that no server answers by a word on a data connection. */
  private static final Set<String> NOT_ON_DATA =
      Set.of("STAT", "PWD", "CWD", "TYPE", "SIZE", "MDTM", "REST", "NOOP", "SYST", "FEAT", "HELP");

  /** How long a late reply is waited for before the next command. */
  private static final Duration LATE = Duration.ofMillis(100);

  /** How long an answer that an interrupt cut off is waited for afterwards. */
  private static final Duration CATCH_UP = Duration.ofSeconds(1);

  /** Preliminary replies of a stream without end come as fast as they are read. */
  private static final int MOST_CAUGHT_UP = 64;

  /** How long the answer is waited for after a reply that belongs to no command. */
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final Session session;
  private int owed;
  private int missed;

  Conversation(Session session) {
    this.session = session;
  }

  /** The control connection is a new one. */
  void beginAnew() {
    owed = 0;
    missed = 0;
  }

  /** A transfer failed and its last reply is still due. */
  void owe() {
    owed++;
  }

  /** An interrupt ended the wait for a reply. */
  void missed() {
    missed++;
  }

  boolean inStep() {
    return missed == 0;
  }

  Exchange ask(String verb, String argument) throws WireException {
    return ask(verb, argument, (control, by) -> control.send(verb, argument, by));
  }

  Exchange ask(String verb, Secret secret, Clearance clearance) throws WireException {
    return ask(
        verb, secret.toString(), (control, by) -> control.sendSecret(verb, secret, clearance, by));
  }

  Exchange askAnonymously() throws WireException {
    String shown = Credentials.anonymous().password().reveal();
    return ask("PASS", shown, ControlChannel::sendAnonymousPassword);
  }

  private Exchange ask(String verb, String shown, Sending sending) throws WireException {
    ControlChannel control = session.control();
    Forerunners before = new Forerunners();
    boolean tlsNow = session.encrypted();
    long start = session.now();
    try {
      before.addAll(control.drain(session.deadline(owed > 0 ? LATE : Duration.ZERO)));
      if (owed == 0 && before.list().stream().anyMatch(r -> r.code() == 425)) {
        session.data().turnedAway();
      }
      owed -= Math.min(owed, before.size());
      Deadline deadline = session.waiting(Phrase.of("wait.reply", "command", verb));
      if (session.over() && owed + missed > 0) {
        deadline = session.deadline(CATCH_UP).orEarlier(deadline); // it may answer nothing any more
      }
      sending.send(control, deadline);
      Reply reply = control.readReply(deadline);
      while (late(verb, reply)) {
        before.add(reply);
        owed = Math.max(0, owed - 1);
        reply = control.readReply(deadline);
      }
      if (uncalledFor(verb, reply)) {
        Optional<Reply> due = control.readReplyWithin(session.deadline(ANSWER).orEarlier(deadline));
        if (due.isPresent()) {
          before.add(reply);
          reply = due.get();
          session.data().turnedAway();
        }
      }
      if (reply.code() == 421) {
        session.lose();
      }
      Exchange answered =
          new Exchange(
              verb,
              shown,
              Optional.of(reply),
              Optional.empty(),
              before.list(),
              tlsNow,
              session.millisSince(start));
      session.observe(answered);
      return answered;
    } catch (WireException e) {
      session.observe(
          new Exchange(
              verb,
              shown,
              Optional.empty(),
              Optional.of(e.fault()),
              before.list(),
              tlsNow,
              session.millisSince(start)));
      session.fail(e.fault());
      throw e;
    }
  }

  /**
   * An interrupt left commands without their replies: waits a moment for those.
   *
   * @return the last of them; empty when not all came or none was due
   */
  Optional<Reply> catchUp() {
    Optional<Reply> last = Optional.empty();
    Deadline deadline = session.deadline(CATCH_UP);
    try {
      for (int taken = 0; missed > 0 && taken < MOST_CAUGHT_UP; taken++) {
        Reply reply = session.control().readReply(deadline);
        if (!reply.preliminary()) {
          missed--;
          last = Optional.of(reply);
        }
      }
    } catch (WireException e) {
      return Optional.empty(); // still out of step
    }
    return missed == 0 ? last : Optional.empty();
  }

  /** Whether a reply belongs to an earlier command, or is only a forerunner. */
  private boolean late(String verb, Reply reply) {
    if (reply.preliminary()) {
      return true;
    }
    return owed + missed > 0
        && switch (reply.code()) {
          case 225, 226, 425, 426, 451, 452, 522, 552 -> true;
          case 221 -> false;
          default -> verb.equals("QUIT");
        };
  }

  /**
   * Whether a reply speaks of a data connection though the command has nothing to do with one:
   * pyftpdlib turns a connection from another address away the moment it comes, without waiting for
   * the transfer command (dispatchers.py). Taken for an answer, it would put all that follow out of
   * step.
   */
  private static boolean uncalledFor(String verb, Reply reply) {
    return reply.code() == 425 && NOT_ON_DATA.contains(verb);
  }

  @FunctionalInterface
  private interface Sending {
    void send(ControlChannel control, Deadline deadline) throws WireException;
  }
}
