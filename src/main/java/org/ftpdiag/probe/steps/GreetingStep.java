package org.ftpdiag.probe.steps;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.ftp.OtherProtocol;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.Greeting;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.TlsAnswer;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.probe.Connector.Connected;
import org.ftpdiag.probe.ExtraReplies;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.WireException;
import org.ftpdiag.wire.tls.TlsHandshake;

/** Waits for the server's first words; a port that stays silent is asked whether it speaks TLS. */
public final class GreetingStep implements Step {
  @Override
  public StepId id() {
    return StepId.GREETING;
  }

  @Override
  public Optional<Phrase> skip(Session s) {
    return s.state().stoppedBy().map(Skip::after);
  }

  @Override
  public StepEnd run(Session s) {
    if (s.state().resetAtOnce().isPresent()) {
      s.observe(
          new Greeting(List.of(), Optional.empty(), s.state().resetAtOnce(), "", List.of(), 0));
      return StepEnd.failedForGood();
    }
    ExtraReplies preliminary = new ExtraReplies();
    Reply greeting = null;
    List<Reply> extra = List.of();
    WireFault fault = null;
    long start = s.time().now();
    double ms;
    try {
      greeting = read(s);
      // RFC 959 section 5.4: 120 may come before 220.
      while (greeting.preliminary()) {
        preliminary.add(greeting);
        greeting = null; // should nothing more come, there was none
        greeting = read(s);
      }
      ms = s.time().millisSince(start);
      extra = s.control().drain(Deadline.in(s.time().clock(), Duration.ZERO));
    } catch (WireException e) {
      ms = s.time().millisSince(start);
      fault = e.fault();
      s.giveUp();
    }
    s.observe(
        new Greeting(
            preliminary.list(),
            Optional.ofNullable(greeting),
            Optional.ofNullable(fault),
            s.control().raw(),
            extra,
            ms));
    if (greeting != null && greeting.positive()) {
      return OtherProtocol.mail(greeting.lines().get(0)) ? StepEnd.failedForGood() : StepEnd.done();
    }
    s.giveUp();
    boolean silent = fault != null && fault.kind() == Kind.TIMED_OUT && fault.received().isEmpty();
    if (silent && s.request().target().tls() != TlsMode.IMPLICIT && !s.time().over()) {
      s.observe(sayHelloInTls(s));
    }
    return StepEnd.failedForGood();
  }

  private static Reply read(Session s) throws WireException {
    return s.control().readReply(s.time().waiting(Phrase.of("wait.greeting")));
  }

  /** A port that waits for TLS from the first byte is silent in plain. */
  private static TlsAnswer sayHelloInTls(Session s) {
    Connected opened = s.connector().control(s.server());
    if (opened.link().isEmpty()) {
      return new TlsAnswer(Optional.empty(), "", opened.attempt().fault());
    }
    try (var link = opened.link().get()) {
      TlsHandshake hello =
          s.encryption().client().control(link, s.time().waiting(Phrase.of("wait.tls-answer")));
      s.encryption().record(hello.attempt());
      String plain = hello.attempt().fault().map(WireFault::received).orElse("");
      boolean answered = hello.attempt().session().isPresent() || hello.attempt().alert() >= 0;
      if (!plain.isEmpty()) {
        s.recorder().event(Channel.CONTROL, "to a TLS hello: " + plain);
      }
      return new TlsAnswer(
          answered ? Optional.of(hello.attempt()) : Optional.empty(),
          plain,
          answered || !plain.isEmpty() ? Optional.empty() : hello.attempt().fault());
    }
  }
}
