package org.ftpdiag.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.ftpdiag.ftp.Verb.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbTest {

  @ParameterizedTest
  @CsvSource({
    "RETR, RETR",
    "'retr a b', RETR",
    "'xsha256 f', XSHA256",
    "RETRIEVE, UNKNOWN",
    "'', UNKNOWN",
    "' RETR', UNKNOWN",
    "'RETR	x', UNKNOWN",
    "unknown, UNKNOWN",
    "226 Transfer complete., UNKNOWN",
  })
  void aLineBeginsWithItsVerb(String line, Verb verb) {
    assertEquals(verb, Verb.in(line));
  }

  @Test
  void groupsHaveNames() {
    assertEquals(Set.of("LIST", "NLST", "MLSD", "RETR"), Verb.names(Group.LIST, Group.READ));
    assertFalse(Verb.names(Group.SETTING).contains("UNKNOWN"));
  }

  @Test
  void whatTravelsOnTheDataConnectionIsTransferred() {
    for (Verb verb : Verb.values()) {
      Set<String> transfers = Set.of("LIST", "NLST", "MLSD", "RETR", "STOR", "APPE", "STOU");
      assertEquals(transfers.contains(verb.name()), verb.transfers(), verb.name());
    }
  }

  @Test
  void argumentsAreSecretsOrNamesOfFilesOrNeither() {
    assertTrue(Verb.PASS.secret() && Verb.ACCT.secret());
    assertFalse(Verb.USER.secret());
    assertTrue(Verb.XSHA1.namesFile() && Verb.RNTO.namesFile() && Verb.STAT.namesFile());
    assertFalse(Verb.REST.namesFile() || Verb.MFMT.namesFile() || Verb.TYPE.namesFile());
  }

  @ParameterizedTest
  @CsvSource({
    "greeting, CONNECT",
    "AUTH, SECURITY",
    "PASS, LOGIN",
    "NOOP, SETTINGS",
    "LPRT, DATA_SETUP",
    "data, TRANSFER",
    "REST, TRANSFER",
    "XMKD, FILES",
    "QUIT, QUIT",
    "*, ANY",
    "XYZZY, ANY"
  })
  void eachMomentOfASessionHasItsStage(String command, Stage stage) {
    assertEquals(stage, Stage.of(command));
  }
}
