package org.ftpdiag.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.ftpdiag.model.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassiveReplyTest {

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
    PassiveReply reply = PassiveReply.pasv(Reply.of(line));
    assertEquals("192.0.2.1", reply.announced().orElseThrow().getHostAddress());
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
    PassiveReply reply = PassiveReply.pasv(Reply.of(line));
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
    PassiveReply reply = PassiveReply.epsv(Reply.of(line));
    assertEquals(51210, reply.port());
    assertEquals("", reply.problem());
    assertTrue(reply.announced().isEmpty());
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
    PassiveReply reply = PassiveReply.epsv(Reply.of(line));
    assertEquals(-1, reply.port());
    assertEquals(problem, reply.problem());
  }

  @Test
  void whatOffendsIsBounded() {
    Reply endless =
        new Reply(227, List.of("227-" + "a".repeat(9_000), "1".repeat(9_000), "227 x"), Set.of());
    assertTrue(PassiveReply.pasv(endless).problem().length() <= 120);
    assertTrue(PassiveReply.epsv(endless).problem().length() <= 120);
  }

  @Test
  void numbersWithoutEndAreNoAddress() {
    for (String numbers : new String[] {"1,", "1 , ", "1234567890,", "1\t,"}) {
      PassiveReply read = PassiveReply.pasv(Reply.of("227 (" + numbers.repeat(20_000) + "1)"));
      assertEquals(-1, read.port());
      assertTrue(read.problem().length() <= 120, read.problem());
    }
  }
}
