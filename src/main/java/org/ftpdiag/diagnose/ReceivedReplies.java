package org.ftpdiag.diagnose;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.knowledge.ReplyContext.Flag;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.model.seen.BounceTry;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Greeting;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.UploadCheck;
import org.ftpdiag.model.seen.WireFault;

/** Collects every reply of a run with what it answers. */
final class ReceivedReplies {
  // The ends of a transfer: RFC 959 section 5.4, RFC 4217.
  private static final Set<Integer> OF_TRANSFERS = Set.of(225, 226, 426, 451, 452, 522, 552);

  private final Case c;
  private final List<ReceivedReply> said = new ArrayList<>();
  private boolean encrypted;
  // What was answered last: a reply that comes unasked before the next answer is one more to that.
  private String lastVerb = ReceivedReply.GREETING;
  private String lastArgument = "";
  private boolean owed;
  private boolean transferred;

  private ReceivedReplies(Case c) {
    this.c = c;
    this.encrypted = c.tlsMode() == TlsMode.IMPLICIT;
  }

  static List<ReceivedReply> of(Case c) {
    ReceivedReplies d = new ReceivedReplies(c);
    c.seen().forEach(d::read);
    return List.copyOf(d.said);
  }

  private void read(TimedObservation<?> seen) {
    Moment at = seen.place();
    if (seen.what() instanceof Greeting g) {
      g.preliminary().forEach(r -> add(at, ReceivedReply.GREETING, "", r));
      g.reply().ifPresent(r -> add(at, ReceivedReply.GREETING, "", r));
      g.extra().forEach(r -> add(at, ReceivedReply.GREETING, "", r));
    } else if (seen.what() instanceof Exchange e) {
      exchange(at, e, Set.of());
    } else if (seen.what() instanceof PassiveTry p) {
      exchange(at, p.exchange(), Set.of(Flag.PASSIVE));
    } else if (seen.what() instanceof ActiveTry a) {
      exchange(at, a.exchange(), Set.of(Flag.ACTIVE));
      a.command().ifPresent(e -> exchange(at, e, Set.of(Flag.ACTIVE)));
      a.completion()
          .ifPresent(
              r -> add(at, a.command().map(Exchange::verb).orElse("LIST"), "", r, Flag.ACTIVE));
      owed = true; // a data connection that nobody made may be told of later
    } else if (seen.what() instanceof BounceTry b) {
      exchange(at, b.exchange(), Set.of(Flag.ACTIVE));
    } else if (seen.what() instanceof Transfer t) {
      transfer(at, t);
    } else if (seen.what() instanceof UploadCheck u) {
      u.deletion().ifPresent(r -> add(at, "DELE", u.path(), r));
    }
  }

  private void exchange(Moment at, Exchange e, Set<Flag> way) {
    encrypted = e.encrypted();
    Flag[] flags = way.toArray(Flag[]::new);
    for (Reply r : e.before()) {
      if (r.preliminary()) {
        add(at, e.verb(), e.argument(), r, flags);
      } else {
        unasked(at, r, flags);
      }
    }
    e.reply()
        .or(() -> recovered(e.fault()))
        .ifPresent(r -> add(at, e.verb(), e.argument(), r, flags));
    answered(e.verb(), e.argument(), e.reply().isEmpty());
  }

  private void answered(String verb, String argument, boolean due) {
    lastVerb = verb;
    lastArgument = argument;
    owed = due;
    transferred = false;
  }

  /**
   * A reply that came before the one that was due. It ends a transfer that had failed, or speaks of
   * the session (421) or of a data connection of somebody else (425); any other is one too many.
   */
  private void unasked(Moment at, Reply reply, Flag... way) {
    boolean ofTransfer = OF_TRANSFERS.contains(reply.code()) && !transferred;
    // Whoever breaks off leaves replies behind.
    boolean broken = c.run().interrupted();
    boolean due = broken || owed || ofTransfer || reply.code() == 421 || reply.code() == 425;
    owed = false;
    add(at, lastVerb, lastArgument, reply, way);
    if (!due) {
      said.add(said.remove(said.size() - 1).asSurplus());
    }
  }

  private void transfer(Moment at, Transfer t) {
    Flag way = t.active() ? Flag.ACTIVE : Flag.PASSIVE;
    t.first().ifPresent(r -> add(at, t.verb(), t.argument(), r, way));
    Flag[] then =
        t.first().filter(Reply::preliminary).isPresent()
            ? new Flag[] {way, Flag.BEGUN}
            : new Flag[] {way};
    t.completion()
        .or(() -> recovered(t.control()))
        .ifPresent(r -> add(at, t.verb(), t.argument(), r, then));
    t.late().forEach(r -> add(at, t.verb(), t.argument(), r, way));
    answered(t.verb(), t.argument(), !t.ok());
    transferred = t.ok();
  }

  /** A dying server writes its last words in plain into TLS, or without a line end. */
  private static Optional<Reply> recovered(Optional<WireFault> fault) {
    return fault.flatMap(Quote::replyIn);
  }

  private void add(Moment at, String after, String argument, Reply reply, Flag... way) {
    EnumSet<Flag> flags = EnumSet.of(encrypted ? Flag.TLS : Flag.CLEAR);
    flags.addAll(Set.of(way));
    flags.add(c.anonymous() ? Flag.ANONYMOUS : Flag.NAMED);
    flags.add(at.step().compareTo(StepId.LOGIN) > 0 ? Flag.LOGGEDIN : Flag.PRELOGIN);
    said.add(new ReceivedReply(at, after, argument, reply, flags, false));
  }
}
