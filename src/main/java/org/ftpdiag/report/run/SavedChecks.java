package org.ftpdiag.report.run;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Ending;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.BounceTry;
import org.ftpdiag.model.seen.CheckSight;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.model.seen.deep.AddressRewrite;
import org.ftpdiag.model.seen.deep.EscapeTrial;
import org.ftpdiag.model.seen.deep.FirewallTls;
import org.ftpdiag.model.seen.deep.IdleWatch;
import org.ftpdiag.model.seen.deep.IntegrityTrial;
import org.ftpdiag.model.seen.deep.ListingsCompared;
import org.ftpdiag.model.seen.deep.LoginPolicy;
import org.ftpdiag.model.seen.deep.MtuTrial;
import org.ftpdiag.model.seen.deep.NamesTrial;
import org.ftpdiag.model.seen.deep.PassiveRange;
import org.ftpdiag.model.seen.deep.ProtMatrix;
import org.ftpdiag.model.seen.deep.ResumptionCount;
import org.ftpdiag.model.seen.deep.SessionsHeld;
import org.ftpdiag.model.seen.deep.TlsOffers;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.deep.CheckResults;
import org.ftpdiag.report.words.Words;

/**
 * The deep checks of a report that was saved: what they saw, told in today's words and judged by
 * today's rules. Of a report whose names are masked both stay as they were: a mask is not what was
 * seen.
 */
final class SavedChecks {
  private static final Map<DeepCheck, Class<? extends CheckSight>> SIGHTS =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(DeepCheck.TLS_VERSIONS, TlsOffers.class),
              Map.entry(DeepCheck.TLS_RESUMPTION, ResumptionCount.class),
              Map.entry(DeepCheck.PROT_MATRIX, ProtMatrix.class),
              Map.entry(DeepCheck.LISTINGS, ListingsCompared.class),
              Map.entry(DeepCheck.PASSIVE_RANGE, PassiveRange.class),
              Map.entry(DeepCheck.FIREWALL_TLS, FirewallTls.class),
              Map.entry(DeepCheck.ADDRESS_REWRITE, AddressRewrite.class),
              Map.entry(DeepCheck.MTU, MtuTrial.class),
              Map.entry(DeepCheck.NAMES, NamesTrial.class),
              Map.entry(DeepCheck.INTEGRITY, IntegrityTrial.class),
              Map.entry(DeepCheck.ESCAPE, EscapeTrial.class),
              Map.entry(DeepCheck.BOUNCE, BounceTry.class),
              Map.entry(DeepCheck.LOGIN_POLICY, LoginPolicy.class),
              Map.entry(DeepCheck.LIMITS, SessionsHeld.class),
              Map.entry(DeepCheck.IDLE, IdleWatch.class)));

  /** What is found by other observations as well, which the document does not hold. */
  private static final Set<FindingId> ELSEWHERE =
      EnumSet.of(
          FindingId.TLS_SESSION_REUSE_REQUIRED,
          FindingId.TLS_VERSION_OLD,
          FindingId.ADDRESS_REWRITTEN,
          FindingId.BOUNCE_ALLOWED);

  private final JsonTree json;
  private final Words words;
  private final Map<DeepCheck, List<CheckSight>> seen = new EnumMap<>(DeepCheck.class);

  SavedChecks(JsonTree json, Words words) {
    this.json = json;
    this.words = words;
    if (json.at("redacted").flag()) {
      return;
    }
    for (JsonTree check : json.at("checks").all()) {
      check
          .at("id")
          .text()
          .flatMap(DeepCheck::of)
          .ifPresent(name -> sights(name, check.at("seen").all()));
    }
  }

  /** All of a check, or none: half of what was seen proves something else. */
  private void sights(DeepCheck name, List<JsonTree> written) {
    List<CheckSight> sights = new ArrayList<>();
    written.forEach(s -> SightReader.read(SIGHTS.get(name), s).ifPresent(sights::add));
    if (!sights.isEmpty() && sights.size() == written.size()) {
      seen.put(name, sights);
    }
  }

  /** The list of what became of each check. */
  List<Block> blocks() {
    CheckResults results = new CheckResults(words);
    Map<String, String> lines = new LinkedHashMap<>();
    for (JsonTree check : json.at("checks").all()) {
      String id = check.at("id").text().orElse("-");
      Optional<String> now = DeepCheck.of(id).map(seen::get).map(results::of);
      Optional<String> skipped = check.at("skipped").text().map(results::skipped);
      lines.put(
          id,
          now.or(() -> check.at("result").text())
              .or(() -> skipped)
              .orElseGet(() -> results.of(List.of())));
    }
    return results.blocks(lines);
  }

  /**
   * Judges anew what the checks saw.
   *
   * @param saved the findings as they were written
   * @param judge says what a run means
   * @return the findings, the weightiest first
   */
  List<ReadableFinding> judged(
      List<ReadableFinding> saved, Function<ProbeRun, List<Finding>> judge, Advice advice) {
    if (seen.isEmpty()) {
      return saved;
    }
    Set<FindingId> ours = new HashSet<>();
    seen.keySet().forEach(check -> ours.addAll(check.finds()));
    List<Finding> now =
        new ArrayList<>(judge.apply(run()).stream().filter(f -> ours.contains(f.id())).toList());
    List<ReadableFinding> all = new ArrayList<>();
    for (ReadableFinding old : saved) {
      FindingId id = old.finding().id();
      Optional<Finding> again = now.stream().filter(f -> f.id() == id).findFirst();
      if (again.isPresent()) {
        now.remove(again.get());
        all.add(ReadableFinding.of(again.get(), advice, words));
      } else if (!ours.contains(id) || ELSEWHERE.contains(id)) {
        all.add(old);
      }
    }
    now.forEach(f -> all.add(ReadableFinding.of(f, advice, words)));
    all.sort(Comparator.comparing((ReadableFinding f) -> f.finding().severity()).reversed());
    return all;
  }

  /** What the document holds of the run: its steps, and what was seen by the checks. */
  private ProbeRun run() {
    Map<StepId, StepReport> steps = new EnumMap<>(StepId.class);
    for (StepId id : StepId.values()) {
      steps.put(id, new StepReport(id, Outcome.SKIPPED, Optional.empty(), 0, 0.0, sights(id)));
    }
    for (JsonTree s : json.at("steps").all()) {
      SavedReport.id(s.at("id"), StepId.values()).ifPresent(id -> steps.put(id, step(id, s)));
    }
    return new ProbeRun(
        request(),
        started(),
        known(json.at("duration_ms")),
        json.at("target").at("address").text().flatMap(Addresses::literal),
        json.at("network").at("local_address").text().flatMap(Addresses::literal),
        List.copyOf(steps.values()),
        new Transcript(List.of()),
        json.at("interrupted").flag() ? Ending.INTERRUPTED : Ending.WHOLE,
        List.of());
  }

  private StepReport step(StepId id, JsonTree step) {
    Outcome outcome =
        switch (step.at("status").text().orElse("")) {
          case "skip" -> Outcome.SKIPPED;
          case "fail" -> Outcome.FAILED;
          default -> Outcome.DONE;
        };
    double at = step.at("at_ms").number().orElse(0.0);
    return new StepReport(
        id, outcome, Optional.empty(), at, known(step.at("duration_ms")), sights(id));
  }

  private List<Observation> sights(StepId id) {
    List<Observation> all = new ArrayList<>();
    seen.forEach(
        (check, sights) -> {
          if (check.step() == id) {
            all.addAll(sights);
          }
        });
    return all;
  }

  private ProbeRequest request() {
    JsonTree target = json.at("target");
    String host = target.at("host").text().orElse("-");
    int port = target.at("port").number().map(Double::intValue).orElse(Target.PORT);
    TlsMode tls =
        switch (target.at("tls").text().orElse("")) {
          case "implicit" -> TlsMode.IMPLICIT;
          case "none" -> TlsMode.OFF;
          default -> TlsMode.AUTO;
        };
    ProbeRequest plain =
        ProbeRequest.of(new Target(host, host, port, tls, Optional.empty()))
            .asking(seen.keySet(), List.of());
    return target
        .at("user")
        .text()
        .filter(user -> !Credentials.isAnonymous(user))
        .map(user -> plain.with(new Credentials(user, new Secret(""), Optional.empty())))
        .orElse(plain);
  }

  private Optional<Instant> started() {
    try {
      return json.at("started").text().map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty(); // changed by hand
    }
  }

  private static OptionalDouble known(JsonTree number) {
    return number.number().map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }
}
