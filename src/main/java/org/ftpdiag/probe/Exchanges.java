package org.ftpdiag.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.wire.Clearance;
import org.ftpdiag.wire.ControlChannel;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Recorder;
import org.ftpdiag.wire.WireException;

/**
 * Commands and their answers on one control connection, kept in step: a reply that comes late is
 * never taken for the answer to the next command.
 */
public final class Exchanges {
  /** How long a late reply is waited for before the next command. */
  private static final Duration LATE = Duration.ofMillis(100);

  /** How long an answer that an interrupt cut off is waited for afterwards. */
  private static final Duration CATCH_UP = Duration.ofSeconds(1);

  /** Preliminary replies of an endless stream come as fast as they are read. */
  private static final int MOST_CAUGHT_UP = 64;

  /** How long the answer is waited for after a reply that belongs to no command. */
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final ControlChannel control;
  private final TimeBudget time;
  private final Recorder recorder;
  private final Consumer<? super Observation> observer;
  private final OutstandingReplies outstanding = new OutstandingReplies();
  private int dataRefusals;
  private boolean usable = true;

  /**
   * @param observer is told every exchange
   */
  Exchanges(
      ControlChannel control,
      TimeBudget time,
      Recorder recorder,
      Consumer<? super Observation> observer) {
    this.control = control;
    this.time = time;
    this.recorder = recorder;
    this.observer = observer;
  }

  /** Whether commands can be sent. */
  boolean usable() {
    return usable;
  }

  /** The control connection cannot be used any more. */
  public void giveUp() {
    usable = false;
  }

  /** A transfer failed and its last reply is still due: it must not pass for the next answer. */
  public void expectLateReply() {
    outstanding.transferFailed();
  }

  /** Whether every command that was sent has been answered. */
  public boolean inStep() {
    return usable && !outstanding.anyInterrupted();
  }

  /**
   * How often the server has said, unasked, that it took no data connection. When this has grown
   * since one was opened, that one is dead.
   */
  public int dataRefusals() {
    return dataRefusals;
  }

  /** Sends a command and waits for its answer. */
  Exchange ask(String verb, String argument) throws WireException {
    return ask(verb, argument, by -> control.send(verb, argument, by));
  }

  /**
   * Sends a line as a person typed it, and waits for its answer.
   *
   * @param verb its first word in capitals
   */
  public Exchange askTyped(String verb, String argument, String line) throws WireException {
    return ask(verb, argument, by -> control.send(line, "", by));
  }

  /** Sends a command whose argument nobody may see. */
  Exchange askSecret(String verb, Secret secret, Clearance clearance) throws WireException {
    return ask(verb, secret.toString(), by -> control.sendSecret(verb, secret, clearance, by));
  }

  /** Sends the password of the anonymous login. */
  Exchange askAnonymously() throws WireException {
    String shown = Credentials.anonymous().password().reveal();
    return ask("PASS", shown, control::sendAnonymousPassword);
  }

  /**
   * Sends, for a name that was made up, what everybody sends for the anonymous login: no secret of
   * anybody's.
   */
  public Exchange askMadeUp() throws WireException {
    return askAnonymously();
  }

  private Exchange ask(String verb, String shown, Sending sending) throws WireException {
    ExtraReplies extra = new ExtraReplies();
    boolean encrypted = control.encrypted();
    long start = time.now();
    try {
      takeEarlier(extra);
      Deadline deadline = time.waiting(Phrase.of("wait.reply", "command", verb));
      if (time.over() && outstanding.any()) {
        deadline = time.deadline(CATCH_UP).orEarlier(deadline); // it may answer nothing any more
      }
      sending.send(deadline);
      Reply reply = answer(verb, extra, deadline);
      if (reply.code() == 421) {
        giveUp();
      }
      return observed(verb, shown, Optional.of(reply), Optional.empty(), extra, encrypted, start);
    } catch (WireException e) {
      observed(verb, shown, Optional.empty(), Optional.of(e.fault()), extra, encrypted, start);
      fail(e.fault());
      throw e;
    }
  }

  /** Takes what came before the command is sent. */
  private void takeEarlier(ExtraReplies extra) {
    boolean due = outstanding.anyOfTransfers();
    extra.addAll(control.drain(time.deadline(due ? LATE : Duration.ZERO)));
    if (!due && extra.list().stream().anyMatch(OutstandingReplies::refusesDataConnection)) {
      dataRefusals++;
    }
    outstanding.came(extra.list());
  }

  /**
   * What came while nobody had asked.
   *
   * @param replies late ones, and those that no command asked for
   * @param end why the connection is over; empty while it stands
   */
  public record Unasked(List<Reply> replies, Optional<WireFault> end) {
    public Unasked {
      replies = List.copyOf(replies);
    }
  }

  /** Takes what has come by now, without waiting. A 421 is the end of the session. */
  public Unasked unasked() {
    List<Reply> came = new ArrayList<>();
    try {
      Optional<Reply> reply = control.readReplyWithin(time.deadline(Duration.ZERO));
      while (reply.isPresent() && came.size() < MOST_CAUGHT_UP) {
        came.add(reply.get());
        if (reply.get().code() == 421) {
          giveUp();
        } else if (outstanding.anyInterrupted() && !reply.get().preliminary()) {
          outstanding.interruptedCame();
        } else {
          outstanding.came(List.of(reply.get()));
        }
        reply = control.readReplyWithin(time.deadline(Duration.ZERO));
      }
    } catch (WireException e) {
      if (e.fault().kind() != Kind.TIMED_OUT) { // a part of a reply is gone on with later
        giveUp();
        return new Unasked(came, Optional.of(e.fault()));
      }
    }
    return new Unasked(came, Optional.empty());
  }

  private Reply answer(String verb, ExtraReplies extra, Deadline deadline) throws WireException {
    Reply reply = control.readReply(deadline);
    while (outstanding.takes(verb, reply)) {
      extra.add(reply);
      reply = control.readReply(deadline);
    }
    if (OutstandingReplies.unasked(verb, reply)) {
      Optional<Reply> due = control.readReplyWithin(time.deadline(ANSWER).orEarlier(deadline));
      if (due.isPresent()) {
        extra.add(reply);
        dataRefusals++;
        return due.get();
      }
    }
    return reply;
  }

  private Exchange observed(
      String verb,
      String shown,
      Optional<Reply> reply,
      Optional<WireFault> fault,
      ExtraReplies extra,
      boolean encrypted,
      long start) {
    Exchange exchange =
        new Exchange(verb, shown, reply, fault, extra.list(), encrypted, time.millisSince(start));
    observer.accept(exchange);
    return exchange;
  }

  /** The control connection failed during a wait: says so once and gives it up. */
  public void fail(WireFault fault) {
    recorder.event(Channel.CONTROL, fault.text());
    if (time.over() && fault.kind() == Kind.TIMED_OUT) {
      outstanding.waitInterrupted();
    } else {
      giveUp();
    }
  }

  /**
   * An interrupt left commands without their replies: waits a moment for those.
   *
   * @return the last of them; empty when not all came or none was due
   */
  public Optional<Reply> catchUp() {
    Optional<Reply> last = Optional.empty();
    Deadline deadline = time.deadline(CATCH_UP);
    try {
      for (int taken = 0; outstanding.anyInterrupted() && taken < MOST_CAUGHT_UP; taken++) {
        Reply reply = control.readReply(deadline);
        if (!reply.preliminary()) {
          outstanding.interruptedCame();
          last = Optional.of(reply);
        }
      }
    } catch (WireException e) {
      return Optional.empty(); // still out of step
    }
    return outstanding.anyInterrupted() ? Optional.empty() : last;
  }

  @FunctionalInterface
  private interface Sending {
    void send(Deadline deadline) throws WireException;
  }
}
