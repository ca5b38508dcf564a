package org.ftpdiag.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The demo server's certificates. Their keys are public: trust nothing else that they sign. */
public final class DemoCertificates {
  private static final String PASSWORD = "ftpdiag-demo";
  private static final Duration EXPIRING_IN = Duration.ofDays(5);
  private static final List<String> STORED =
      List.of(
          "valid",
          "expired",
          "not-yet-valid",
          "other-name",
          "self-signed",
          "untrusted",
          "weak",
          "intermediate",
          "intermediate-expired");

  private DemoCertificates() {}

  /** What {@code cert:} of a scenario may say. */
  public static List<String> names() {
    return Stream.concat(STORED.stream(), Stream.of("expiring", "wrong-order")).toList();
  }

  /** The authority behind all but {@code self-signed} and {@code untrusted}, in PEM. */
  public static String authorityPem() {
    try {
      return new String(read("authority.pem"), US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The authority behind all but {@code self-signed} and {@code untrusted}. */
  public static X509Certificate authority() {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(read("authority.pem")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A store with one key and its chain.
   *
   * @param name one of {@link #names}
   */
  public static KeyStore keyStore(String name) throws IOException, GeneralSecurityException {
    if (name.equals("expiring")) {
      Instant end = Instant.now().plus(EXPIRING_IN);
      return RedatedCertificate.endingAt(end, load("valid"), load("authority"), password());
    }
    return load(name);
  }

  /**
   * A key and its chain.
   *
   * @param name one of {@link #names}
   */
  static DemoIdentity identity(String name) throws IOException, GeneralSecurityException {
    if (!name.equals("wrong-order")) {
      return DemoIdentity.of(keyStore(name), password());
    }
    // A key store takes no chain that is out of order.
    DemoIdentity sound = identity("intermediate");
    List<X509Certificate> chain = new ArrayList<>(sound.chain());
    Collections.reverse(chain.subList(1, chain.size()));
    return new DemoIdentity(sound.key(), chain);
  }

  /** What opens the stores and the keys in them. */
  public static char[] password() {
    return PASSWORD.toCharArray();
  }

  private static KeyStore load(String name) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(read(name + ".p12")), password());
    return store;
  }

  private static byte[] read(String file) throws IOException {
    try (InputStream in = DemoCertificates.class.getResourceAsStream("certificates/" + file)) {
      if (in == null) {
        throw new FileNotFoundException("certificates/" + file);
      }
      return in.readAllBytes();
    }
  }
}
