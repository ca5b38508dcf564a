package org.ftpdiag.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {
  private final AllowList list =
      AllowList.of(
          List.of("ftp.example.net", "*.example.com", "10.0.0.0/8", "192.0.2.7", "2001:db8::/33"));

  @ParameterizedTest
  @CsvSource({
    "ftp.example.net, true",
    "FTP.Example.Net., true",
    "a.ftp.example.net, false",
    "example.com, false",
    "ftp.example.com, true",
    "a.b.EXAMPLE.com, true",
    "ftp.example.com.evil.test, false",
    "evilexample.com, false",
    "10.255.0.1, true",
    "11.0.0.1, false",
    "::ffff:10.1.2.3, true",
    "::ffff:11.1.2.3, false",
    "192.0.2.7, true",
    "192.0.2.8, false",
    "2001:db8:7fff::1, true",
    "[2001:db8::1], true",
    "2001:db8::1%eth0, true",
    "2001:db8:8000::1, false",
    "10.0.0.1.example.org, false",
    "010.0.0.1, true",
    "167772161, false",
    "0x0a000001, false",
    "localhost, false",
  })
  void aHostIsAllowedWhereAnEntryNamesIt(String host, boolean allowed) {
    assertEquals(allowed, list.allows(host));
  }

  @Test
  void nothingIsAllowedByDefault() {
    assertFalse(AllowList.NOTHING.allows("ftp.example.com"));
    assertFalse(AllowList.NOTHING.allows(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "*.",
        "10.0.0.0/33",
        "10.0.0.0/x",
        "/8",
        "a/8",
        "ftp.*.com",
        "a b",
        "**.x"
      })
  void whatCannotBeMeantIsRefused(String entry) {
    assertThrows(IllegalArgumentException.class, () -> AllowList.of(List.of(entry)));
  }
}
