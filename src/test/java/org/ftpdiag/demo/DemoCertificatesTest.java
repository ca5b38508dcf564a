package org.ftpdiag.demo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SignatureException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCertificatesTest {

  @ParameterizedTest
  @MethodSource("org.ftpdiag.demo.DemoCertificates#names")
  void everyNameStandsForAKeyAndItsChain(String name) throws IOException, GeneralSecurityException {
    DemoIdentity identity = DemoCertificates.identity(name);
    assertTrue(identity.key() != null);
    assertTrue(identity.chain().size() > 0);
  }

  @Test
  void chainsHaveAnIntermediateAndAnOrder() throws IOException, GeneralSecurityException {
    List<X509Certificate> sound = DemoCertificates.identity("intermediate").chain();
    assertEquals(3, sound.size());
    assertEquals(
        List.of(sound.get(0), sound.get(2), sound.get(1)),
        DemoCertificates.identity("wrong-order").chain());
    X509Certificate old = DemoCertificates.identity("intermediate-expired").chain().get(1);
    assertThrows(CertificateExpiredException.class, old::checkValidity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"valid", "expired", "not-yet-valid", "expiring", "other-name", "weak"})
  void theAuthoritySigned(String name) throws IOException, GeneralSecurityException {
    X509Certificate leaf = leaf(name);
    assertDoesNotThrow(() -> leaf.verify(DemoCertificates.authority().getPublicKey()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"self-signed", "untrusted"})
  void theAuthorityDidNotSign(String name) throws IOException, GeneralSecurityException {
    X509Certificate leaf = leaf(name);
    assertThrows(
        SignatureException.class, () -> leaf.verify(DemoCertificates.authority().getPublicKey()));
  }

  @Test
  void datesAreAsTheNamesSay() throws IOException, GeneralSecurityException {
    leaf("valid").checkValidity(Date.from(Instant.parse("2048-01-01T00:00:00Z")));
    X509Certificate expired = leaf("expired");
    assertThrows(CertificateExpiredException.class, expired::checkValidity);
    X509Certificate future = leaf("not-yet-valid");
    assertThrows(CertificateNotYetValidException.class, future::checkValidity);
    X509Certificate expiring = leaf("expiring");
    expiring.checkValidity();
    long days = Instant.now().until(expiring.getNotAfter().toInstant(), ChronoUnit.DAYS);
    assertTrue(days >= 4 && days <= 5);
  }

  @Test
  void namesAndKeysAreAsTheNamesSay() throws IOException, GeneralSecurityException {
    assertEquals(
        List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"),
        leaf("valid").getSubjectAlternativeNames().stream().map(n -> n.get(1)).toList());
    assertEquals(
        List.of("ftp.other.example"),
        leaf("other-name").getSubjectAlternativeNames().stream().map(n -> n.get(1)).toList());
    assertEquals(1024, ((RSAPublicKey) leaf("weak").getPublicKey()).getModulus().bitLength());
  }

  private static X509Certificate leaf(String name) throws IOException, GeneralSecurityException {
    KeyStore store = DemoCertificates.keyStore(name);
    return (X509Certificate) store.getCertificate(store.aliases().nextElement());
  }
}
