package org.ftpdiag.explain.session;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.ftpdiag.explain.text.LogLine;
import org.ftpdiag.explain.text.TimeOfDay;
import org.ftpdiag.ftp.Verb;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;

/** A command of a log whose final reply has not come yet. */
final class PendingCommand {
  final String verb;
  final String argument;
  final LogLine line;
  private final boolean transfer;
  private final double sentAt;
  private final boolean encrypted;
  private final boolean active;
  Optional<Reply> first = Optional.empty();
  Optional<WireFault> data = Optional.empty();
  Optional<TlsAttempt> tls = Optional.empty();

  PendingCommand(
      String verb,
      String argument,
      LogLine line,
      double sentAt,
      boolean encrypted,
      boolean active) {
    this.verb = verb;
    this.transfer = Verb.of(verb).transfers();
    this.argument = argument;
    this.line = line;
    this.sentAt = sentAt;
    this.encrypted = encrypted;
    this.active = active;
  }

  boolean isTransfer() {
    return transfer;
  }

  double sentAt() {
    return sentAt;
  }

  Exchange answered(Optional<Reply> reply, Optional<WireFault> fault, double now) {
    return new Exchange(
        verb,
        argument,
        reply,
        fault,
        java.util.List.of(),
        encrypted,
        TimeOfDay.between(sentAt, now));
  }

  Transfer ended(Optional<Reply> completion, Optional<WireFault> control, double now) {
    return new Transfer(
        verb,
        argument,
        active,
        first,
        tls,
        OptionalLong.empty(), // logs do not tell, as a rule
        data,
        false,
        completion,
        control,
        java.util.List.of(),
        OptionalDouble.empty(),
        TimeOfDay.between(sentAt, now));
  }
}
