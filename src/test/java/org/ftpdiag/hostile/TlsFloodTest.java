package org.ftpdiag.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ftpdiag.Probes;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS records that bring nothing, without end: no wait is prolonged by them, nothing is kept. */
@Execution(ExecutionMode.CONCURRENT)
class TlsFloodTest {
  /** Below the time-out of a single wait: no wait may come to its end. */
  private static final double SECONDS = 40;

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final byte[] USER_CANCELED = {1, 90};
  private static final byte[] HELLO_REQUEST = new byte[4];

  /** A kind of record that is sent for ever. */
  private interface Flood {
    void once(RawTls tls) throws IOException;
  }

  static Stream<Arguments> inClear() {
    return Stream.of(
        Arguments.of("empty handshake records", RawTls.record(RawTls.HANDSHAKE, new byte[0])),
        Arguments.of("hello requests", RawTls.record(RawTls.HANDSHAKE, HELLO_REQUEST)),
        Arguments.of("warnings", RawTls.record(RawTls.ALERT, USER_CANCELED)),
        Arguments.of("cipher changes", RawTls.record(RawTls.CHANGE_CIPHER_SPEC, new byte[] {1})),
        Arguments.of("empty data", RawTls.record(RawTls.DATA, new byte[0])));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inClear")
  void theHandshakeIsGivenUp(String name, byte[] record) throws IOException {
    Diagnosis found =
        probe(
            RawServer.afterAuth(
                client -> {
                  while (true) {
                    client.getOutputStream().write(record);
                  }
                }));
    assertEquals(Optional.of(FindingId.TLS_HANDSHAKE_FAILED), root(found));
  }

  static Stream<Arguments> encrypted() {
    return Stream.of(
        flood("empty data", tls -> tls.send(RawTls.DATA, new byte[0])),
        flood("key updates", tls -> tls.sendKeyUpdate(false)),
        flood("key updates that want an answer", tls -> tls.sendKeyUpdate(true)),
        flood("tickets", tls -> tls.send(RawTls.HANDSHAKE, RawTls.ticket(new byte[100]))),
        flood("large tickets", tls -> tls.send(RawTls.HANDSHAKE, RawTls.ticket(new byte[16_000]))),
        flood("warnings", tls -> tls.send(RawTls.ALERT, USER_CANCELED)),
        flood("empty handshakes", tls -> tls.send(RawTls.HANDSHAKE, new byte[0])),
        flood(
            "tickets with a byte of data after each",
            tls -> {
              tls.send(RawTls.HANDSHAKE, RawTls.ticket(new byte[16_000]));
              tls.send("2");
            }));
  }

  private static Arguments flood(String name, Flood flood) {
    return Arguments.of(name, flood);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encrypted")
  void theAnswerIsGivenUp(String name, Flood flood) throws IOException {
    Diagnosis found =
        probe(
            RawServer.overTls(
                tls -> {
                  tls.readLine();
                  forEver(flood, tls);
                }));
    assertTrue(
        root(found).filter(r -> r == FindingId.TLS_HANDSHAKE_FAILED).isPresent(),
        () -> told(found));
  }

  private static void forEver(Flood flood, RawTls tls) throws IOException {
    while (true) {
      flood.once(tls);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encrypted")
  void theDataConnectionIsGivenUp(String name, Flood flood) throws IOException {
    try (ServerSocket data = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Diagnosis found = probe(RawServer.overTls(tls -> serve(tls, data, flood)));
      // The server goes on to say 426; a listing of nothing but 2 is one that nobody can read.
      assertTrue(
          found.findings().stream().anyMatch(f -> f.step() == StepId.LIST), () -> told(found));
    }
  }

  /** A session up to a listing. */
  private static void serve(RawTls tls, ServerSocket data, Flood flood) throws IOException {
    Socket client = null;
    while (true) {
      String command = tls.readLine();
      String verb = command.split(" ")[0];
      switch (verb) {
        case "EPSV" -> {
          tls.send("229 (|||" + data.getLocalPort() + "|)\r\n");
          client = data.accept();
        }
        case "LIST" -> {
          tls.send("150 here\r\n");
          try (RawTls listing = RawServer.shake(client)) {
            forEver(flood, listing);
          } catch (IOException e) {
            tls.send("426 broken off\r\n");
          }
        }
        case "PASV" -> tls.send("502 no\r\n");
        case "QUIT" -> tls.send("221 bye\r\n");
        default -> tls.send("230 ok\r\n");
      }
    }
  }

  @Test
  void fewEmptyRecordsAreLawful() throws IOException {
    Diagnosis found =
        probe(
            RawServer.overTls(
                tls -> {
                  for (int i = 0; i < 8; i++) {
                    tls.readLine();
                    for (int n = 0; n < 8; n++) {
                      tls.send(RawTls.HANDSHAKE, RawTls.ticket(new byte[100]));
                      tls.sendKeyUpdate(false);
                    }
                    tls.send("530 no\r\n");
                  }
                }));
    assertEquals(Optional.of(FindingId.ANONYMOUS_REFUSED), root(found), () -> told(found));
  }

  private static String told(Diagnosis found) {
    return found.findings().stream().map(f -> f.id() + " " + f.evidence()).toList().toString();
  }

  private static Optional<FindingId> root(Diagnosis found) {
    return found.rootCause().map(f -> f.id());
  }

  private static Diagnosis probe(RawServer.Talk talk) throws IOException {
    try (RawServer server = RawServer.start(talk)) {
      ProbeRequest usual =
          ProbeRequest.of(
              new Target(
                  "localhost",
                  "127.0.0.1",
                  server.address().getPort(),
                  TlsMode.EXPLICIT,
                  Optional.empty()));
      ProbeRequest patient =
          new ProbeRequest(
              usual.target(),
              usual.family(),
              Credentials.anonymous(),
              new ProbeRequest.Tls(usual.tls().material(), true, true),
              usual.tests(),
              new ProbeRequest.Limits(TIMEOUT, ProbeRequest.DEADLINE));
      ProbeRun run = Probes.run(patient);
      assertEquals(List.of(), run.defects());
      assertTrue(
          run.durationMs().getAsDouble() < SECONDS * 1000,
          () -> run.durationMs().getAsDouble() + " ms" + run.transcript());
      return Diagnoser.diagnose(run);
    }
  }
}
