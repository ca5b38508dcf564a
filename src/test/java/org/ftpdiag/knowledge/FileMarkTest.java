package org.ftpdiag.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileMarkTest {
  @ParameterizedTest
  @CsvSource({
    "'-----BEGIN RSA PRIVATE KEY-----\nMIIE', -----BEGIN RSA PRIVATE KEY-----",
    "'\r\n -----BEGIN PGP MESSAGE-----',      -----BEGIN PGP MESSAGE-----",
    "PuTTY-User-Key-File-3: ssh-ed25519,      PuTTY private key",
    "%PDF-1.7,                                PDF",
  })
  void aTextIsKnownByItsMark(String text, String name) {
    assertEquals(Optional.of(name), FileMark.of(text));
  }

  @Test
  void aBinaryFileIsKnownByItsMagicNumber() {
    byte[] gzip = {0x1f, (byte) 0x8b, 8, 0};
    byte[] der = {0x30, (byte) 0x82, 9, 1};
    assertEquals(Optional.of("gzip"), of(gzip));
    assertEquals(Optional.of("ASN.1 DER"), of(der));
  }

  private static Optional<String> of(byte[] bytes) {
    return FileMark.of(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Test
  void aLabelThatNobodyUsesMayBeASecret() {
    assertEquals(Optional.empty(), FileMark.of("-----BEGIN hunter2-----"));
    assertEquals(Optional.empty(), FileMark.of("hunter2\n%PDF-"));
    assertEquals(Optional.empty(), FileMark.of(""));
  }
}
