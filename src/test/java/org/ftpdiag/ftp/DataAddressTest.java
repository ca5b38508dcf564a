package org.ftpdiag.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "227 Entering Passive Mode (192,0,2,1,200,10).",
        "227 Entering Passive Mode (192,0,2,1,200,10",
        "227 Entering Passive Mode 192,0,2,1,200,10",
        "227 =192,0,2,1,200,10",
        "227 Passive 1, try (192, 0, 2, 1, 200, 10)",
        "227 (1,2) is not it, 192,000,002,001,200,010 is",
      })
  void a227NamesAnAddressAndAPort(String line) {
    DataAddress reply = DataAddress.pasv(line);
    assertEquals("192.0.2.1", reply.host().orElseThrow().getHostAddress());
    assertEquals(200 * 256 + 10, reply.port());
    assertEquals("", reply.problem());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "227 Entering Passive Mode (256,0,2,1,200,10); 256,0,2,1,200,10",
        "227 Entering Passive Mode (192,0,2,1,200,256); 192,0,2,1,200,256",
        "227 Entering Passive Mode (192,0,2,1,0,0); 192,0,2,1,0,0",
        "227 Entering Passive Mode (192,0,2,1,200); 192,0,2,1,200",
        "227 Entering Passive Mode (192,0,2,1,200,10,3); 192,0,2,1,200,10,3",
        "227 Entering Passive Mode (99999999999,0,2,1,200,10); 999999999,0,2,1,200,10",
        "227 Entering Passive Mode (-1,0); 1,0",
        "227 Entering Passive Mode; Entering Passive Mode",
        "227 Entering Passive Mode (); ()",
        "227; 227",
        "229 Extended (|||2000|); (|||2000|)",
      })
  void a227ThatCannotBeUsedNamesWhatOffends(String line, String problem) {
    DataAddress reply = DataAddress.pasv(line);
    assertEquals(-1, reply.port());
    assertTrue(reply.problem().endsWith(problem), reply.problem());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "229 Entering Extended Passive Mode (|||51210|)",
        "229 Entering Extended Passive Mode |||51210|",
        "229 OK (!!!51210!).",
        "229 OK (~~~51210~)",
        "229 OK (,,,51210,)",
        "229 OK (|1|192.0.2.1|51210|)",
        "229 OK (|2|2001:db8::1|51210|)",
      })
  void a229NamesAPort(String line) {
    DataAddress reply = DataAddress.epsv(line);
    assertEquals(51210, reply.port());
    assertEquals("", reply.problem());
    assertTrue(reply.host().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "229 Entering Extended Passive Mode (|||0|); |||0|",
        "229 Entering Extended Passive Mode (|||99999|); |||99999|",
        "229 Entering Extended Passive Mode (||||); (||||)",
        "229 Entering Extended Passive Mode (); ()",
        "229 Entering Extended Passive Mode; Entering Extended Passive Mode",
        "229 Entering Passive Mode (192,0,2,1,200,10); (192,0,2,1,200,10)",
        "227 Entering Passive Mode (192,0,2,1,200,10); (192,0,2,1,200,10)",
        "229 OK (|||-5|); (|||-5|)",
      })
  void a229ThatCannotBeUsedNamesWhatOffends(String line, String problem) {
    DataAddress reply = DataAddress.epsv(line);
    assertEquals(-1, reply.port());
    assertEquals(problem, reply.problem());
  }

  @Test
  void whatOffendsIsBounded() {
    String endless = "227 " + "a".repeat(9_000) + " " + "1".repeat(9_000) + " x";
    assertTrue(DataAddress.pasv(endless).problem().length() <= 120);
    assertTrue(DataAddress.epsv(endless).problem().length() <= 120);
  }

  @Test
  void numbersWithoutEndAreNoAddress() {
    for (String numbers : new String[] {"1,", "1 , ", "1234567890,", "1\t,"}) {
      DataAddress read = DataAddress.pasv("227 (" + numbers.repeat(20_000) + "1)");
      assertEquals(-1, read.port());
      assertTrue(read.problem().length() <= 120, read.problem());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "228 Entering Long Passive Mode (4,4,192,0,2,1,2,200,10); 192.0.2.1; 51210",
        "228 Long (6,16,32,1,13,184,0,0,0,0,0,0,0,0,0,0,0,5,2,0,21); 2001:db8::5; 21",
      })
  void a228NamesAnAddressOfEitherFamily(String line, String host, int port) {
    DataAddress reply = DataAddress.lpsv(line);
    assertEquals(host, Addresses.text(reply.host().orElseThrow()));
    assertEquals(port, reply.port());
    assertEquals("", reply.problem());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192,0,2,1,200,10",
        "4,4,192,0,2,1,2,200",
        "4,4,192,0,2,1,2,0,0",
        "4,4,192,0,2,256,2,200,10",
        "4,200,192,0,2,1,2,200,10",
        "6,4,192,0,2,1,2,200,10",
      })
  void a228ThatCannotBeUsedNamesWhatOffends(String numbers) {
    DataAddress reply = DataAddress.lpsv("228 x (" + numbers + ")");
    assertEquals(-1, reply.port());
    assertEquals(numbers, reply.problem());
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 5282, '192,0,2,1,20,162', |1|192.0.2.1|5282|",
    "2001:db8:0:0:0:0:0:5, 5282, , |2|2001:db8::5|5282|",
  })
  void whatPortAndEprtSayIsReadAgain(String host, int port, String inPort, String inEprt) {
    InetSocketAddress a = new InetSocketAddress(Addresses.literal(host).orElseThrow(), port);
    assertEquals(inEprt, DataAddress.toEprt(a));
    assertEquals(Optional.of(a), DataAddress.ofEprt(inEprt));
    assertEquals(Optional.of(a), DataAddress.ofEprt(inEprt.replace('|', '!')));
    if (inPort != null) {
      assertEquals(inPort, DataAddress.toPort(a));
      assertEquals(Optional.of(a), DataAddress.ofPort(inPort));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "|",
        "|||5282|",
        "|1|192.0.2.1|5282",
        "|1|192.0.2.1|0|",
        "|1|192.0.2.1|65536|",
        "|1|192.0.2.1|-1|",
        "|1|localhost|5282|",
        "|2|192.0.2.1|5282|",
        "|1|2001:db8::5|5282|",
        "|1|192.0.2.1|5282||",
        "192,0,2,1,20",
        "192,0,2,1,0,0",
        "192,0,2,256,20,162",
        "192,0,2,1,20,162,1",
        "192,0,2,1,20,162 x",
        "a,b,c,d,e,f"
      })
  void whatIsNoAddressIsNotTaken(String argument) {
    assertEquals(Optional.empty(), DataAddress.ofEprt(argument));
    assertEquals(Optional.empty(), DataAddress.ofPort(argument));
  }
}
