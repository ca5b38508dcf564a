package org.ftpdiag.diagnose;

import static org.ftpdiag.diagnose.Observed.connect;
import static org.ftpdiag.diagnose.Observed.epsv;
import static org.ftpdiag.diagnose.Observed.ip;
import static org.ftpdiag.diagnose.Observed.lines;
import static org.ftpdiag.diagnose.Observed.open;
import static org.ftpdiag.diagnose.Observed.resolved;
import static org.ftpdiag.diagnose.Observed.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.model.seen.CheckTrial;
import org.ftpdiag.model.seen.Reply;
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
  void anAddressThatCouldNotBeConnectedToIsNoWayAround() {
    Finding f =
        Runs.healthy()
            .done(StepId.RESOLVE, resolved("2001:db8::5", "203.0.113.5"))
            .done(StepId.CONNECT, connect("2001:db8::5", Kind.UNREACHABLE), connect("203.0.113.5"))
            .failed(StepId.PASSIVE, epsv(40000, connect("203.0.113.5", 40000, Kind.TIMED_OUT)))
            .only(FindingId.PASSIVE_PORT_BLOCKED);
    assertFalse(f.facts().containsKey("other_address"), f.facts()::toString);
  }

  /** Only a device that changes PORT lets a public server reach a private client. */
  @Test
  void aConnectionToAPrivateClientTellsOfARouterWhereTheServerIsPublic() {
    assertEquals(List.of("address-rewritten:warn"), reached("203.0.113.5").findings());
    assertEquals(List.of(), reached("10.7.0.5").findings());
  }

  private static Runs reached(String server) {
    ActiveTry came =
        new ActiveTry(
            said("PORT 10,0,0,7,200,1", "200 PORT ok."),
            new InetSocketAddress(ip("10.0.0.7"), 51201),
            Optional.of(said("LIST", "150 Here.")),
            Optional.of(ip(server)),
            Optional.of(Reply.of("226 Done.")),
            Optional.empty(),
            20);
    return Runs.healthy()
        .at(server)
        .from("10.0.0.7")
        .active()
        .done(
            StepId.PASSIVE,
            epsv(40000, open(server, 40000)),
            said(
                "STAT",
                lines(211, "211-FTP server status:", "     Connected to 198.51.100.10", "211 End"),
                false,
                9))
        .done(
            StepId.ACTIVE,
            came,
            new CheckTrial(
                DeepCheck.ADDRESS_REWRITE,
                DeepCheck.ADDRESS_REWRITE.cost(),
                Optional.of(Phrase.of("skip.check-tls"))));
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
