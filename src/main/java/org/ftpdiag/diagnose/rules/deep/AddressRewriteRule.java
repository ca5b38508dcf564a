package org.ftpdiag.diagnose.rules.deep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Meaning;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.model.seen.CheckTrial;
import org.ftpdiag.model.seen.deep.AddressRewrite;
import org.ftpdiag.model.seen.deep.AddressRewrite.Active;

/**
 * An address arrives otherwise in clear than under TLS, where nobody can change it; or PORT with an
 * address that the server does not see this client under brings its connection all the same.
 */
public final class AddressRewriteRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<AddressRewrite> s : c.all(AddressRewrite.class)) {
      passive(c, s).or(() -> active(c, s)).ifPresent(found::add);
    }
    if (found.isEmpty() && asked(c)) {
      arrived(c).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<JudgedFinding> passive(Case c, TimedObservation<AddressRewrite> s) {
    Optional<String> tls = s.what().named(true);
    Optional<String> clear = s.what().named(false);
    if (tls.isEmpty() || clear.isEmpty() || tls.equals(clear)) {
      return Optional.empty();
    }
    FindingBuilder n = c.notice(FindingId.ADDRESS_REWRITTEN, s.place());
    n.fact("sent", tls).fact("came", clear);
    if (clear.equals(s.what().control())) {
      n.variant("corrected");
    }
    n.evidence("rewritten-tls", "sent", tls).evidence("rewritten-clear", "came", clear);
    s.what().control().ifPresent(a -> n.evidence("rewritten-control", "control", a));
    s.what()
        .epsv()
        .filter(r -> r.positive())
        .ifPresent(r -> n.evidence("reply", "command", "EPSV", "reply", Quote.of(r)));
    refused(c, s).ifPresent(r -> port(n, s.what(), r));
    return Optional.of(n.aside());
  }

  private static Optional<JudgedFinding> active(Case c, TimedObservation<AddressRewrite> s) {
    return refused(c, s)
        .map(
            r ->
                port(c.notice(FindingId.ADDRESS_REWRITTEN, s.place()).variant("port"), s.what(), r)
                    .aside());
  }

  /**
   * PORT that was refused for its address under TLS alone, where each in clear was accepted: the
   * server saw another address there, which fits.
   */
  private static Optional<Active> refused(Case c, TimedObservation<AddressRewrite> s) {
    List<Active> clear = s.what().active().stream().filter(a -> !a.tls()).toList();
    List<Active> tls = s.what().active().stream().filter(Active::tls).toList();
    boolean differ =
        clear.size() > 1
            && tls.size() > 1
            && clear.stream().allMatch(a -> a.reply().positive())
            && tls.stream().allMatch(a -> a.reply().family() == 5);
    return differ
        ? tls.stream().filter(a -> blamesTheAddress(c, s, a)).findFirst()
        : Optional.empty();
  }

  private static boolean blamesTheAddress(Case c, TimedObservation<AddressRewrite> s, Active a) {
    return Meaning.known(c, c.saidAs(s.place(), "PORT", a.reply()))
        .filter(m -> m.id() == FindingId.ACTIVE_REFUSED && m.variant("address"))
        .isPresent();
  }

  private static FindingBuilder port(FindingBuilder n, AddressRewrite seen, Active refused) {
    seen.active().stream()
        .filter(a -> !a.tls())
        .findFirst()
        .ifPresent(
            a ->
                n.evidence(
                    "rewritten-port-clear", "command", a.command(), "reply", Quote.of(a.reply())));
    return n.evidence(
        "rewritten-port-tls", "command", refused.command(), "reply", Quote.of(refused.reply()));
  }

  private static boolean asked(Case c) {
    return c.all(CheckTrial.class).stream()
        .anyMatch(t -> t.what().check() == DeepCheck.ADDRESS_REWRITE);
  }

  /**
   * A connection came to an address behind NAT that the server cannot know but by PORT, and cannot
   * reach as it is: one in a private network might.
   */
  private static Optional<JudgedFinding> arrived(Case c) {
    if (c.run().address().filter(a -> !Addresses.isPrivate(a)).isEmpty()) {
      return Optional.empty();
    }
    return c.all(ActiveTry.class).stream()
        .filter(t -> !t.what().exchange().encrypted() && t.what().from().isPresent())
        .filter(t -> c.behindNat() && t.what().local().filter(Addresses::isPrivate).isPresent())
        .findFirst()
        .map(
            t ->
                c.notice(FindingId.ADDRESS_REWRITTEN, t.place())
                    .variant("port")
                    .evidence(
                        "rewritten-arrived",
                        "command",
                        t.what().exchange().line(),
                        "seen_as",
                        c.seenAs().orElseThrow())
                    .aside());
  }
}
