package org.ftpdiag.diagnose;

import static org.ftpdiag.diagnose.Observed.connect;
import static org.ftpdiag.diagnose.Observed.epsv;
import static org.ftpdiag.diagnose.Observed.lines;
import static org.ftpdiag.diagnose.Observed.open;
import static org.ftpdiag.diagnose.Observed.resolved;
import static org.ftpdiag.diagnose.Observed.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

/** Whose address is whose, and which other one there is. */
class AddressesToldTest {
  private static final Advice ADVICE = Advice.load(Words.load("en"));

  /** Apache FtpServer says to STAT whom the client reached, and then where it came from. */
  @Test
  void theAddressThatTheClientConnectedFromIsTheClients() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.PASSIVE,
                epsv(40000, open("203.0.113.5", 40000)),
                said(
                    "STAT",
                    lines(
                        211,
                        "211-Apache FtpServer",
                        "Connected to 203.0.113.5",
                        "Connected from 198.51.100.10",
                        "Logged in as alice",
                        "211 End of status."),
                    false,
                    9));
    assertEquals(Optional.of("198.51.100.10"), run.diagnose().seenAs());
  }

  @Test
  void whereThePassivePortsAreSilentTheOtherAddressFamilyIsNamed() {
    Finding f = silent("203.0.113.5", "2001:db8::5");
    assertTrue(workaround(f).contains("2001:db8::5") && workaround(f).contains("(-6)"));
  }

  @Test
  void whereThereIsNoOtherAddressFamilyNoneIsNamed() {
    Finding f = silent("203.0.113.5", "203.0.113.6");
    assertFalse(f.facts().containsKey("other_address"));
    assertTrue(workaround(f).startsWith("Active mode"), workaround(f));
  }

  private static Finding silent(String... addresses) {
    return Runs.healthy()
        .done(StepId.RESOLVE, resolved(addresses))
        .failed(StepId.PASSIVE, epsv(40000, connect("203.0.113.5", 40000, Kind.TIMED_OUT)))
        .only(FindingId.PASSIVE_PORT_BLOCKED);
  }

  private static String workaround(Finding f) {
    return ADVICE.of(f).workaround().orElseThrow();
  }
}
