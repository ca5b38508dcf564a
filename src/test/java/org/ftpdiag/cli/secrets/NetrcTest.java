package org.ftpdiag.cli.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetrcTest {
  private static final String FILE =
      """
      # machine h login alice password in-a-comment
      machine other login alice password wrong-machine
      macdef init
      machine h login alice password in-a-macro

      machine H
        login bob
        password bobs
      machine h login alice password "with \\"blank\\" in it" account books
      machine h password for-anybody
      default login anonymous password me@example.com
      """;

  @Test
  void theFirstEntryOfMachineAndLoginIsTaken() {
    assertEquals(Optional.of("bobs"), password("h", "bob"));
    assertEquals(Optional.of("with \"blank\" in it"), password("h", "alice"));
  }

  @Test
  void anEntryWithoutLoginIsForAnybody() {
    assertEquals(Optional.of("for-anybody"), password("h", "carol"));
  }

  @Test
  void defaultIsForItsLoginOnEveryMachine() {
    assertEquals(Optional.of("me@example.com"), password("elsewhere", "anonymous"));
    assertEquals(Optional.empty(), password("elsewhere", "carol"));
  }

  @Test
  void aFileThatBreaksOffIsReadAsFarAsItGoes() {
    assertEquals(0, Netrc.parse("").size());
    assertEquals(Optional.empty(), Netrc.parse("machine h login").get(0).login());
    assertEquals(Optional.of("x"), Netrc.parse("machine h password \"x").get(0).password());
    assertEquals(0, Netrc.parse("macdef m\nfoo").size());
    assertEquals(0, Netrc.parse("password orphan").size());
  }

  private static Optional<String> password(String host, String user) {
    return Netrc.find(Netrc.parse(FILE), host, user).flatMap(Netrc::password);
  }
}
