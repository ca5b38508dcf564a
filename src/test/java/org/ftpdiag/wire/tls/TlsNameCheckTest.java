package org.ftpdiag.wire.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.X509Certificate;
import java.util.List;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.wire.TlsTestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsNameCheckTest {
  @ParameterizedTest
  @CsvSource({
    "ftp.example.org, ftp.example.org, true",
    "FTP.Example.ORG, ftp.example.org, true",
    "ftp.example.org, ftp.example.org., true",
    "*.example.org, ftp.example.org, true",
    "*.example.org, a.ftp.example.org, false",
    "*.example.org, example.org, false",
    "f*.example.org, ftp.example.org, true",
    "f*.example.org, www.example.org, false",
    "x*.example.org, xn--fa-hia.example.org, false",
    "*.org, example.org, false",
    "*, localhost, false",
    "*.*.org, ftp.example.org, false",
    "**.example.org, ftp.example.org, false",
    "ftp.*.org, ftp.example.org, false",
    "'', ftp.example.org, false"
  })
  void patterns(String pattern, String host, boolean expected) {
    assertEquals(expected, TlsNameCheck.matches(pattern, TlsServerName.of(host).text()));
  }

  @Test
  void commonNameCountsOnlyWithoutAlternativeNames() {
    X509Certificate old =
        TlsTestKeys.leaf(
            TlsTestKeys.selfSigned(
                "common", "-keyalg Ed25519 -dname OU=CN=no,CN=ftp\\,a.example.org,O=x"));
    assertTrue(TlsNameCheck.matches(old, "ftp,a.example.org"));
    assertFalse(TlsNameCheck.matches(old, "no"));
    CertificateInfo info = TlsCertificates.info(old);
    assertEquals(List.of("ftp,a.example.org"), info.names());
    assertEquals("Ed25519", info.key());
    assertEquals(256, info.keyBits());
    assertTrue(info.selfSigned());
    assertEquals(64, info.sha256().length());

    X509Certificate both =
        TlsTestKeys.leaf(
            TlsTestKeys.selfSigned(
                "both",
                "-keyalg RSA -keysize 1024 -dname CN=one.example.org"
                    + " -ext san=dns:two.example.org"));
    assertFalse(TlsNameCheck.matches(both, "one.example.org"));
    assertTrue(TlsNameCheck.matches(both, "two.example.org"));
    assertEquals("RSA 1024", TlsCertificates.info(both).key());
  }

  @Test
  void commonNameNeverStandsForAnAddress() {
    X509Certificate address =
        TlsTestKeys.leaf(TlsTestKeys.selfSigned("address", "-keyalg EC -dname CN=127.0.0.1"));
    assertFalse(TlsNameCheck.matches(address, "127.0.0.1"));
  }

  @Test
  void namesAreWrittenForTheWire() {
    assertEquals("xn--mnchen-3ya.example", TlsServerName.of("M\u00fcnchen.example.").text());
    assertEquals(1, TlsServerName.of("ftp_1.example.org").sni().size());
    assertEquals(List.of(), TlsServerName.of("192.0.2.1").sni());
    assertEquals(List.of(), TlsServerName.of("[fe80::1%eth0]").sni());
    assertEquals("fe80::1", TlsServerName.of("[fe80::1%eth0]").text());
  }
}
