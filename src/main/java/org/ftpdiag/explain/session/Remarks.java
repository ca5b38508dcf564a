package org.ftpdiag.explain.session;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ftpdiag.explain.Note;
import org.ftpdiag.explain.event.Cue;
import org.ftpdiag.explain.event.Endpoint;
import org.ftpdiag.explain.event.Waited;
import org.ftpdiag.explain.event.Wording;
import org.ftpdiag.explain.session.LoggedSession.Phase;
import org.ftpdiag.explain.text.TimeOfDay;
import org.ftpdiag.ftp.TlsAlert;
import org.ftpdiag.ftp.Verb;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.Greeting;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;

/** What the program that wrote a log says itself: where it connects, and what went wrong. */
final class Remarks {
  private static final int LONGEST = 200;

  private final LoggedSession talk;
  private final LoggedDialogue dialogue;

  Remarks(LoggedSession talk, LoggedDialogue dialogue) {
    this.talk = talk;
    this.dialogue = dialogue;
  }

  /** Whether a remark begins another control connection. */
  boolean begins(Wording w, String text) {
    // After a failed connection another address of the same host is tried.
    boolean before =
        talk.phase.compareTo(Phase.GREETED) >= 0
            || talk.broken.filter(b -> b != StepId.CONNECT).isPresent();
    return w.cue() == Cue.CONNECTING && (before || talk.dialogue) && !forData(Endpoint.in(text));
  }

  private boolean forData(Endpoint to) {
    for (DataWay way : talk.ways) {
      if (way.names(to.port())) {
        return true;
      }
      // A program may name the address alone: one that only the reply has is meant.
      boolean elsewhere = to.address().isPresent() && !to.address().equals(talk.facts.address);
      if (elsewhere && to.address().equals(way.announcedHost())) {
        return true;
      }
    }
    return false;
  }

  /** Takes a remark that says what the program does. */
  void status(Wording w, String text) {
    switch (w.cue()) {
      case CONNECTING -> {
        Endpoint to = Endpoint.in(text);
        if (!forData(to)) {
          talk.facts.connects(to);
          talk.phase = Phase.CONNECTING;
        }
      }
      case CONNECTED -> connected(Endpoint.in(text));
      case TLS_ESTABLISHED -> established();
      case IMPLICIT_TLS -> {
        if (talk.phase == Phase.CONNECTED && !talk.dialogue) {
          talk.facts.tls = TlsMode.IMPLICIT;
        }
      }
      case DATA_CONNECTED -> talk.openWay().ifPresent(DataWay::connected);
      case ADDRESS_REPLACED -> {
        if (talk.ways.isEmpty() && !talk.awaits("PASV")) {
          dialogue.passiveUnseen(); // the log is without the dialogue
        }
        talk.openWay().ifPresent(DataWay::replaced);
      }
      default -> {}
    }
  }

  private void connected(Endpoint to) {
    if (forData(to)) {
      return;
    }
    if (talk.phase.compareTo(Phase.CONNECTED) < 0) {
      talk.facts.connects(to);
      reached();
    }
  }

  /** The control connection stands. */
  void reached() {
    boolean failed = talk.broken.filter(b -> b == StepId.CONNECT).isPresent();
    if (failed || talk.phase == Phase.CONNECTING) {
      talk.opening.add(
          StepId.CONNECT, new ConnectAttempt(control(), Optional.empty(), OptionalDouble.empty()));
    }
    talk.connected();
    if (failed) {
      talk.broken = Optional.empty(); // another address did it
    }
  }

  private void established() {
    boolean data = talk.pendingTransfer().isPresent() || !talk.ways.isEmpty();
    if (!data && !talk.encrypted) {
      if (talk.phase == Phase.CONNECTED && !talk.dialogue) {
        talk.facts.tls = TlsMode.IMPLICIT;
      }
      talk.tlsEstablished();
    }
  }

  private Optional<InetSocketAddress> control() {
    int port = talk.facts.port;
    return talk.facts
        .address
        .map(a -> new InetSocketAddress(a, port))
        .or(() -> talk.facts.host.map(name -> InetSocketAddress.createUnresolved(name, port)));
  }

  /**
   * Takes a remark that says what went wrong.
   *
   * @param at where it happened, if a stack trace tells; otherwise the moment does
   */
  void trouble(Wording w, String text, Optional<Cue> at) {
    String detail = text.length() > LONGEST ? text.substring(0, LONGEST) : text.strip();
    Cue cue = w.cue();
    if (cue.certificate()) {
      certificate(cue, detail);
    } else if (cue == Cue.DNS_NOT_FOUND || cue == Cue.DNS_UNAVAILABLE) {
      resolution(cue, detail);
    } else if (cue == Cue.NOT_FTP) {
      foreign(detail);
    } else if (cue.fault().isPresent()) {
      WireFault fault = WireFault.of(cue.fault().get(), detail);
      boolean data = w.data() || at.filter(a -> a == Cue.AT_DATA).isPresent();
      boolean connect = at.filter(a -> a == Cue.AT_CONNECT).isPresent();
      boolean reading = at.filter(a -> a == Cue.AT_REPLY).isPresent() || Saying.reads(text);
      if (talk.phase.compareTo(Phase.CONNECTED) < 0 && (reading || fault.kind() == Kind.CLOSED)) {
        talk.connected(); // it must have been, to be closed or read from
      }
      place(cue, fault, data, connect);
    }
  }

  private void place(Cue cue, WireFault fault, boolean data, boolean connect) {
    boolean way = talk.openWay().isPresent();
    Optional<PendingCommand> transfer = talk.pendingTransfer();
    boolean named =
        cue == Cue.MALFORMED && transfer.filter(p -> Verb.of(p.verb).lists()).isPresent();
    if (named || cue == Cue.TLS_TRUNCATED && data && transfer.isPresent()) {
      FindingId id = named ? FindingId.LIST_ENCODING : FindingId.TLS_TRUNCATED;
      talk.finds(id, transfer.get().verb, talk.line, true);
      return;
    }
    if (cue == Cue.TLS_TRUNCATED && talk.broken.isPresent()) {
      return; // an echo of what came before
    }
    if (fault.kind() == Kind.TLS && !talk.pendingTransfer().isPresent()) {
      tls(cue, fault);
    } else if (opening() && !data || connect && !way && !talk.dialogue) {
      opening(fault);
    } else if (talk.tlsDue) {
      tls(cue, fault);
    } else if (data || ofData(fault.kind(), way)) {
      data(fault);
    } else if (!talk.pending.isEmpty()) {
      dialogue.unanswered(fault);
    } else if (!talk.dialogue && talk.phase != Phase.QUITTING) {
      opening(fault);
    }
  }

  private boolean opening() {
    return !talk.dialogue && talk.pending.isEmpty() && talk.phase.compareTo(Phase.GREETED) < 0;
  }

  /** Where nothing says so: a port that was announced is what can be refused or silent. */
  private boolean ofData(Kind kind, boolean way) {
    boolean begun = talk.pendingTransfer().filter(p -> p.first.isPresent()).isPresent();
    boolean active = talk.facts.active && talk.pendingTransfer().isPresent();
    boolean control = kind == Kind.CLOSED || kind == Kind.RESET && !begun;
    return !control && (way || begun || active) || kind == Kind.TLS;
  }

  private void opening(WireFault fault) {
    if (talk.phase.compareTo(Phase.CONNECTED) < 0) {
      talk.opening.add(
          StepId.CONNECT, new ConnectAttempt(control(), Optional.of(fault), waited(fault)));
      talk.opening.show(StepId.CONNECT, "", Optional.empty(), fault.detail(), talk.line);
      talk.breaks(StepId.CONNECT);
    } else if (talk.phase == Phase.CONNECTED) {
      talk.opening.add(
          StepId.GREETING,
          new Greeting(
              List.of(), Optional.empty(), Optional.of(fault), "", List.of(), waited(fault)));
      talk.opening.show(StepId.GREETING, "", Optional.empty(), fault.detail(), talk.line);
      talk.breaks(StepId.GREETING);
    }
  }

  private void tls(Cue cue, WireFault fault) {
    boolean due = talk.tlsDue || !talk.dialogue;
    if (!due || talk.encrypted) {
      if (!talk.pending.isEmpty()) {
        dialogue.unanswered(fault);
      }
      return;
    }
    int alert = cue == Cue.TLS_VERSION ? TlsAlert.PROTOCOL_VERSION.number() : TlsAlert.NONE;
    talk.opening.add(
        StepId.TLS,
        CertificateSketch.tls(Optional.of(fault), alert, cue == Cue.TLS_CLIENT_CERTIFICATE));
    talk.opening.show(StepId.TLS, "", Optional.empty(), fault.detail(), talk.line);
    talk.facts.tls = talk.tlsDue ? TlsMode.EXPLICIT : TlsMode.IMPLICIT;
    talk.tlsDue = false;
    talk.breaks(StepId.TLS);
  }

  /** A TLS alert, seen on the wire (RFC 8446 section 6). */
  Note alert(int number, boolean fromServer) {
    WireFault fault = WireFault.of(Kind.TLS, talk.line.text());
    if (talk.encrypted || talk.broken.isPresent() || number == 0) {
      return null;
    }
    if (!fromServer
        && (number == TlsAlert.UNKNOWN_CA.number()
            || number == TlsAlert.CERTIFICATE_UNKNOWN.number())) {
      certificate(Cue.CERTIFICATE_UNTRUSTED, talk.line.text());
      return Note.of("explain.cue.certificate-untrusted", true);
    }
    talk.opening.add(
        StepId.TLS,
        CertificateSketch.tls(Optional.of(fault), fromServer ? number : TlsAlert.NONE, false));
    talk.opening.show(StepId.TLS, "", Optional.empty(), fault.detail(), talk.line);
    talk.facts.tls = talk.dialogue ? TlsMode.EXPLICIT : TlsMode.IMPLICIT;
    talk.tlsDue = false;
    talk.breaks(StepId.TLS);
    return Note.of("explain.cue.tls", true);
  }

  private void data(WireFault fault) {
    if (fault.kind() == Kind.CLOSED && !talk.dialogue && talk.ways.isEmpty()) {
      dialogue.transferUnseen(); // the log is without the dialogue
    }
    Optional<PendingCommand> transfer = talk.pendingTransfer();
    boolean begun = transfer.filter(p -> p.first.isPresent()).isPresent();
    Optional<DataWay> way = talk.openWay();
    StepId step = transfer.map(p -> StepId.of(p.verb)).orElse(StepId.PASSIVE);
    boolean cut = fault.kind() == Kind.RESET || fault.kind() == Kind.CLOSED;
    if (cut && transfer.isPresent()) {
      way.ifPresent(DataWay::connected); // or else there was nothing to be cut
      transfer.get().data = Optional.of(fault);
    } else if (!begun && way.isPresent() && fault.kind() != Kind.TLS) {
      way.get().failed(fault, waited(fault));
      step = StepId.PASSIVE;
    } else if (transfer.isPresent() && fault.kind() == Kind.TLS) {
      transfer.get().tls =
          Optional.of(
              TlsAttempt.told(
                  Channel.DATA, Optional.empty(), Optional.of(fault), TlsAlert.NONE, false));
    } else if (transfer.isPresent()) {
      transfer.get().data = Optional.of(fault);
    } else if (!talk.dialogue && way.isEmpty() && fault.kind() != Kind.TLS) {
      dialogue.passiveUnseen();
      talk.openWay().ifPresent(w -> w.failed(fault, waited(fault)));
    } else {
      return;
    }
    talk.operation.show(step, "", Optional.empty(), fault.detail(), talk.line);
    talk.breaks(step);
  }

  /** Milliseconds; empty when unknown. */
  private OptionalDouble waited(WireFault fault) {
    PendingCommand p = talk.pendingTransfer().orElse(null);
    OptionalDouble told = Waited.in(fault.detail());
    return told.isPresent() || p == null ? told : TimeOfDay.between(p.sentAt(), talk.now);
  }

  private void certificate(Cue cue, String detail) {
    if (talk.vagueDoubt && cue != Cue.CERTIFICATE_UNTRUSTED) {
      talk.opening.dropLast();
      talk.doubt = false;
    }
    if (!talk.doubt) {
      talk.opening.add(StepId.TLS, CertificateSketch.handshake(cue, detail));
      talk.vagueDoubt = cue == Cue.CERTIFICATE_UNTRUSTED;
    }
    talk.doubt = true;
    talk.opening.show(StepId.TLS, "", Optional.empty(), detail, talk.line);
    talk.tlsDue = false;
    talk.facts.tls = talk.dialogue ? TlsMode.EXPLICIT : TlsMode.IMPLICIT;
    talk.breaks(StepId.TLS);
  }

  private void resolution(Cue cue, String detail) {
    if (talk.phase.compareTo(Phase.CONNECTED) < 0) {
      boolean unknown = cue == Cue.DNS_NOT_FOUND;
      talk.opening.add(
          StepId.RESOLVE,
          new Resolution(
              talk.facts.host,
              unknown ? Resolution.Outcome.NOT_FOUND : Resolution.Outcome.UNAVAILABLE,
              List.of(),
              List.of(),
              detail,
              OptionalDouble.empty()));
      talk.opening.show(StepId.RESOLVE, "", Optional.empty(), detail, talk.line);
      talk.breaks(StepId.RESOLVE);
    }
  }

  /** Another protocol answered; its first words are what tells which. */
  void foreign(String text) {
    if (talk.phase.compareTo(Phase.GREETED) >= 0 || talk.dialogue) {
      return;
    }
    int ssh = text.indexOf("SSH-");
    boolean sftp = text.toLowerCase(Locale.ROOT).contains("sftp");
    String raw = ssh >= 0 ? text.substring(ssh) : sftp ? "SSH-2.0" : text;
    WireFault fault = new WireFault(Kind.MALFORMED, text, raw);
    talk.opening.add(
        StepId.GREETING,
        new Greeting(
            List.of(),
            Optional.empty(),
            Optional.of(fault),
            raw,
            List.of(),
            OptionalDouble.empty()));
    talk.opening.show(StepId.GREETING, "", Optional.empty(), text, talk.line);
    talk.breaks(StepId.GREETING);
    talk.phase = Phase.GREETED;
  }
}
