package org.ftpdiag.hostile;

import java.math.BigInteger;
import java.security.Principal;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A certificate that goes over the wire with damaged bytes; to its own side it looks whole. */
final class SpoiledCertificate extends X509Certificate {
  private static final long serialVersionUID = 1;

  private final transient X509Certificate of;
  private final byte[] bytes;

  SpoiledCertificate(X509Certificate of, RandomGenerator chance)
      throws CertificateEncodingException {
    this.of = of;
    byte[] der = of.getEncoded();
    switch (chance.nextInt(4)) {
      case 0 -> der = Arrays.copyOf(der, 1 + chance.nextInt(der.length));
      case 1 -> {
        der = new byte[1 + chance.nextInt(300)];
        chance.nextBytes(der);
      }
      default -> {
        for (int n = 1 + chance.nextInt(4); n > 0; n--) {
          der[chance.nextInt(der.length)] = (byte) chance.nextInt(256);
        }
      }
    }
    this.bytes = der;
  }

  @Override
  public byte[] getEncoded() {
    return bytes.clone();
  }

  @Override
  public PublicKey getPublicKey() {
    return of.getPublicKey();
  }

  @Override
  public String getSigAlgName() {
    return of.getSigAlgName();
  }

  @Override
  public String getSigAlgOID() {
    return of.getSigAlgOID();
  }

  @Override
  public byte[] getSigAlgParams() {
    return of.getSigAlgParams();
  }

  @Override
  public byte[] getSignature() {
    return of.getSignature();
  }

  @Override
  public boolean[] getKeyUsage() {
    return of.getKeyUsage();
  }

  @Override
  public int getBasicConstraints() {
    return of.getBasicConstraints();
  }

  @Override
  public int getVersion() {
    return of.getVersion();
  }

  @Override
  public BigInteger getSerialNumber() {
    return of.getSerialNumber();
  }

  @Override
  @SuppressWarnings("deprecation") // the class asks for it
  public Principal getIssuerDN() {
    return of.getIssuerDN();
  }

  @Override
  @SuppressWarnings("deprecation")
  public Principal getSubjectDN() {
    return of.getSubjectDN();
  }

  @Override
  public Date getNotBefore() {
    return of.getNotBefore();
  }

  @Override
  public Date getNotAfter() {
    return of.getNotAfter();
  }

  @Override
  public byte[] getTBSCertificate() throws CertificateEncodingException {
    return of.getTBSCertificate();
  }

  @Override
  public boolean[] getIssuerUniqueID() {
    return of.getIssuerUniqueID();
  }

  @Override
  public boolean[] getSubjectUniqueID() {
    return of.getSubjectUniqueID();
  }

  @Override
  public void checkValidity() {}

  @Override
  public void checkValidity(Date date) {}

  @Override
  public void verify(PublicKey key) {}

  @Override
  public void verify(PublicKey key, String provider) {}

  @Override
  public boolean hasUnsupportedCriticalExtension() {
    return of.hasUnsupportedCriticalExtension();
  }

  @Override
  public Set<String> getCriticalExtensionOIDs() {
    return of.getCriticalExtensionOIDs();
  }

  @Override
  public Set<String> getNonCriticalExtensionOIDs() {
    return of.getNonCriticalExtensionOIDs();
  }

  @Override
  public byte[] getExtensionValue(String oid) {
    return of.getExtensionValue(oid);
  }

  @Override
  public String toString() {
    return "spoiled " + of.getSubjectX500Principal();
  }
}
