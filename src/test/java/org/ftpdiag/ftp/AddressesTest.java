package org.ftpdiag.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "192.168.001.010, 192.168.1.10", // as some servers pad them: never octal
    "2001:db8:0:0:0:0:0:5, 2001:db8::5",
    "2001:DB8::5, 2001:db8::5",
    "::, ::",
    "::1, ::1",
    "fe80:0:0:0:0:0:0:0, fe80::",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1", // RFC 5952 section 4.2.2
    "::ffff:192.0.2.1, 192.0.2.1",
  })
  void literalsAreReadAndWrittenAsRfc5952Says(String text, String written) {
    assertEquals(written, Addresses.literal(text).map(Addresses::text).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.0004",
        "1.2.3.4 ",
        "1..3.4",
        "localhost",
        "beef",
        "12:34",
        "g::1",
        ".::1",
        "fe80::1%1",
        "[::1]",
        "1:2:3:4:5:6:7:8:9",
        "\uff11::1",
      })
  void whatIsNoLiteralIsNotLookedUp(String text) {
    assertEquals("", Addresses.literal(text).map(Addresses::text).orElse(""));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, UNSPECIFIED",
    "0.1.2.3, UNSPECIFIED",
    "::, UNSPECIFIED",
    "127.8.8.8, LOOPBACK",
    "::1, LOOPBACK",
    "169.254.0.1, LINK_LOCAL",
    "fe80::1, LINK_LOCAL",
    "9.255.255.255, PUBLIC",
    "10.0.0.0, PRIVATE",
    "172.15.255.255, PUBLIC",
    "172.16.0.0, PRIVATE",
    "172.31.255.255, PRIVATE",
    "172.32.0.0, PUBLIC",
    "192.168.255.255, PRIVATE",
    "fc00::1, PRIVATE",
    "fdff::1, PRIVATE",
    "fe00::1, PUBLIC",
    "100.63.255.255, PUBLIC",
    "100.64.0.0, SHARED",
    "100.127.255.255, SHARED",
    "100.128.0.0, PUBLIC",
    "224.0.0.1, MULTICAST",
    "ff02::1, MULTICAST",
    "203.0.113.5, PUBLIC",
    "2001:db8::1, PUBLIC",
  })
  void theNumberTellsTheKind(String text, AddressKind kind) {
    assertEquals(kind, AddressKind.of(Addresses.literal(text).orElseThrow()));
  }

  @Test
  void theFamilyIsNamedAsPeopleWriteIt() {
    assertEquals("IPv4", Addresses.family(Addresses.literal("192.0.2.1").orElseThrow()));
    assertEquals("IPv6", Addresses.family(Addresses.literal("2001:db8::1").orElseThrow()));
  }
}
