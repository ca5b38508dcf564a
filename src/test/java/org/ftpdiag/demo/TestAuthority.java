package org.ftpdiag.demo;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A key and its certificate, which may sign others: sound ones and such as no authority would.
 *
 * @param chain its own certificate and those above it, the root last
 */
record TestAuthority(KeyPair keys, List<X509Certificate> chain) {
  private static final AtomicLong SERIAL = new AtomicLong(1);
  private static final Duration DAY = Duration.ofDays(1);

  X509Certificate certificate() {
    return chain.get(0);
  }

  /** What a server shows that holds it: the root stays at home. */
  DemoIdentity identity() {
    return new DemoIdentity(keys.getPrivate(), chain.subList(0, Math.max(1, chain.size() - 1)));
  }

  static KeyPair ec() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A certificate to be; sound for a server until something is changed. */
  static final class Draft {
    private final String name;
    private final List<Object[]> extensions = new ArrayList<>();
    private KeyPair keys = ec();
    private Time from = new Time(Date.from(Instant.now().minus(DAY.multipliedBy(60))));
    private Time to = new Time(Date.from(Instant.now().plus(DAY.multipliedBy(60))));
    private String digest = "SHA256";
    private int usage = KeyUsage.digitalSignature;
    private KeyPurposeId purpose = KeyPurposeId.id_kp_serverAuth;
    private GeneralName[] names = {};
    private BasicConstraints basic;
    private boolean lenient;

    Draft(String name) {
      this.name = name;
    }

    /** A draft of an authority. */
    static Draft authority(String name) {
      Draft d = new Draft(name);
      d.basic = new BasicConstraints(true);
      d.usage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
      d.purpose = null;
      return d;
    }

    /** DNS names, or addresses. */
    Draft names(String... all) {
      names = new GeneralName[all.length];
      for (int i = 0; i < all.length; i++) {
        boolean address = all[i].matches("[0-9.]+");
        names[i] = new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, all[i]);
      }
      return this;
    }

    Draft keys(KeyPair pair) {
      keys = pair;
      return this;
    }

    Draft digest(String name) {
      digest = name;
      return this;
    }

    /** Days from now, negative in the past. */
    Draft days(int first, int last) {
      from = new Time(Date.from(Instant.now().plus(DAY.multipliedBy(first))));
      to = new Time(Date.from(Instant.now().plus(DAY.multipliedBy(last))));
      return this;
    }

    /** Both dates as GeneralizedTime with such an end. */
    Draft datesEnding(String end) {
      from = new Time(new ASN1GeneralizedTime("20200101000000" + end));
      to = new Time(new ASN1GeneralizedTime("20490101000000" + end));
      return this;
    }

    Draft usage(int bits) {
      usage = bits;
      return this;
    }

    /** The extended key usage; null for none. */
    Draft purpose(KeyPurposeId id) {
      purpose = id;
      return this;
    }

    Draft notAnAuthority() {
      basic = new BasicConstraints(false);
      return this;
    }

    Draft isAuthority() {
      basic = new BasicConstraints(true);
      return this;
    }

    /** So many intermediate certificates may follow. */
    Draft pathLength(int most) {
      basic = new BasicConstraints(most);
      return this;
    }

    Draft permitting(String domain) {
      GeneralName base = new GeneralName(GeneralName.dNSName, domain);
      extensions.add(
          new Object[] {
            Extension.nameConstraints,
            new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(base)}, null)
          });
      return this;
    }

    Draft unknownCriticalExtension() {
      extensions.add(
          new Object[] {
            new ASN1ObjectIdentifier("1.3.6.1.4.1.55555.1"), new DEROctetString(new byte[] {1})
          });
      return this;
    }

    /** A critical extension that is well known, with content that makes no sense. */
    Draft unreadable() {
      lenient = true;
      extensions.add(
          new Object[] {Extension.policyConstraints, new DEROctetString(new byte[] {1, 2, 3})});
      return this;
    }

    TestAuthority selfSigned() {
      X509Certificate own = sign(new X500Name("CN=" + name), keys);
      return new TestAuthority(keys, List.of(own));
    }

    TestAuthority by(TestAuthority issuer) {
      X500Name above =
          X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
      List<X509Certificate> chain = new ArrayList<>();
      chain.add(sign(above, issuer.keys()));
      chain.addAll(issuer.chain());
      return new TestAuthority(keys, List.copyOf(chain));
    }

    private X509Certificate sign(X500Name issuer, KeyPair signer) {
      try {
        X509v3CertificateBuilder b =
            new X509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(SERIAL.getAndIncrement()),
                from,
                to,
                new X500Name("CN=" + name),
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        if (basic != null) {
          b.addExtension(Extension.basicConstraints, true, basic);
        }
        if (usage != 0) {
          b.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        }
        if (purpose != null) {
          b.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        }
        if (names.length > 0) {
          b.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
        for (Object[] e : extensions) {
          b.addExtension((ASN1ObjectIdentifier) e[0], true, (ASN1Encodable) e[1]);
        }
        String key = signer.getPrivate().getAlgorithm().equals("EC") ? "ECDSA" : "RSA";
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        if (lenient) {
          converter.setProvider(new BouncyCastleProvider());
        }
        return converter.getCertificate(
            b.build(new JcaContentSignerBuilder(digest + "with" + key).build(signer.getPrivate())));
      } catch (OperatorCreationException | GeneralSecurityException | IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
