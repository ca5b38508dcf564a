package org.ftpdiag.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class ActionTest {

  @Test
  void textReplacesTheReplyAndARefusalTheCommand() throws IOException {
    try (RawClient c = RawClient.of("PWD -> 257 \"/else\"", "CWD pub -> 550 No.").in()) {
      assertEquals("257 \"/else\"\r\n", c.ask("PWD"));
      assertEquals("550 No.\r\n", c.ask("CWD pub"));
      assertEquals("250 Directory changed.\r\n", c.ask("CWD incoming"));
    }
  }

  @Test
  void aGoodReplyCarriesTheCommandOutAndFakeDoesNot() throws IOException {
    try (RawClient c =
        RawClient.of("DELE [1] -> 250 Gone.", "   !fake", "DELE -> 250 Really gone.").in()) {
      assertEquals("250 Gone.\r\n", c.ask("DELE hello.txt"));
      assertTrue(c.server.files().read("/hello.txt").isPresent());
      assertEquals("250 Really gone.\r\n", c.ask("DELE hello.txt"));
      assertTrue(c.server.files().read("/hello.txt").isEmpty());
    }
  }

  @Test
  void conditionsAndCountsChooseTheRule() throws IOException {
    try (RawClient c =
        RawClient.of(
            "USER +anonymous -> 530 Nobody.",
            "PASS [2] -> 421 Twice.",
            "NOOP +logged-in -> 200 In.",
            "NOOP +logged-out -> 200 Out.")) {
      c.line();
      assertEquals("530 Nobody.\r\n", c.ask("USER ftp"));
      assertEquals("200 Out.\r\n", c.ask("NOOP"));
      assertEquals("503 Send USER first.\r\n", c.ask("PASS x"));
      c.ask("USER demo");
      assertEquals("421 Twice.\r\n", c.ask("PASS demo-pass"));
      assertEquals("230 Logged in.\r\n", c.ask("PASS demo-pass"));
      assertEquals("200 In.\r\n", c.ask("NOOP"));
    }
  }

  @Test
  void lineEndsCanBeLoneAndBytesSingle() throws IOException {
    try (RawClient c = RawClient.of("greeting -> !lf", "NOOP -> !split", "PWD -> !drip 1")) {
      assertEquals("220 ftpdiag demo server ready.\n", c.line());
      assertEquals("200 Nothing done.\r\n", c.ask("NOOP"));
      assertEquals("530 Please log in with USER and PASS.\r\n", c.ask("PWD"));
    }
  }

  @Test
  void repliesCanStrayComeTwiceOrLate() throws IOException {
    try (RawClient c =
        RawClient.of("NOOP -> 226 Stray.", "  !reply", "  !reply", "SYST -> !late").in()) {
      assertEquals("226 Stray.\r\n", c.ask("NOOP"));
      assertEquals("200 Nothing done.\r\n", c.line());
      assertEquals("200 Nothing done.\r\n", c.line());
      c.send("SYST\r\nPWD\r\n");
      assertEquals("215 UNIX Type: L8\r\n", c.line());
      assertEquals("257 \"/\"\r\n", c.line());
    }
  }

  @Test
  void bytesAndFloodsAreSentAsTheyAre() throws IOException {
    try (RawClient c =
        RawClient.of(
            "connect -> !bytes 32 32 30 20",
            "  !flood 3 ab",
            "  !bytes 0A",
            "  !await",
            "  x\\x00\\ty")) {
      assertEquals("220 ababab\n", c.line());
      c.send("anything");
      assertEquals("x\0\ty\r\n", c.line());
      assertEquals("220 ftpdiag demo server ready.\r\n", c.line());
    }
  }

  @Test
  void connectionsCloseResetOrStall() throws IOException {
    try (RawClient c = RawClient.of("connect -> !close")) {
      assertEquals("", c.line());
    }
    try (RawClient c = RawClient.of("NOOP -> !reset")) {
      c.line();
      assertThrows(SocketException.class, () -> c.ask("NOOP"));
    }
    try (RawClient c = RawClient.of("NOOP -> !stall")) {
      c.line();
      c.socket.setSoTimeout(50);
      assertThrows(SocketTimeoutException.class, () -> c.ask("NOOP"));
    }
  }

  @Test
  void delaysComeBeforeTheReply() throws IOException {
    try (RawClient c = RawClient.of("NOOP -> !delay 40")) {
      c.line();
      long start = System.nanoTime();
      assertEquals("200 Nothing done.\r\n", c.ask("NOOP"));
      assertTrue(System.nanoTime() - start >= 40_000_000);
    }
  }

  @Test
  void passivePlaceholdersNameThePortThatIsOpen() throws IOException {
    try (RawClient c = RawClient.of("PASV -> 227 Here (10,0,0,5,{p1},{p2}) {port}").in()) {
      String reply = c.ask("PASV");
      String[] parts = reply.strip().split("[,() ]+");
      int port = Integer.parseInt(parts[8]);
      assertEquals(port, Integer.parseInt(parts[6]) * 256 + Integer.parseInt(parts[7]));
      c.connect(port).close();
    }
  }

  @Test
  void listingsAreTheLinesOfTheScenario() throws IOException {
    try (RawClient c = RawClient.of("LIST -> !listing one\\xfc", " !listing two").in()) {
      var data = c.data();
      assertEquals("150 Here comes the listing.\r\n", c.ask("LIST"));
      assertArrayEquals(WireText.bytes("one\u00fc\r\ntwo\r\n"), RawClient.all(data));
      assertEquals("226 Transfer complete.\r\n", c.line());
    }
  }

  @Test
  void dataCanBeLimitedCorruptedOrCutShort() throws IOException {
    try (RawClient c =
        RawClient.of(
                "RETR [1] -> !data-limit 5",
                "RETR [2] -> !data-corrupt",
                "RETR [3] -> !data-close",
                "RETR [4] -> !data-reset")
            .in()) {
      c.ask("TYPE I");
      String original = new String(c.server.files().read("/hello.txt").orElseThrow());
      assertEquals("Hello", new String(retrieve(c, "226 Transfer complete.\r\n")));
      String corrupt = new String(retrieve(c, "226 Transfer complete.\r\n"));
      assertEquals(original.length(), corrupt.length());
      assertTrue(!original.equals(corrupt));
      assertEquals(0, retrieve(c, "426 Connection closed; transfer aborted.\r\n").length);
      assertThrows(SocketException.class, () -> retrieve(c, ""));
    }
  }

  @Test
  void stalledDataEndsWithTheNextCommand() throws IOException {
    try (RawClient c = RawClient.of("data -> !data-stall").in()) {
      var data = c.data();
      c.ask("RETR hello.txt");
      assertEquals('H', data.getInputStream().read());
      assertEquals("426 Connection closed; transfer aborted.\r\n", c.ask("ABOR"));
      assertEquals("226 Nothing left to abort.\r\n", c.line());
      data.close();
    }
  }

  @Test
  void finalRepliesBendAlone() throws IOException {
    try (RawClient c = RawClient.of("RETR.end -> 451 Lost it.").in()) {
      assertTrue(retrieve(c, "451 Lost it.\r\n").length > 0);
    }
  }

  @Test
  void passivePortsRefuseOrBlock() throws IOException {
    try (RawClient c = RawClient.of("EPSV [1] -> !data-refuse", "EPSV -> !data-block").in()) {
      int refused = c.epsv();
      assertThrows(SocketException.class, () -> c.connect(refused));
      int blocked = c.epsv();
      try (var socket = new java.net.Socket()) {
        var to = new java.net.InetSocketAddress(c.server.address().getAddress(), blocked);
        assertThrows(SocketTimeoutException.class, () -> socket.connect(to, 100));
      }
    }
  }

  @Test
  void uploadsStopAtTheLimit() throws IOException {
    try (RawClient c = RawClient.of("capacity: 4").in()) {
      c.ask("TYPE I");
      var data = c.data();
      assertEquals("150 Ready for the data.\r\n", c.ask("STOR full"));
      data.getOutputStream().write("12345678".getBytes());
      data.close();
      assertEquals("452 Insufficient storage space.\r\n", c.line());
      assertEquals("1234", new String(c.server.files().read("/full").orElseThrow()));
    }
  }

  @Test
  void nobodyWritesToAReadOnlyServerNorTheAnonymousToAnother() throws IOException {
    try (RawClient c = RawClient.of("read-only: yes").in()) {
      assertEquals("550 Permission denied.\r\n", c.ask("STOR x"));
    }
    try (RawClient c = RawClient.of("tls: none")) {
      c.line();
      c.ask("USER anonymous");
      assertEquals("230 Logged in.\r\n", c.ask("PASS x@"));
      assertEquals("550 Permission denied.\r\n", c.ask("DELE hello.txt"));
      assertEquals("502 AUTH is not implemented.\r\n", c.ask("AUTH TLS"));
    }
  }

  @Test
  void theDataPortIsForTheClientOnly() throws IOException {
    try (RawClient c = RawClient.of("PORT [2] +foreign -> 200 Fine.").in()) {
      assertEquals("500 Illegal PORT command.\r\n", c.ask("PORT 10,0,0,1,20,20"));
      assertEquals("200 Fine.\r\n", c.ask("PORT 10,0,0,1,20,20"));
      assertEquals("500 Illegal PORT command.\r\n", c.ask("PORT 127,0,0,1,0,22"));
      assertEquals("501 This is no address.\r\n", c.ask("PORT 127,0,0,1,0"));
      assertEquals("522 Network protocol not supported, use (1,2)\r\n", c.ask("EPRT |3|x|1|"));
      assertEquals("425 Use PASV, EPSV, PORT or EPRT first.\r\n", c.ask("LIST"));
    }
  }

  @Test
  void accountsAreAskedForAndLoginsBend() throws IOException {
    try (RawClient c = RawClient.of("account: books", "login -> 230-Hello {user}\\n230 Done.")) {
      c.line();
      c.ask("USER demo");
      assertEquals("332 Account required.\r\n", c.ask("PASS demo-pass"));
      assertEquals("530 Login incorrect.\r\n", c.ask("ACCT other"));
      assertEquals("230-Hello demo\r\n", c.ask("ACCT books"));
      assertEquals("230 Done.\r\n", c.line());
      assertTrue(c.server.commandsSeen().contains("ACCT ****"));
    }
  }

  private static byte[] retrieve(RawClient c, String last) throws IOException {
    var data = c.data();
    c.ask("RETR hello.txt");
    byte[] bytes = RawClient.all(data);
    assertEquals(last, c.line());
    return bytes;
  }
}
