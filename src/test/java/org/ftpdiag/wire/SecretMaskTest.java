package org.ftpdiag.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pässwörd", "p\u00c3\u00a4ssw\u00c3\u00b6rd", "p%C3%A4ssw%c3%b6rd", "PÄSSWÖRD",
        "p\u0061\u0308sswo\u0308rd", "p\\u00e4ssw\\u00f6rd", "p?ssw?rd", "p??ssw??rd",
        "p\\xc3\\xa4ssw\\xc3\\xb6rd"
      })
  void itIsHiddenInWhateverEncodingItComesBack(String repeated) {
    mask.hide("pässwörd");
    assertEquals("530 No **** here", mask.line("530 No " + repeated + " here"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\"b'c d&e", "a\"\"b'c d&e", "a%22b%27c%20d%26e", "a&quot;b&#39;c d&amp;e"})
  void itIsHiddenInQuotesOfAnyKind(String repeated) {
    mask.hide("a\"b'c d&e");
    assertEquals("530 ****!", mask.line("530 " + repeated + "!"));
  }

  @Test
  void whatTheServerKnewBeforeIsHiddenAllTheSame() {
    mask.line("220 Welcome back, wonder-land");
    mask.hide("wonder-land");
    assertEquals("530 Not ****", mask.line("530 Not wonder-land"));
  }

  @Test
  void aWordOfTheServersOwnStays() {
    mask.line("331 Please specify the password.");
    mask.hide("password");
    assertEquals("530 The password has expired.", mask.line("530 The password has expired."));
  }

  @Test
  void oneThatIsExpectedIsHiddenBeforeItIsSent() {
    mask.expect("wonder-land");
    assertEquals("220 Hi, ****", mask.line("220 Hi, wonder-land"));
    mask.expect("password");
    assertEquals("331 Please, the password.", mask.line("331 Please, the password."));
    mask.hide("password");
    assertEquals("530 No password, ****.", mask.line("530 No password, Wonder-Land."));
  }

  @ParameterizedTest
  @CsvSource({
    "530 Not wonder-lan, 530 Not ****",
    "530 Not WOND, 530 Not ****",
    "530 Not won, 530 Not won",
    "530 No wonder-land and wonder, 530 No **** and ****",
    "530 No wonder, 530 No ****",
    "530 No wonder., 530 No wonder.",
  })
  void ofOneThatIsCutOffTheBeginningIsHiddenToo(String text, String shown) {
    mask.hide("wonder-land");
    assertEquals(shown, mask.cut(text));
  }
}
