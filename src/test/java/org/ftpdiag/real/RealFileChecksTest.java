package org.ftpdiag.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.seen.CheckTrial;
import org.ftpdiag.model.seen.deep.IntegrityTrial;
import org.ftpdiag.model.seen.deep.MtuTrial;
import org.ftpdiag.model.seen.deep.NamesTrial;
import org.ftpdiag.model.seen.deep.PassiveRange;
import org.ftpdiag.real.Probing.Told;
import org.junit.jupiter.api.Test;

/** Deep checks of healthy servers of several products: they look, find no fault, leave nothing. */
class RealFileChecksTest {
  private static final List<DeepCheck> CHECKS =
      List.of(
          DeepCheck.PASSIVE_RANGE,
          DeepCheck.ESCAPE,
          DeepCheck.FIREWALL_TLS,
          DeepCheck.NAMES,
          DeepCheck.INTEGRITY,
          DeepCheck.MTU);

  @Test
  void vsftpdIsHealthy() throws IOException {
    try (RealServer server = RealServer.vsftpd()) {
      healthy(server, new Probing(server.port()), List.of("anonymous-writable:warn"));
    }
  }

  @Test
  void proftpdIsHealthy() throws IOException {
    try (RealServer server = RealServer.proftpd("AllowOverwrite on", "AllowStoreRestart on")) {
      healthy(server, login(server), List.of("password-in-clear:warn"));
    }
  }

  @Test
  void pureFtpdIsHealthy() throws IOException {
    try (RealServer server = RealServer.pureftpd()) {
      healthy(server, login(server), List.of("password-in-clear:warn"));
    }
  }

  @Test
  void pyftpdlibIsHealthy() throws IOException {
    try (RealServer server = RealServer.pyftpdlib()) {
      healthy(server, login(server), List.of("password-in-clear:warn"));
    }
  }

  private static Probing login(RealServer server) {
    return new Probing(server.port()).user(RealServer.USER, RealServer.PASSWORD);
  }

  private static void healthy(RealServer server, Probing probing, List<String> known)
      throws IOException {
    probing.check(120, CHECKS.toArray(DeepCheck[]::new));
    Told told = probing.put("pub").run();
    assertEquals(
        known,
        told.diagnosis().findings().stream()
            .filter(f -> f.severity() != Severity.INFO)
            .map(f -> f.id().id() + ":" + f.severity().id())
            .toList(),
        told::dialogue);
    assertEquals(6, told.run().all(CheckTrial.class).count());
    PassiveRange range = told.run().all(PassiveRange.class).findFirst().orElseThrow();
    assertTrue(range.ports().size() > 10, range::toString);
    NamesTrial names = told.run().all(NamesTrial.class).findFirst().orElseThrow();
    assertTrue(names.listed(), names::toString);
    assertTrue(
        names.names().stream().allMatch(n -> n.came().equals(Optional.of(n.sent()))),
        names::toString);
    IntegrityTrial whole = told.run().all(IntegrityTrial.class).findFirst().orElseThrow();
    assertEquals(3, whole.restarts().size(), told::dialogue);
    assertEquals(4, told.run().all(MtuTrial.class).findFirst().orElseThrow().tries().size());
    try (Stream<Path> left = Files.list(server.files().resolve("pub"))) {
      assertEquals(List.of(), left.toList());
    }
  }
}
