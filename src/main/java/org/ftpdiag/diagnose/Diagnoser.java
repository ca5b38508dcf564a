package org.ftpdiag.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ftpdiag.diagnose.rules.ActiveRule;
import org.ftpdiag.diagnose.rules.AuthRule;
import org.ftpdiag.diagnose.rules.CertificateRule;
import org.ftpdiag.diagnose.rules.ClosingRule;
import org.ftpdiag.diagnose.rules.CodeRule;
import org.ftpdiag.diagnose.rules.ConnectRule;
import org.ftpdiag.diagnose.rules.ControlRule;
import org.ftpdiag.diagnose.rules.DataCertificateRule;
import org.ftpdiag.diagnose.rules.FeatureRule;
import org.ftpdiag.diagnose.rules.FileRule;
import org.ftpdiag.diagnose.rules.GreetingRule;
import org.ftpdiag.diagnose.rules.InjectionRule;
import org.ftpdiag.diagnose.rules.LastResort;
import org.ftpdiag.diagnose.rules.ListingRule;
import org.ftpdiag.diagnose.rules.LoginRule;
import org.ftpdiag.diagnose.rules.OldTlsRule;
import org.ftpdiag.diagnose.rules.PassiveRule;
import org.ftpdiag.diagnose.rules.PasswordRule;
import org.ftpdiag.diagnose.rules.ProtectionRule;
import org.ftpdiag.diagnose.rules.ProxyRule;
import org.ftpdiag.diagnose.rules.ReplyFormRule;
import org.ftpdiag.diagnose.rules.ReplyRule;
import org.ftpdiag.diagnose.rules.ResolveRule;
import org.ftpdiag.diagnose.rules.ResumptionRule;
import org.ftpdiag.diagnose.rules.TlsRule;
import org.ftpdiag.diagnose.rules.TransferRule;
import org.ftpdiag.diagnose.rules.VirtualHostRule;
import org.ftpdiag.diagnose.rules.deep.AddressRewriteRule;
import org.ftpdiag.diagnose.rules.deep.EscapeRule;
import org.ftpdiag.diagnose.rules.deep.FirewallTlsRule;
import org.ftpdiag.diagnose.rules.deep.IdleRule;
import org.ftpdiag.diagnose.rules.deep.IntegrityRule;
import org.ftpdiag.diagnose.rules.deep.ListingsRule;
import org.ftpdiag.diagnose.rules.deep.LoginPolicyRule;
import org.ftpdiag.diagnose.rules.deep.MtuRule;
import org.ftpdiag.diagnose.rules.deep.NamesRule;
import org.ftpdiag.diagnose.rules.deep.PassiveRangeRule;
import org.ftpdiag.diagnose.rules.deep.ProtMatrixRule;
import org.ftpdiag.diagnose.rules.deep.SessionsRule;
import org.ftpdiag.diagnose.rules.deep.TlsOffersRule;
import org.ftpdiag.knowledge.Fingerprints;
import org.ftpdiag.knowledge.ReplyTable;
import org.ftpdiag.model.Defect;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;

/**
 * Says what a run means. A pure function: no I/O beyond loading the tables, no clock; the time of
 * the run is its beginning.
 */
public final class Diagnoser {
  // In order of precedence: the first rule that explains an observation is heard.
  private static final List<Rule> RULES =
      List.of(
          new ResolveRule(),
          new ProxyRule(),
          new ConnectRule(),
          new GreetingRule(),
          new TlsRule(),
          new AuthRule(),
          new InjectionRule(),
          new OldTlsRule(),
          new CertificateRule(),
          new DataCertificateRule(),
          new VirtualHostRule(),
          new LoginRule(),
          new PasswordRule(),
          new LoginPolicyRule(),
          new SessionsRule(),
          new IdleRule(),
          new ProtectionRule(),
          new ProtMatrixRule(),
          new PassiveRangeRule(),
          new TlsOffersRule(),
          new PassiveRule(),
          new FirewallTlsRule(),
          new AddressRewriteRule(),
          new ActiveRule(),
          new MtuRule(),
          new TransferRule(),
          new ResumptionRule(),
          new ClosingRule(),
          new ControlRule(),
          new FeatureRule(),
          new ListingRule(),
          new ListingsRule(),
          new EscapeRule(),
          new FileRule(),
          new NamesRule(),
          new IntegrityRule(),
          new ReplyFormRule(),
          new CodeRule());

  private Diagnoser() {}

  /** What the run means: the root cause first, the other findings by weight and time. */
  public static Diagnosis diagnose(ProbeRun run) {
    return diagnose(run, Optional.empty());
  }

  /**
   * Likewise, of a server that is known to be of that family whatever it says of itself.
   *
   * @param family the key of its dialect in the tables (see {@link
   *     org.ftpdiag.model.ServerIdentity#family}); empty to go by what it says
   */
  public static Diagnosis diagnose(ProbeRun run, Optional<String> family) {
    return diagnose(run, family, RULES);
  }

  static Diagnosis diagnose(ProbeRun run, Optional<String> family, List<Rule> rules) {
    Case c = new Case(run, ReplyTable.load(), Fingerprints.load(), family);
    List<String> defects = new ArrayList<>();
    List<JudgedFinding> heard = ofFtp(hear(c, rules, defects));
    List<JudgedFinding> found = Merge.of(complete(c, heard, defects));
    Optional<JudgedFinding> root = RootCause.of(found);
    List<Finding> ordered = new ArrayList<>();
    root.ifPresent(r -> ordered.add(r.finding()));
    found.stream()
        .filter(s -> root.filter(r -> r == s).isEmpty())
        .sorted(
            Comparator.comparing((JudgedFinding s) -> s.finding().severity())
                .reversed()
                .thenComparing(JudgedFinding::place))
        .forEach(s -> ordered.add(s.finding()));
    return new Diagnosis(
        c.server(), c.seenAs(), ordered, root.map(JudgedFinding::finding), defects);
  }

  /** A rule that fails costs what it would have found, and not the report. */
  private static List<JudgedFinding> judged(
      String rule, Supplier<List<JudgedFinding>> judgement, List<String> defects) {
    try {
      return judgement.get();
    } catch (RuntimeException | StackOverflowError e) {
      defects.add(rule + ": " + Defect.describe(e));
      return List.of();
    }
  }

  private static List<JudgedFinding> hear(Case c, List<Rule> rules, List<String> defects) {
    List<JudgedFinding> heard = new ArrayList<>();
    Map<Moment, Rule> explainedBy = new HashMap<>();
    for (Rule rule : rules) {
      String name = rule.getClass().getSimpleName();
      for (JudgedFinding s : judged(name, () -> rule.judge(c), defects)) {
        if (!s.explains() || explainedBy.computeIfAbsent(s.place(), p -> rule) == rule) {
          heard.add(s);
        }
      }
    }
    return heard;
  }

  /** Where another protocol answers, nothing that it says afterwards means anything. */
  private static List<JudgedFinding> ofFtp(List<JudgedFinding> heard) {
    return heard.stream()
        .filter(s -> s.finding().id() == FindingId.NOT_FTP)
        .findFirst()
        .map(not -> heard.stream().filter(s -> s.place().compareTo(not.place()) <= 0).toList())
        .orElse(heard);
  }

  private static List<JudgedFinding> complete(
      Case c, List<JudgedFinding> heard, List<String> defects) {
    Set<StepId> explained = EnumSet.noneOf(StepId.class);
    Optional<Moment> lost = Optional.empty();
    for (JudgedFinding s : heard) {
      // Under --all-checks alone a failed test of active mode is a warning, and explained by it.
      if (s.explains() && s.place().step() == StepId.ACTIVE) {
        explained.add(StepId.ACTIVE);
      }
      if (s.finding().severity() == Severity.FAIL) {
        if (!asidesOnly(c, s)) {
          explained.add(s.place().step());
        }
        lost = lost.or(() -> ends(s) ? Optional.of(s.place()) : Optional.empty());
      }
    }
    for (StepId step : StepId.values()) {
      if (lost.filter(p -> p.compareTo(c.placeOf(step)) < 0).isPresent()) {
        explained.add(step);
      }
    }
    List<JudgedFinding> all = new ArrayList<>(heard);
    for (JudgedFinding s : judged("ReplyRule", () -> ReplyRule.explain(c, explained), defects)) {
      all.add(s);
      if (s.finding().severity() == Severity.FAIL) {
        explained.add(s.place().step());
      }
    }
    all.addAll(judged("LastResort", () -> LastResort.explain(c, explained), defects));
    return all;
  }

  /** Whether a question of our own got no answer, after something needed had been refused. */
  private static boolean asidesOnly(Case c, JudgedFinding s) {
    boolean lost =
        s.finding().id() == FindingId.CONTROL_TIMEOUT
            || s.finding().id() == FindingId.CONTROL_CLOSED;
    String asked = s.finding().facts().getOrDefault("command", "").split(" ", 2)[0];
    return lost
        && ReplyRule.isOptional(asked)
        && ReplyRule.needed(c, s.place().step())
            .filter(no -> no.place().compareTo(s.place()) < 0)
            .isPresent();
  }

  /** Whether nothing after it can be blamed on the server: the session was over. */
  private static boolean ends(JudgedFinding s) {
    return switch (s.finding().id()) {
      case CONTROL_CLOSED,
          CONTROL_TIMEOUT,
          IDLE_TIMEOUT,
          NOT_FTP,
          TLS_CLIENT_CERTIFICATE_REQUIRED,
          TOO_MANY_CONNECTIONS ->
          true;
      case SERVICE_UNAVAILABLE -> !Refusal.ofCommand(s);
      default -> false;
    };
  }
}
