package org.ftpdiag.diagnose.rules;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FaultWord;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.ftp.AddressKind;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.WireFault;

/** The address that a 227 announces, against the one that the control connection goes to. */
final class PassiveAddress {
  private PassiveAddress() {}

  /** What is wrong with the announced address; empty when nothing is. */
  static Optional<JudgedFinding> judge(
      Case c, TimedObservation<PassiveTry> s, List<TimedObservation<PassiveTry>> tries) {
    Optional<InetAddress> control = c.address();
    Optional<InetAddress> announced = s.what().announced();
    if (control.isEmpty() && announced.isPresent()) {
      return unknownControl(c, s, tries);
    }
    // 227 holds an IPv4 address: over IPv6 it says nothing (RFC 2428 section 1).
    if (control.isEmpty()
        || announced.isEmpty()
        || !Addresses.isV4(control.get())
        || announced.get().equals(control.get())) {
      return Optional.empty();
    }
    boolean works = tries.stream().anyMatch(t -> t.what().usable());
    boolean reached = PassiveRule.connected(s.what(), announced.get());
    boolean nowhere = Addresses.isPrivate(announced.get());
    boolean within = Addresses.isPrivate(control.get());
    // Between two private addresses the number tells nothing; whether it can be reached does.
    boolean unreachable = nowhere && !(within && reached);
    FindingId id =
        unreachable ? FindingId.PASSIVE_ADDRESS_PRIVATE : FindingId.PASSIVE_ADDRESS_MISMATCH;
    FindingBuilder n = c.notice(id, s.place());
    n.severity(unreachable && !works && c.failed(s.step()) ? Severity.FAIL : Severity.WARN);
    n.fact("announced", Addresses.text(announced.get())).fact("data_port", s.what().port());
    if (AddressKind.of(announced.get()) == AddressKind.UNSPECIFIED) {
      n.variant("unspecified");
    } else if (unreachable && epsvFailed(tries)) {
      n.variant("epsv-failed"); // what would help otherwise was tried, and did not
    } else if (!unreachable && within) {
      // The client is inside the server's own network; what it is told may be meant for others.
      n.severity(Severity.INFO).variant(nowhere ? "within" : "inside");
    }
    c.saidAt(s.place()).forEach(n::said);
    n.evidence(
        nowhere ? "passive-private" : "passive-other",
        "announced",
        Addresses.text(announced.get()),
        "control",
        Addresses.text(control.get()));
    tries.forEach(t -> attempts(n, t.what()));
    // A remark where it stops nothing: what stops the work then stands beside it.
    return Optional.of(unreachable ? n.explains() : n.aside());
  }

  /** Whether the way that needs no announced address was tried in vain. */
  private static boolean epsvFailed(List<TimedObservation<PassiveTry>> tries) {
    return tries.stream()
        .map(TimedObservation::what)
        .filter(t -> t.exchange().verb().equals("EPSV"))
        .anyMatch(t -> !t.usable());
  }

  /** A log need not tell where the control connection goes: a private address is all there is. */
  private static Optional<JudgedFinding> unknownControl(
      Case c, TimedObservation<PassiveTry> s, List<TimedObservation<PassiveTry>> tries) {
    InetAddress announced = s.what().announced().orElseThrow();
    boolean tried = s.what().attempts().stream().anyMatch(a -> !a.connected());
    if (!Addresses.isPrivate(announced) || s.what().usable() || !tried || !c.failed(s.step())) {
      return Optional.empty();
    }
    FindingBuilder n = c.notice(FindingId.PASSIVE_ADDRESS_PRIVATE, s.place());
    n.fact("announced", Addresses.text(announced)).fact("data_port", s.what().port());
    if (AddressKind.of(announced) == AddressKind.UNSPECIFIED) {
      n.variant("unspecified");
    }
    c.saidAt(s.place()).forEach(n::said);
    n.evidence("passive-private-only", "announced", Addresses.text(announced));
    tries.forEach(t -> attempts(n, t.what()));
    return Optional.of(n.explains());
  }

  /** Whether a 227 is blameless whatever it holds: the control connection is IPv6. */
  static boolean excused(Case c, PassiveTry t) {
    return t.exchange().verb().equals("PASV")
        && c.address().filter(a -> !Addresses.isV4(a)).isPresent();
  }

  /** What became of the connects. */
  static void attempts(FindingBuilder n, PassiveTry t) {
    String code = t.exchange().reply().map(r -> Integer.toString(r.code())).orElse("-");
    for (ConnectAttempt a : t.attempts()) {
      if (!a.connected() && a.proxy().isPresent()) {
        ProxyRule.says(n, a);
        continue;
      }
      String how = a.fault().map(WireFault::kind).map(FaultWord::word).orElse("open");
      n.evidence(
          "data-port-" + how,
          "port",
          a.to().map(InetSocketAddress::getPort),
          "code",
          code,
          "address",
          ConnectRule.text(a),
          "seconds",
          Quote.seconds(a.ms()),
          "detail",
          a.fault().map(WireFault::detail).orElse(""));
    }
  }
}
