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
import org.ftpdiag.probe.ProbeEngine;
import org.ftpdiag.probe.steps.StepOrder;
import org.ftpdiag.wire.Platform;
import org.junit.jupiter.api.Test;

/** {@code --check NAME}: that look, and no other one. */
class CloserLooksTest {
  private static ProbeRun run(String scenario, DeepCheck... checks) throws IOException {
    Scenario played = Scenario.load(scenario);
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
    assertEquals(Set.of(), DeepCheck.lookingFor(Set.of(FindingId.LOGIN_REJECTED)));
    for (DeepCheck check : DeepCheck.values()) {
      assertEquals(check, DeepCheck.of(check.id()).orElseThrow());
    }
  }
}
