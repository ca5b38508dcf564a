package org.ftpdiag.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketFaultTest {
  @ParameterizedTest
  @CsvSource({
    "Too many open files, EXHAUSTED",
    "No buffer space available, EXHAUSTED",
    "Connection reset by peer, RESET",
    "Broken pipe, RESET",
    "Connection timed out, TIMED_OUT",
    "No route to host, UNREACHABLE"
  })
  void whatThisMachineLacksIsNoResetByTheServer(String words, Kind kind) {
    assertEquals(kind, SocketFault.connected(new IOException(words)).kind());
  }
}
