package org.ftpdiag.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ftpdiag.Probes;
import org.ftpdiag.check.file.ExpectReader;
import org.ftpdiag.check.file.Expectations;
import org.ftpdiag.cli.DemoOrders;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.knowledge.FindingExamples;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Report;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.yaml.Faults;
import org.ftpdiag.yaml.MappingReader;
import org.ftpdiag.yaml.YamlException;
import org.ftpdiag.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every expectation, over what probes of the demo's servers found. */
class ExpectationsTest {
  private static final Map<String, Report> REPORTS = new ConcurrentHashMap<>();

  private static Report report(String scenario) {
    return REPORTS.computeIfAbsent(
        scenario,
        name -> {
          Scenario chosen = Scenario.load(name);
          try (DemoServer server = DemoServer.start(chosen)) {
            ProbeRun run = Probes.run(DemoOrders.of(chosen, server.address()).request());
            return new Report(run, Diagnoser.diagnose(run), 0);
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private static Expectations read(String yaml) throws YamlException {
    Faults faults = new Faults();
    byte[] text = yaml.getBytes(StandardCharsets.UTF_8);
    Optional<MappingReader> expect =
        MappingReader.of(YamlFile.read("expect", text, Map.of()), faults);
    Expectations expectations = ExpectReader.read(expect, faults);
    faults.check();
    return expectations;
  }

  private static List<Outcome> judge(String scenario, String yaml) throws YamlException {
    Expectations expectations = read(yaml);
    return new ServerCheck("x", expectations.all(), expectations.allowed()).judge(report(scenario));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "healthy                  | {verdict: pass}                              | yes",
        "greeting-mangled         | {verdict: pass}                              | no",
        "greeting-mangled         | {verdict: warn}                              | yes",
        "login-rejected           | {verdict: warn}                              | no",
        "login-rejected           | {verdict: fail}                              | yes",
        "greeting-mangled         | {findings: {allow: [greeting-mangled]}}      | yes",
        "healthy                  | {login: accepted}                            | yes",
        "healthy                  | {login: refused}                             | no",
        "login-rejected           | {login: refused}                             | yes",
        "login-rejected           | {login: accepted}                            | no",
        "greeting-closed          | {login: refused}                             | no",
        "healthy                  | {tls: {required: true}}                      | yes",
        "tls-unsupported          | {tls: {required: true}}                      | no",
        "healthy                  | {tls: {min-version: TLSv1.2}}                | yes",
        "tls-unsupported          | {tls: {min-version: TLSv1.2}}                | no",
        "healthy                  | {tls: {trusted: true}}                       | yes",
        "healthy                  | {tls: {trusted: false}}                      | no",
        "tls-certificate-self-signed | {tls: {trusted: true}}                    | no",
        "tls-certificate-self-signed | {tls: {trusted: false}}                   | yes",
        "healthy                  | {tls: {days-left: 21}}                       | yes",
        "healthy                  | {tls: {days-left: 36000}}                    | no",
        "tls-certificate-expiring | {tls: {days-left: 14}}                       | no",
        "tls-unsupported          | {tls: {days-left: 0}}                        | no",
        "healthy                  | {tls: {data-resumed: true}}                  | yes",
        "healthy                  | {tls: {data-resumed: false}}                 | no",
        "tls-unsupported          | {tls: {data-resumed: true}}                  | no",
        "greeting-mangled         | {server: {product: vsftpd}}                  | no",
        "healthy                  | {features: {present: [MLST, utf8]}}          | yes",
        "healthy                  | {features: {present: [XYZZY]}}               | no",
        "healthy                  | {features: {absent: [XYZZY]}}                | yes",
        "healthy                  | {features: {absent: [UTF8]}}                 | no",
        "greeting-closed          | {features: {absent: [UTF8]}}                 | no",
        "login-rejected           | {findings: {demand: [login-rejected]}}       | yes",
        "healthy                  | {findings: {demand: [login-rejected]}}       | no",
        "healthy                  | {findings: {forbid: [login-rejected]}}       | yes",
        "login-rejected           | {findings: {forbid: [login-rejected]}}       | no",
        "greeting-closed          | {findings: {forbid: [login-rejected]}}       | no",
        "login-rejected           | {findings: {forbid: [tls-certificate-expired]}} | yes",
        "login-rejected           | {findings: {forbid: [epsv-unsupported]}}     | no",
        "login-rejected           | {findings: {forbid: [list-denied]}}          | no",
        "login-rejected           | {findings: {forbid: [control-closed]}}       | no",
        "healthy                  | {findings: {forbid: [epsv-unsupported, list-denied]}} | yes",
        "healthy                  | {findings: {forbid: [permission-denied]}}    | yes",
        "healthy                  | {findings: {forbid: [active-blocked]}}       | yes",
        "healthy                  | {findings: {forbid: [transfer-corrupt]}}     | yes",
        "tls-unsupported          | {findings: {forbid: [tls-certificate-expired]}} | no",
        "healthy                  | {findings: {forbid: [bounce-allowed]}}       | no",
        "bounce-allowed           | {findings: {demand: [bounce-allowed]}}       | yes",
        "bounce-allowed           | {findings: {forbid: [bounce-allowed]}}       | no",
        "healthy                  | {time: {total: 60}}                          | yes",
        "healthy                  | {time: {total: 0.001}}                       | no",
        "healthy                  | {time: {login: 60, list: 60}}                | yes",
        "login-rejected           | {time: {list: 60}}                           | no",
        "healthy                  | {}                                           | yes",
        "login-rejected           | {}                                           | no",
      })
  void itHoldsOrItDoesNot(String scenario, String yaml, String holds) throws YamlException {
    List<Outcome> outcomes = judge(scenario, yaml);
    assertTrue(!outcomes.isEmpty());
    boolean all = outcomes.stream().allMatch(Outcome::passed);
    assertEquals(holds.equals("yes"), all, outcomes::toString);
    for (Outcome o : outcomes) {
      for (String language : List.of("en", "fr")) {
        Words words = Words.load(language);
        assertTrue(words.fits(o.expected().key(), o.expected().facts()), o.toString());
        assertTrue(words.fits(o.seen().key(), o.seen().facts()), o.toString());
      }
    }
  }

  /** Otherwise a refused login would pass for a server without all the faults that come later. */
  @ParameterizedTest
  @CsvSource({
    "login-rejected, epsv-unsupported, it could not be seen because of login-rejected",
    "healthy, active-refused, 'nobody looked for it: write active: true into the check'",
    "healthy, storage-full, 'nobody looked for it: write put: DIR into the check'",
    "tls-unsupported, tls-chain-order, it could not be seen because of tls-unsupported",
    "tls-required, tls-chain-order, 'not known: the step tls did not run'",
  })
  void whatWasNotReachedIsSaid(String scenario, String finding, String said) throws YamlException {
    for (String key : List.of("forbid", "demand")) {
      Outcome o = judge(scenario, "{findings: {" + key + ": [" + finding + "]}}").get(0);
      boolean failedBefore = said.contains("because of");
      assertEquals(key.equals("forbid") && !failedBefore, o.passed());
      assertEquals(said, Words.load("en").say(o.seen()));
    }
  }

  @Test
  void everyFindingHasStepsInWhichItShows() {
    FindingExamples table = FindingExamples.load();
    for (FindingId id : FindingId.values()) {
      assertFalse(table.of(id).steps().isEmpty(), id.id());
      for (DeepCheck look : DeepCheck.lookingFor(Set.of(id))) {
        assertTrue(table.of(id).steps().contains(look.step()), id.id());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    ">=3.0.5, 3.0.5, yes",
    ">=3.0.5, 3.0.10, yes",
    ">=3.0.5, 3.0.4, no",
    ">=3.0.5, 3.1, yes",
    "<1.4, 1.3.8b, yes",
    ">1.3.8, 1.3.8b, yes",
    ">=1.3.6 <1.4, 1.3.9, yes",
    ">=1.3.6 <1.4, 1.4.0, no",
    "1.0, 1.0.0, yes",
    "=1.10, 1.9, no",
    ">=1.3.8, 1.3.8rc2, no",
    "<=2.0.7, 2.0.7, yes",
  })
  void versionsAreComparedPartByPart(String range, String version, String holds) {
    boolean inside = VersionRange.of(range).orElseThrow().holds(version);
    assertEquals(holds.equals("yes"), inside);
  }

  @Test
  void whatIsNoVersionIsNone() {
    for (String text : List.of("", "new", ">=", "3 or so", "~>3", ">= 3.0 |")) {
      assertTrue(VersionRange.of(text).isEmpty(), text);
    }
  }

  @Test
  void theProductGoesByNameOrKey() throws YamlException {
    Report healthy = report("healthy");
    String product = healthy.diagnosis().server().product().orElse("");
    String wanted = product.isEmpty() ? "vsftpd" : product.toUpperCase(java.util.Locale.ROOT);
    List<Outcome> outcomes = judge("healthy", "{server: {product: \"" + wanted + "\"}}");
    assertEquals(!product.isEmpty(), outcomes.get(0).passed(), outcomes.toString());
  }
}
