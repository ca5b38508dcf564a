package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --resolve} and {@code --source-address}. */
class RouteTest {
  private final RecordingConsole console = new RecordingConsole();

  @Test
  void theServerIsFoundWhereTheUserSays() throws IOException {
    try (DemoServer server = DemoServer.start(Scenario.load("healthy-anonymous"))) {
      String address = server.address().getAddress().getHostAddress();
      int exit =
          console.run(
              "--tls",
              "off",
              "--resolve",
              "ftp.example.invalid:" + address,
              "ftp.example.invalid:" + server.address().getPort());
      assertEquals(0, exit, console.out() + console.err());
      assertTrue(console.out().contains(address), console.out());
    }
  }

  @Test
  void everyConnectionComesFromTheAddress() throws IOException {
    try (DemoServer server = DemoServer.start(Scenario.load("healthy-anonymous"))) {
      int exit =
          console.run(
              "--tls",
              "off",
              "--source-address",
              "127.0.0.9",
              "--format",
              "json",
              "127.0.0.1:" + server.address().getPort());
      assertEquals(0, exit, console.out() + console.err());
      assertTrue(console.out().contains("\"local_address\" : \"127.0.0.9\""), console.out());
      assertEquals(List.of(), console.err().lines().toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--resolve ftp.example.com, --resolve ftp.example.com is not HOST:ADDRESS",
    "--resolve other.example:192.0.2.1, --resolve is for other.example",
    "--resolve ftp.example.com:name, is not HOST:ADDRESS",
    "-6 --resolve ftp.example.com:192.0.2.1, that -6 excludes",
    "--source-address eth0, is no IP address",
    "--source-address 192.0.2.77, is no address of this machine",
    "--source-address 0.0.0.0, is no address of this machine",
    "-6 --source-address 127.0.0.1, that -6 excludes",
    "--source-address 127.0.0.1 --resolve ftp.example.com:2001:db8::1, that -4 excludes",
  })
  void whatCannotBeMeantIsRefused(String options, String words) {
    String[] args = (options + " ftp.example.com").split(" ");
    assertEquals(2, console.run(args));
    assertTrue(console.err().contains(words), console.err());
  }
}
