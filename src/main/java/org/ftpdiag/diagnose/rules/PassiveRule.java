package org.ftpdiag.diagnose.rules;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Meaning;
import org.ftpdiag.diagnose.ReceivedReply;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.knowledge.ReplyRow;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;

/** Passive data connections: refused, malformed, unreachable, or at a strange address. */
public final class PassiveRule implements Rule {
  // A refusal of PASV may speak of these; all else means that there is no passive mode.
  private static final Set<FindingId> OTHER =
      EnumSet.of(
          FindingId.TLS_REQUIRED,
          FindingId.TLS_DATA_REQUIRED,
          FindingId.TOO_MANY_CONNECTIONS,
          FindingId.ACCESS_DENIED_BY_ADDRESS,
          FindingId.IDLE_TIMEOUT,
          FindingId.SERVICE_UNAVAILABLE,
          FindingId.ACCOUNT_REQUIRED,
          FindingId.LOGIN_REJECTED,
          FindingId.DATA_UNAVAILABLE);

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (StepId step : StepId.values()) {
      List<TimedObservation<PassiveTry>> tries = c.in(step, PassiveTry.class);
      if (!tries.isEmpty()) {
        judge(c, tries, found);
      }
    }
    return found;
  }

  private static void judge(
      Case c, List<TimedObservation<PassiveTry>> tries, List<JudgedFinding> found) {
    boolean usable = tries.stream().anyMatch(s -> s.what().usable());
    // The address comes before the port: a wrong address explains why nothing answers there.
    Optional<JudgedFinding> address =
        tries.stream().flatMap(s -> PassiveAddress.judge(c, s, tries).stream()).findFirst();
    address.ifPresent(found::add);
    tries.stream().flatMap(s -> malformed(c, s, usable).stream()).forEach(found::add);
    if (usable) {
      limited(c, tries, address.isPresent(), found);
    } else if (address.isEmpty() || !fails(address.get())) {
      unusable(c, tries, found);
    } else {
      // The address is the cause; that EPSV is refused besides is a remark.
      epsvRefused(c, tries.stream().filter(PassiveRule::refused).toList(), found);
    }
  }

  private static boolean fails(JudgedFinding s) {
    return s.finding().severity() == Severity.FAIL;
  }

  private static Optional<JudgedFinding> malformed(
      Case c, TimedObservation<PassiveTry> s, boolean usable) {
    PassiveTry t = s.what();
    boolean bad = t.exchange().ok() && !t.problem().isEmpty();
    if (!bad || PassiveAddress.excused(c, t)) {
      return Optional.empty();
    }
    FindingBuilder n = c.notice(FindingId.REPLY_MALFORMED, s.place()).variant("passive");
    n.severity(!usable && c.failed(s.step()) ? Severity.FAIL : Severity.WARN);
    c.saidAt(s.place()).forEach(n::said);
    if (!t.problem().isEmpty()) {
      n.evidence("passive-problem", "part", t.problem());
    }
    return Optional.of(n.explains());
  }

  /** One way works: what is wrong with the other. */
  private static void limited(
      Case c,
      List<TimedObservation<PassiveTry>> tries,
      boolean addressed,
      List<JudgedFinding> found) {
    boolean pasvWorks = tries.stream().anyMatch(s -> verb(s).equals("PASV") && s.what().usable());
    for (TimedObservation<PassiveTry> s : tries) {
      if (s.what().usable()) {
        continue;
      }
      boolean epsv = verb(s).equals("EPSV");
      if (refused(s) && epsv && pasvWorks) {
        found.add(refusal(c, FindingId.EPSV_UNSUPPORTED, s).explains());
      } else if (silent(s) && epsv && pasvWorks) {
        found.add(port(c, FindingId.EPSV_BROKEN, List.of(s)).explains());
      } else if (silent(s) && !addressed && !PassiveAddress.excused(c, s.what())) {
        found.add(port(c, portFinding(List.of(s)), List.of(s)).explains());
      }
    }
  }

  /** No way works. */
  private static void unusable(
      Case c, List<TimedObservation<PassiveTry>> tries, List<JudgedFinding> found) {
    List<TimedObservation<PassiveTry>> silent = tries.stream().filter(PassiveRule::silent).toList();
    List<TimedObservation<PassiveTry>> refused =
        tries.stream().filter(PassiveRule::refused).toList();
    if (!silent.isEmpty()) {
      FindingBuilder n = port(c, portFinding(silent), silent);
      found.add(n.explains());
      epsvRefused(c, refused, found);
    } else if (!refused.isEmpty() && refused.size() == tries.size()) {
      found.add(disabled(c, refused));
    }
  }

  private static void epsvRefused(
      Case c, List<TimedObservation<PassiveTry>> refused, List<JudgedFinding> found) {
    refused.stream()
        .filter(s -> verb(s).equals("EPSV"))
        .forEach(s -> found.add(refusal(c, FindingId.EPSV_UNSUPPORTED, s).explains()));
  }

  private static JudgedFinding disabled(Case c, List<TimedObservation<PassiveTry>> refused) {
    Optional<JudgedFinding> other = otherReason(c, refused);
    if (other.isPresent()) {
      return other.get();
    }
    FindingBuilder n = c.notice(FindingId.PASSIVE_DISABLED, refused.get(0).place());
    for (TimedObservation<PassiveTry> s : refused) {
      for (ReceivedReply x : c.saidAt(s.place())) {
        n.said(x);
        Meaning.known(c, x)
            .filter(m -> m.id() == FindingId.PASSIVE_DISABLED)
            .ifPresent(m -> n.row(m.row()));
      }
    }
    return n.explains();
  }

  private static Optional<JudgedFinding> otherReason(
      Case c, List<TimedObservation<PassiveTry>> refused) {
    for (TimedObservation<PassiveTry> s : refused) {
      for (ReceivedReply x : c.saidAt(s.place())) {
        Meaning m = Meaning.ofFailure(c, x);
        if (OTHER.contains(m.id())) {
          return Optional.of(c.notice(m, x).explains());
        }
        if (m.row().flatMap(ReplyRow::setting).isPresent()) {
          return Optional.empty(); // vsftpd's process dies of it, and says more as it goes
        }
      }
    }
    return Optional.empty();
  }

  private static FindingBuilder refusal(Case c, FindingId id, TimedObservation<PassiveTry> s) {
    FindingBuilder n = c.notice(id, s.place());
    c.saidAt(s.place()).forEach(n::said);
    return n;
  }

  private static FindingBuilder port(
      Case c, FindingId id, List<TimedObservation<PassiveTry>> silent) {
    TimedObservation<PassiveTry> first = silent.get(0);
    FindingBuilder n = c.notice(id, first.place());
    n.fact("data_port", first.what().port()).fact("command", verb(first));
    otherFamily(c)
        .ifPresent(
            a ->
                n.fact("other_address", Addresses.text(a))
                    .fact("other_option", a instanceof Inet4Address ? "-4" : "-6"));
    for (TimedObservation<PassiveTry> s : silent) {
      c.saidAt(s.place()).forEach(n::said);
      PassiveAddress.attempts(n, s.what());
    }
    return n;
  }

  /** Firewalls are often opened for one address family only: an address of the other one. */
  private static Optional<InetAddress> otherFamily(Case c) {
    return c.run()
        .address()
        .flatMap(
            used ->
                c.all(Resolution.class).stream()
                    .flatMap(r -> r.what().addresses().stream())
                    .filter(a -> !a.getClass().equals(used.getClass()) && !failed(c, a))
                    .findFirst());
  }

  private static boolean failed(Case c, InetAddress a) {
    return c.in(StepId.CONNECT, ConnectAttempt.class).stream()
        .map(TimedObservation::what)
        .anyMatch(
            t -> t.fault().isPresent() && t.to().filter(x -> a.equals(x.getAddress())).isPresent());
  }

  /** Silence weighs more than a refusal: the way to the control address counts, it came first. */
  private static FindingId portFinding(List<TimedObservation<PassiveTry>> silent) {
    Optional<Kind> kind =
        silent.stream()
            .flatMap(s -> s.what().attempts().stream())
            .flatMap(a -> a.fault().stream())
            .map(WireFault::kind)
            .findFirst();
    return kind.filter(k -> k == Kind.REFUSED || k == Kind.RESET).isPresent()
        ? FindingId.PASSIVE_PORT_REFUSED
        : FindingId.PASSIVE_PORT_BLOCKED;
  }

  private static boolean refused(TimedObservation<PassiveTry> s) {
    return s.what().exchange().reply().map(r -> !r.positive()).orElse(false);
  }

  /** The reply named a port, and no connection came about. */
  private static boolean silent(TimedObservation<PassiveTry> s) {
    return !s.what().usable()
        && s.what().attempts().stream().anyMatch(a -> !a.connected() && !a.failedAtProxy())
        && s.what().exchange().ok();
  }

  private static String verb(TimedObservation<PassiveTry> s) {
    return s.what().exchange().verb();
  }

  static boolean connected(PassiveTry t, InetAddress to) {
    return t.attempts().stream()
        .filter(ConnectAttempt::connected)
        .anyMatch(a -> a.address().equals(Optional.of(to)));
  }
}
