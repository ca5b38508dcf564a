package org.ftpdiag.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.wire.ControlChannel;
import org.ftpdiag.wire.Recorder;
import org.ftpdiag.wire.WireException;
import org.junit.jupiter.api.Test;

/** Replies that come late, never, or unasked, and the commands that must not take them. */
class ExchangesTest {
  private final TimedLink server = new TimedLink();
  private final Clock clock = new Clock(server);
  private final Recorder recorder = new Recorder(server, ProbeListener.NONE);
  private final TimeBudget time =
      new TimeBudget(clock, Duration.ofSeconds(10), Duration.ofSeconds(120), ProbeListener.NONE);
  private final List<Observation> seen = new ArrayList<>();
  private final Exchanges exchanges =
      new Exchanges(new ControlChannel(server, recorder, clock), time, recorder, seen::add);

  private static int code(Exchange exchange) {
    return exchange.reply().map(Reply::code).orElse(0);
  }

  private static List<Integer> extra(Exchange exchange) {
    return exchange.before().stream().map(Reply::code).toList();
  }

  @Test
  void theLateReplyToAFailedTransferIsTakenBeforeTheNextCommand() throws WireException {
    exchanges.expectLateReply();
    server.says(50, "426 aborted");
    server.answers("TYPE I", 10, "200 binary");
    Exchange type = exchanges.ask("TYPE", "I");
    assertEquals(200, code(type));
    assertEquals(List.of(426), extra(type));
  }

  @Test
  void theLateReplyToAFailedTransferIsTakenAfterTheNextCommandToo() throws WireException {
    exchanges.expectLateReply();
    server.answers("TYPE I", 500, "226 done");
    server.answers("TYPE I", 600, "200 binary");
    server.answers("NOOP", 10, "200 fine");
    Exchange type = exchanges.ask("TYPE", "I");
    assertEquals(200, code(type));
    assertEquals(List.of(226), extra(type));
    assertEquals(List.of(), extra(exchanges.ask("NOOP", "")));
  }

  @Test
  void aLatePreliminaryReplyLeavesTheLastOneDue() throws WireException {
    exchanges.expectLateReply();
    server.says(20, "150 here it comes");
    server.answers("TYPE I", 500, "226 done");
    server.answers("TYPE I", 600, "200 binary");
    Exchange type = exchanges.ask("TYPE", "I");
    assertEquals(200, code(type));
    assertEquals(List.of(150, 226), extra(type));
  }

  @Test
  void bothRepliesOfAFailedTransferMayComeAfterTheNextCommand() throws WireException {
    exchanges.expectLateReply();
    server.answers("TYPE I", 400, "150 here it comes");
    server.answers("TYPE I", 500, "425 nobody there");
    server.answers("TYPE I", 600, "200 binary");
    Exchange type = exchanges.ask("TYPE", "I");
    assertEquals(200, code(type));
    assertEquals(List.of(150, 425), extra(type));
  }

  @Test
  void aLateReplyThatNeverComesCostsNoAnswer() throws WireException {
    exchanges.expectLateReply();
    server.answers("PWD", 10, "257 \"/\"");
    server.answers("NOOP", 10, "200 fine");
    assertEquals(257, code(exchanges.ask("PWD", "")));
    assertEquals(200, code(exchanges.ask("NOOP", "")));
  }

  @Test
  void whatEndsATransferIsTheAnswerWhereNoneIsDue() throws WireException {
    server.answers("ABOR", 10, "226 nothing to abort");
    assertEquals(226, code(exchanges.ask("ABOR", "")));
  }

  @Test
  void theReplyTo421IsTheLast() throws WireException {
    server.answers("NOOP", 10, "421 closing");
    assertEquals(421, code(exchanges.ask("NOOP", "")));
    assertFalse(exchanges.usable());
  }

  @Test
  void anUnasked425BeforeAnAnswerRefusesTheDataConnection() throws WireException {
    server.answers("STAT", 10, "425 not from there");
    server.answers("STAT", 20, "211 all is well");
    Exchange stat = exchanges.ask("STAT", "");
    assertEquals(211, code(stat));
    assertEquals(List.of(425), extra(stat));
    assertEquals(1, exchanges.dataRefusals());
  }

  @Test
  void a425ThatNothingFollowsIsTheAnswer() throws WireException {
    server.answers("STAT", 10, "425 busy");
    assertEquals(425, code(exchanges.ask("STAT", "")));
    assertEquals(0, exchanges.dataRefusals());
  }

  @Test
  void a425BetweenTwoCommandsRefusesTheDataConnection() throws WireException {
    server.says(0, "425 not from there");
    server.answers("SIZE a", 10, "213 5");
    Exchange size = exchanges.ask("SIZE", "a");
    assertEquals(213, code(size));
    assertEquals(List.of(425), extra(size));
    assertEquals(1, exchanges.dataRefusals());
  }

  @Test
  void a425ThatEndsAFailedTransferRefusesNoOtherConnection() throws WireException {
    exchanges.expectLateReply();
    server.says(10, "425 nobody came");
    server.answers("SIZE a", 10, "213 5");
    assertEquals(213, code(exchanges.ask("SIZE", "a")));
    assertEquals(0, exchanges.dataRefusals());
  }

  @Test
  void anAnswerThatAnInterruptCutOffIsCaughtUpWith() throws WireException {
    server.answers("DELE a", 11_000, "250 gone");
    server.whileWaiting(this::interrupt);
    WireException cut = assertThrows(WireException.class, () -> exchanges.ask("DELE", "a"));
    assertEquals(Kind.TIMED_OUT, cut.fault().kind());
    assertTrue(exchanges.usable());
    assertFalse(exchanges.inStep());
    time.beginEnd(Duration.ofSeconds(5));
    assertEquals(Optional.of(250), exchanges.catchUp().map(Reply::code));
    assertTrue(exchanges.inStep());
  }

  @Test
  void quitAfterAnInterruptDoesNotTakeTheAnswerThatWasCutOff() throws WireException {
    server.whileWaiting(this::interrupt);
    assertThrows(WireException.class, () -> exchanges.ask("STAT", ""));
    time.beginEnd();
    server.answers("QUIT", 100, "211 all is well");
    server.answers("QUIT", 200, "221 bye");
    Exchange quit = exchanges.ask("QUIT", "");
    assertEquals(221, code(quit));
    assertEquals(List.of(211), extra(quit));
  }

  @Test
  void aTimeOutWhileThereIsTimeGivesTheConnectionUp() {
    assertThrows(WireException.class, () -> exchanges.ask("NOOP", ""));
    assertFalse(exchanges.usable());
    assertEquals(1, seen.size());
  }

  @Test
  void repliesWithoutEndAreNotReadForEver() {
    for (int i = 0; i < 1_000; i++) {
      server.answers("NOOP", 10, "150 still here");
    }
    WireException endless = assertThrows(WireException.class, () -> exchanges.ask("NOOP", ""));
    assertEquals(Kind.OVERSIZED, endless.fault().kind());
  }

  private void interrupt() {
    time.interrupt();
    clock.endWaits();
  }
}
