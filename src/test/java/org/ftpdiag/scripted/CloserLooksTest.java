package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.ftpdiag.cli.DemoOrders;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.model.seen.BounceTry;
import org.ftpdiag.model.seen.OldTlsVersions;
import org.ftpdiag.model.seen.deep.ResumptionCount;
import org.ftpdiag.model.seen.deep.TlsOffers;
import org.ftpdiag.probe.ProbeEngine;
import org.ftpdiag.probe.steps.StepOrder;
import org.ftpdiag.wire.Platform;
import org.junit.jupiter.api.Test;

/** {@code --check NAME}: that look, and no other one. */
class CloserLooksTest {
  private static ProbeRun run(String scenario, DeepCheck... checks) throws IOException {
    return run(Scenario.load(scenario), checks);
  }

  private static ProbeRun run(Scenario played, DeepCheck... checks) throws IOException {
    try (DemoServer server = DemoServer.start(played);
        Platform platform = Platform.of(System.getProperties())) {
      DemoOrders.Order order = DemoOrders.of(played, server.address());
      ProbeRequest.Tests tests = order.request().tests();
      ProbeRequest plain =
          new ProbeRequest(
              order.request().target(),
              order.request().family(),
              order.request().credentials(),
              order.request().tls(),
              new ProbeRequest.Tests(tests.data(), false, tests.get(), tests.put(), false),
              order.request().limits());
      ProbeRequest asking = plain.asking(Set.of(checks), List.of());
      return new ProbeEngine(platform, StepOrder.of(asking))
          .run(asking, List.of(), ProbeListener.NONE);
    }
  }

  private static List<FindingId> found(ProbeRun run) {
    return Diagnoser.diagnose(run).findings().stream().map(f -> f.id()).toList();
  }

  @Test
  void bounceIsTriedWithoutActiveMode() throws IOException {
    ProbeRun run = run("bounce-allowed", DeepCheck.BOUNCE);
    assertTrue(found(run).contains(FindingId.BOUNCE_ALLOWED), found(run).toString());
    assertEquals(0, run.all(ActiveTry.class).count());
    assertEquals(StepReport.Outcome.SKIPPED, run.step(StepId.ACTIVE).outcome());
    assertFalse(found(run("bounce-allowed")).contains(FindingId.BOUNCE_ALLOWED));
    assertEquals(0, run("bounce-allowed").all(BounceTry.class).count());
  }

  @Test
  void oldVersionsOfTlsAreTriedAlone() throws IOException {
    ProbeRun run = run("tls-version-old", DeepCheck.TLS_VERSIONS);
    assertTrue(found(run).contains(FindingId.TLS_VERSION_OLD), found(run).toString());
    assertEquals(0, run.all(BounceTry.class).count());
    assertEquals(0, run("tls-version-old").all(OldTlsVersions.class).count());
  }

  @Test
  void weakSuitesAreAskedForUntilTheServerRefuses() throws IOException {
    ProbeRun run = run("tls-cipher-weak", DeepCheck.TLS_VERSIONS);
    assertTrue(found(run).contains(FindingId.TLS_CIPHER_WEAK), found(run).toString());
    TlsOffers offers = run.all(TlsOffers.class).findFirst().orElseThrow();
    assertEquals(
        List.of("TLS_RSA_WITH_RC4_128_SHA", "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA"),
        offers.suites().stream().filter(TlsOffers.Accepted::weak).map(s -> s.name()).toList());
    assertTrue(offers.complete());
  }

  @Test
  void aHealthyServerIsAskedForWeakSuitesOnce() throws IOException {
    ProbeRun run = run("healthy", DeepCheck.TLS_VERSIONS);
    TlsOffers offers = run.all(TlsOffers.class).findFirst().orElseThrow();
    assertEquals(List.of(), offers.suites().stream().filter(TlsOffers.Accepted::weak).toList());
    assertTrue(offers.complete());
    // Five versions, suites without forward secrecy, weak suites; and the session itself.
    long sessions =
        run.transcript().entries().stream().filter(e -> e.text().startsWith("AUTH TLS")).count();
    assertEquals(8, sessions);
  }

  /** A ServerHello of TLS 1.2 to every question from the eighth session on. */
  private static String answering(String suite, String rest) {
    return "args: -u demo\n\ngreeting [8-] -> 220 Demo server.\n    !await\n    234 Go on.\n    !await\n"
        + "    !bytes "
        + (rest.isEmpty() ? "16 03 03 00 2a 02 00 00 26 03 03" + " 40".repeat(32) + " 00 " : rest)
        + suite
        + "\n    !await\n    !close\n";
  }

  private static TlsOffers offers(String answer) throws IOException {
    return run(Play.scenario(answer), DeepCheck.TLS_VERSIONS)
        .all(TlsOffers.class)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aServerThatDoesNotListenIsNotAskedForEver() throws IOException {
    // It goes on choosing RC4, which it is offered the first time only.
    TlsOffers same = offers(answering("00 05 00", ""));
    assertEquals(
        List.of("0x0005"),
        same.suites().stream().filter(TlsOffers.Accepted::weak).map(s -> s.number()).toList());
    assertFalse(same.complete());
    // It chooses what is no suite, cuts its hello short, answers by an endless one, or not by TLS.
    for (String answer :
        List.of(
            answering("fa fa 00", ""),
            answering("", "16 03 03 00 04 02 00 00 00"),
            answering("", "16 03 03 00 06 02 00 00 02 03 03"),
            answering("", "16 03 03 40 00 02 ff ff ff" + " 00".repeat(16_380)),
            answering("", "35 30 30 20 4e 6f 0d 0a"))) {
      TlsOffers offers = offers(answer);
      assertEquals(List.of(), offers.suites().stream().filter(TlsOffers.Accepted::weak).toList());
    }
  }

  @Test
  void resumptionIsCountedOverEightDataConnections() throws IOException {
    ResumptionCount may =
        run("healthy", DeepCheck.TLS_RESUMPTION)
            .all(ResumptionCount.class)
            .findFirst()
            .orElseThrow();
    assertEquals(8, may.connections().size());
    assertEquals(7, may.resumed());
    assertEquals(ResumptionCount.Resumption.MAY, may.resumption());
    ResumptionCount must =
        run("tls-session-reuse-required", DeepCheck.TLS_RESUMPTION)
            .all(ResumptionCount.class)
            .findFirst()
            .orElseThrow();
    assertEquals(ResumptionCount.Resumption.MUST, must.resumption());
  }

  @Test
  void sessionsThatRunOutAreToldByTheirNumber() throws IOException {
    ProbeRun run = run("tls-sessions-used-up", DeepCheck.TLS_RESUMPTION);
    assertTrue(found(run).contains(FindingId.TLS_RESUMPTION_RUNS_OUT), found(run).toString());
    ResumptionCount count = run.all(ResumptionCount.class).findFirst().orElseThrow();
    assertEquals(7, count.offered());
    assertEquals(4, count.resumed());
    assertFalse(found(run("tls-sessions-used-up")).contains(FindingId.TLS_RESUMPTION_RUNS_OUT));
  }

  @Test
  void resumptionIsTriedAlone() throws IOException {
    ProbeRun run = run("tls-session-reuse-required", DeepCheck.TLS_RESUMPTION);
    assertTrue(found(run).contains(FindingId.TLS_SESSION_REUSE_REQUIRED), found(run).toString());
    assertFalse(
        found(run("tls-session-reuse-required")).contains(FindingId.TLS_SESSION_REUSE_REQUIRED));
  }

  @Test
  void everyFindingBelongsToItsLook() {
    assertEquals(
        Set.of(DeepCheck.BOUNCE, DeepCheck.TLS_VERSIONS),
        DeepCheck.lookingFor(Set.of(FindingId.BOUNCE_ALLOWED, FindingId.TLS_VERSION_OLD)));
    assertEquals(
        Set.of(DeepCheck.TLS_VERSIONS), DeepCheck.lookingFor(Set.of(FindingId.TLS_CIPHER_WEAK)));
    assertEquals(Set.of(), DeepCheck.lookingFor(Set.of(FindingId.LOGIN_REJECTED)));
    for (DeepCheck check : DeepCheck.values()) {
      assertEquals(check, DeepCheck.of(check.id()).orElseThrow());
    }
  }
}
