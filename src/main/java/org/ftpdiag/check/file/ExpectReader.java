package org.ftpdiag.check.file;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ftpdiag.check.Expectation;
import org.ftpdiag.check.FindingExpectations;
import org.ftpdiag.check.ServerExpectations;
import org.ftpdiag.check.SessionExpectations;
import org.ftpdiag.check.TlsExpectations;
import org.ftpdiag.check.VersionRange;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.PathQuestion;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.yaml.Faults;
import org.ftpdiag.yaml.MappingReader;
import org.ftpdiag.yaml.YamlScalar;

/** Reads what stands under {@code expect}, in check files and configurations alike. */
public final class ExpectReader {
  /** What a step's time may be at most: a day. */
  private static final double LONGEST = 86_400;

  private static final double SHORTEST = 0.001;
  private static final long DAYS = 36_500;

  private final Faults faults;
  private final List<Expectation> all = new ArrayList<>();
  private final Set<FindingId> allowed = EnumSet.noneOf(FindingId.class);
  private final List<PathQuestion> paths = new ArrayList<>();

  private ExpectReader(Faults faults) {
    this.faults = faults;
  }

  /**
   * Reads them; what is wrong is noted.
   *
   * @param expect empty where the key is not there
   */
  public static Expectations read(Optional<MappingReader> expect, Faults faults) {
    ExpectReader reader = new ExpectReader(faults);
    expect.ifPresent(reader::read);
    if (reader.all.isEmpty()) {
      reader.all.add(SessionExpectations.verdict(Severity.INFO));
    }
    return new Expectations(reader.all, reader.allowed, reader.paths);
  }

  private void read(MappingReader expect) {
    expect
        .choice(
            "verdict", Map.of("pass", Severity.INFO, "warn", Severity.WARN, "fail", Severity.FAIL))
        .map(SessionExpectations::verdict)
        .ifPresent(all::add);
    expect
        .choice("login", Map.of("accepted", true, "refused", false))
        .map(SessionExpectations::login)
        .ifPresent(all::add);
    expect.mapping("tls").ifPresent(this::tls);
    expect.mapping("server").ifPresent(this::server);
    expect.mapping("features").ifPresent(this::features);
    expect.mapping("findings").ifPresent(this::findings);
    expect.mapping("time").ifPresent(this::time);
    PathReader reader = new PathReader(faults, all, paths);
    expect.items("paths").forEach(reader::read);
    expect.refuseOthers();
  }

  private void tls(MappingReader tls) {
    tls.flag("required").filter(r -> r).ifPresent(r -> all.add(TlsExpectations.required()));
    Map<String, String> versions = new LinkedHashMap<>();
    TlsExpectations.VERSIONS.forEach(v -> versions.put(v, v));
    tls.choice("min-version", versions).map(TlsExpectations::minVersion).ifPresent(all::add);
    tls.flag("trusted").map(TlsExpectations::trusted).ifPresent(all::add);
    tls.number("days-left", 0, DAYS).map(TlsExpectations::daysLeft).ifPresent(all::add);
    tls.flag("data-resumed").map(TlsExpectations::dataResumed).ifPresent(all::add);
    tls.refuseOthers();
  }

  private void server(MappingReader server) {
    server.scalar("product").map(s -> ServerExpectations.product(s.text())).ifPresent(all::add);
    server
        .value("version", "version", VersionRange::of)
        .map(ServerExpectations::version)
        .ifPresent(all::add);
    server.refuseOthers();
  }

  private void features(MappingReader features) {
    for (String key : List.of("present", "absent")) {
      for (YamlScalar name : features.scalars(key)) {
        if (name.text().isBlank()) {
          faults.add(name.place(), "value-missing", "key", key);
        } else {
          all.add(ServerExpectations.feature(name.text().strip(), key.equals("present")));
        }
      }
    }
    features.refuseOthers();
  }

  private void findings(MappingReader findings) {
    ids(findings, "demand").forEach(id -> all.add(FindingExpectations.demand(id)));
    ids(findings, "forbid").forEach(id -> all.add(FindingExpectations.forbid(id)));
    allowed.addAll(ids(findings, "allow"));
    findings.refuseOthers();
  }

  private List<FindingId> ids(MappingReader findings, String key) {
    List<FindingId> ids = new ArrayList<>();
    for (YamlScalar name : findings.scalars(key)) {
      Optional<FindingId> id = FindingId.of(name.text());
      if (id.isEmpty()) {
        List<String> names = Stream.of(FindingId.values()).map(FindingId::id).toList();
        findings.refuse(name, key, "ftpdiag findings", names);
      }
      id.filter(i -> !ids.contains(i)).ifPresent(ids::add);
    }
    return ids;
  }

  private void time(MappingReader time) {
    time.decimal("total", SHORTEST, LONGEST)
        .map(s -> SessionExpectations.time(Optional.empty(), s))
        .ifPresent(all::add);
    for (StepId step : StepId.values()) {
      time.decimal(step.id(), SHORTEST, LONGEST)
          .map(s -> SessionExpectations.time(Optional.of(step), s))
          .ifPresent(all::add);
    }
    time.refuseOthers();
  }
}
