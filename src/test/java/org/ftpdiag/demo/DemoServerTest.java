package org.ftpdiag.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoServerTest {

  @ParameterizedTest
  @MethodSource("org.ftpdiag.demo.Scenario#names")
  void everyScenarioServesAndEnds(String name) throws IOException {
    DemoServer server = DemoServer.start(Scenario.load(name));
    assertTrue(server.address().getAddress().isLoopbackAddress());
    try (Socket first = new Socket(server.address().getAddress(), server.address().getPort());
        Socket second = new Socket(server.address().getAddress(), server.address().getPort())) {
      assertTrue(first.isConnected() && second.isConnected());
      server.close();
    }
    assertEquals(0, server.threadsLeft());
    assertThrows(
        ConnectException.class,
        () -> new Socket(server.address().getAddress(), server.address().getPort()));
  }

  @Test
  void closingEndsTransfersThatWait() throws IOException {
    try (RawClient c = RawClient.of("RETR -> !data-stall").in()) {
      Socket data = c.data();
      c.ask("RETR pub/1MiB.bin");
      c.server.close();
      assertEquals(0, c.server.threadsLeft());
      data.close();
    }
  }

  @Test
  void commandsAreRememberedWithoutPasswords() throws IOException {
    try (RawClient c = RawClient.of("")) {
      c.line();
      c.ask("user demo");
      c.ask("PASS demo-pass");
      c.ask("CWD gr\u00c3\u00bcn");
      assertEquals(List.of("USER demo", "PASS ****", "CWD gr\u00fcn"), c.server.commandsSeen());
      assertFalse(c.server.commandsSeen().toString().contains("demo-pass"));
    }
  }

  @Test
  void endlessCommandsAndTelnetAreBounded() throws IOException {
    try (RawClient c = RawClient.of("")) {
      c.line();
      assertEquals("500 Unknown command.\r\n", c.ask("X".repeat(100_000)));
      assertEquals("200 Nothing done.\r\n", c.ask("\u00ff\u00f4\u00ff\u00f2NOOP"));
      assertTrue(c.server.commandsSeen().get(0).length() <= 8192);
    }
  }

  @Test
  void severalClientsAreServedAtOnce() throws IOException {
    try (RawClient c = RawClient.of("greeting [2] -> 220 Second.").in();
        Socket second = c.connect(c.server.address().getPort())) {
      byte[] greeting = second.getInputStream().readNBytes(13);
      assertEquals("220 Second.\r\n", new String(greeting));
      assertEquals("257 \"/\"\r\n", c.ask("PWD"));
    }
  }
}
