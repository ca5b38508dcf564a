package org.ftpdiag.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SecretMaskTest {
  private final SecretMask mask = new SecretMask();

  @Test
  void aSecretIsHiddenWhereverItIsRepeated() {
    mask.hide("$ecret.1");
    assertEquals("530 Not **** nor x****x", mask.line("530 Not $ecret.1 nor x$ecret.1x"));
    assertEquals("Not $ecretx1", mask.text("Not $ecretx1"));
  }

  @Test
  void aCodeIsNoSecret() {
    mask.hide("530 ");
    assertEquals("530 Not ****", mask.line("530 Not 530 "));
    assertEquals(" ****", mask.line(" 530 "));
  }

  @Test
  void aShortOneIsHiddenAsAWordOnly() {
    mask.hide("in");
    assertEquals("530 Login incorrect: \"****\"", mask.line("530 Login incorrect: \"in\""));
  }

  @Test
  void aWordOfTheServersOwnStays() {
    mask.line("331 Please specify the password.");
    mask.hide("password");
    assertEquals("530 The password has expired.", mask.line("530 The password has expired."));
  }
}
