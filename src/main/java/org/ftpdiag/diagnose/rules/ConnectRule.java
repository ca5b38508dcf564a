package org.ftpdiag.diagnose.rules;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FaultWord;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.Side;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.ProxyAnswer.Outcome;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;

/** No address can be connected, or those of one family cannot. */
public final class ConnectRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    List<TimedObservation<ConnectAttempt>> all = c.in(StepId.CONNECT, ConnectAttempt.class);
    List<TimedObservation<ConnectAttempt>> failed =
        all.stream().filter(s -> !s.what().connected() && !s.what().failedAtProxy()).toList();
    if (failed.isEmpty()
        || c.run().interrupted() && failed.stream().anyMatch(s -> kind(s) == Kind.CANCELLED)) {
      return List.of();
    }
    if (failed.size() < all.size()) {
      return families(c, all);
    }
    // Connected for a moment, and reset: the greeting that did not come is judged.
    return c.done(StepId.CONNECT) ? List.of() : List.of(nothing(c, failed));
  }

  private static JudgedFinding nothing(Case c, List<TimedObservation<ConnectAttempt>> failed) {
    if (any(failed, Kind.RESET)) {
      return hungUp(c, failed);
    }
    if (failed.stream().anyMatch(ConnectRule::unknownToProxy)) {
      FindingBuilder n = c.notice(FindingId.DNS_NOT_FOUND, failed.get(0).place()).variant("proxy");
      failed.forEach(s -> ProxyRule.says(n, s.what()));
      return n.explains();
    }
    // A refusal says most: a host answered, and nothing listens. Silence says more than no route.
    FindingId id =
        any(failed, Kind.REFUSED)
            ? FindingId.CONNECT_REFUSED
            : any(failed, Kind.TIMED_OUT) || any(failed, Kind.CANCELLED)
                ? FindingId.CONNECT_TIMEOUT
                : FindingId.CONNECT_UNREACHABLE;
    FindingBuilder n = c.notice(id, failed.get(0).place());
    if (failed.stream().allMatch(s -> kind(s) == Kind.LOCAL)) {
      n.side(Side.CLIENT);
    }
    failed.forEach(s -> evidence(n, s.what()));
    failed.get(0).what().proxy().ifPresent(p -> n.fact("proxy", p.proxy()).variant("proxy"));
    return n.explains();
  }

  private static boolean unknownToProxy(TimedObservation<ConnectAttempt> s) {
    return s.what().proxy().filter(p -> p.outcome() == Outcome.SERVER_NAME).isPresent();
  }

  /**
   * A reset that is no refusal came once the connection stood (RFC 9293 section 3.10.7.3), if only
   * for a moment.
   */
  private static JudgedFinding hungUp(Case c, List<TimedObservation<ConnectAttempt>> failed) {
    TimedObservation<ConnectAttempt> reset =
        failed.stream().filter(s -> kind(s) == Kind.RESET).findFirst().orElseThrow();
    FindingBuilder n = c.notice(FindingId.GREETING_CLOSED, reset.place()).variant("reset");
    failed.forEach(s -> evidence(n, s.what()));
    return n.explains();
  }

  private static List<JudgedFinding> families(Case c, List<TimedObservation<ConnectAttempt>> all) {
    List<JudgedFinding> found = new ArrayList<>();
    for (String family : List.of("IPv4", "IPv6")) {
      List<TimedObservation<ConnectAttempt>> mine =
          all.stream().filter(s -> of(s, family)).toList();
      boolean broken = !mine.isEmpty() && mine.stream().noneMatch(s -> s.what().connected());
      boolean other = all.stream().anyMatch(s -> !of(s, family) && s.what().connected());
      if (broken && other) {
        found.add(family(c, family, mine));
      }
    }
    return found;
  }

  private static JudgedFinding family(
      Case c, String family, List<TimedObservation<ConnectAttempt>> mine) {
    TimedObservation<ConnectAttempt> first = mine.get(0);
    FindingBuilder n = c.notice(FindingId.CONNECT_FAMILY_BROKEN, first.place());
    n.fact("family", family).fact("address", text(first.what()));
    n.variant(family.toLowerCase(Locale.ROOT)).fact("how", FaultWord.word(kind(first)));
    if (mine.stream().allMatch(s -> noRoute(s.what()))) {
      // This client has no network of that family: nothing was learnt of the server.
      n.side(Side.CLIENT).severity(Severity.INFO);
    }
    mine.forEach(s -> evidence(n, s.what()));
    return n.aside();
  }

  private static boolean noRoute(ConnectAttempt a) {
    WireFault f = a.fault().orElseThrow();
    return f.kind() == Kind.LOCAL
        || f.kind() == Kind.UNREACHABLE
            && f.detail().toLowerCase(Locale.ROOT).contains("network is unreachable");
  }

  private static void evidence(FindingBuilder n, ConnectAttempt a) {
    WireFault f = a.fault().orElseThrow();
    if (a.proxy().isPresent()) {
      ProxyRule.says(n, a);
      return;
    }
    n.evidence(
        "connect-" + FaultWord.word(f.kind()),
        "address",
        text(a),
        "port",
        a.to().map(InetSocketAddress::getPort),
        "seconds",
        Quote.seconds(a.ms()),
        "detail",
        f.detail());
  }

  private static boolean any(List<TimedObservation<ConnectAttempt>> all, Kind kind) {
    return all.stream().anyMatch(s -> kind(s) == kind);
  }

  private static Kind kind(TimedObservation<ConnectAttempt> s) {
    return s.what().fault().orElseThrow().kind();
  }

  private static boolean of(TimedObservation<ConnectAttempt> s, String family) {
    return s.what().address().filter(a -> Addresses.family(a).equals(family)).isPresent();
  }

  /** The address, or the name where that is all that is known. */
  static Optional<String> text(ConnectAttempt a) {
    return a.address().map(Addresses::text).or(() -> a.to().map(InetSocketAddress::getHostString));
  }
}
