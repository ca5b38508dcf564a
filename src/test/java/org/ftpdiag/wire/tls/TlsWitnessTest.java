package org.ftpdiag.wire.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509ExtendedTrustManager;
import org.ftpdiag.wire.TlsTestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Java takes a name with an underscore for no host name and refuses it, whatever the certificate
 * says; other programs do not, and neither does the witness.
 */
class TlsWitnessTest {
  private static final X509Certificate AUTHORITY = TlsTestKeys.leaf(TlsTestKeys.authority());

  @ParameterizedTest
  @CsvSource({
    "ftp_1.example.org, *.example.org, true",
    "ftp_1.example.org, ftp1.example.org, false",
    "a.ftp_1.example.org, *.example.org, false"
  })
  void aNameWithAnUnderscoreIsJudgedLikeAnother(String host, String named, boolean trusted)
      throws Exception {
    KeyStore signed = TlsTestKeys.signed("san-" + named.replace('*', 'x'), "-ext san=dns:" + named);
    assertEquals(trusted, trusts(host, TlsTestKeys.leaf(signed), List.of(AUTHORITY)));
  }

  @Test
  void anIssuerThatNobodyKnowsIsRefusedAllTheSame() throws Exception {
    KeyStore signed = TlsTestKeys.signed("san-x.example.org", "-ext san=dns:*.example.org");
    X509Certificate another = TlsTestKeys.leaf(TlsTestKeys.selfSigned());
    assertFalse(trusts("ftp_1.example.org", TlsTestKeys.leaf(signed), List.of(another)));
  }

  private static boolean trusts(String host, X509Certificate leaf, List<X509Certificate> anchors)
      throws Exception {
    Optional<X509ExtendedTrustManager> judge = TrustStores.own(anchors);
    TlsWitness witness = new TlsWitness(List.of(() -> judge), TlsServerName.of(host));
    SSLEngine engine = SSLContext.getDefault().createSSLEngine(host, 21);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    X509Certificate[] chain = {leaf, AUTHORITY};
    try {
      witness.checkServerTrusted(chain, "ECDHE_ECDSA", engine);
    } catch (CertificateException e) {
      return false;
    }
    return witness.approving().isPresent();
  }
}
