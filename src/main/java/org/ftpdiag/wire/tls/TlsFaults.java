package org.ftpdiag.wire.tls;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXReason;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ftpdiag.model.seen.CertificateFault;
import org.ftpdiag.model.seen.CertificateFault.Kind;
import org.ftpdiag.model.seen.TlsTrust;

/**
 * Explains the platform's verdict on a chain: which certificate of it is at fault, and for what. It
 * never makes one.
 */
final class TlsFaults {
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1"; // RFC 5280 section 4.2.1.12
  private static final String ANY_USE = "2.5.29.37.0";
  private static final String NAME_CONSTRAINTS = "2.5.29.30";

  // RFC 5280 section 4.2.1.3, by bit
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_ENCIPHERMENT = 2;
  private static final int KEY_AGREEMENT = 4;
  private static final int KEY_CERT_SIGN = 5;

  private static final Map<CertPathValidatorException.Reason, Kind> REASONS =
      Map.of(
          BasicReason.EXPIRED, Kind.EXPIRED,
          BasicReason.NOT_YET_VALID, Kind.NOT_YET_VALID,
          BasicReason.ALGORITHM_CONSTRAINED, Kind.ALGORITHM,
          BasicReason.INVALID_SIGNATURE, Kind.SIGNATURE,
          PKIXReason.NOT_CA_CERT, Kind.NOT_AN_AUTHORITY,
          PKIXReason.PATH_TOO_LONG, Kind.PATH_LENGTH,
          PKIXReason.INVALID_NAME, Kind.NAME_CONSTRAINTS,
          PKIXReason.UNRECOGNIZED_CRIT_EXT, Kind.CRITICAL_EXTENSION,
          PKIXReason.INVALID_KEY_USAGE, Kind.USAGE);

  private final TlsChain chain;
  private final List<X509Certificate> way;
  private final boolean trusted;
  private final Set<CertificateFault> found = new LinkedHashSet<>();

  private TlsFaults(TlsChain chain, boolean trusted) {
    this.chain = chain;
    this.way = chain.certificates();
    this.trusted = trusted;
  }

  /**
   * Puts the verdict of the last handshake into words.
   *
   * @param host the name or address that was asked for
   */
  static TlsTrust explain(TlsWitness verdict, String host) {
    List<X509Certificate> sent = verdict.chain();
    boolean trusted = verdict.approving().isPresent();
    boolean named = TlsNameCheck.matches(sent.get(0), host);
    List<X509Certificate> anchors =
        verdict.approving().map(List::of).orElseGet(verdict::judges).stream()
            .flatMap(judge -> Arrays.stream(judge.getAcceptedIssuers()))
            .toList();
    TlsChain chain = TlsChain.of(sent, anchors);
    TlsFaults faults = new TlsFaults(chain, trusted);
    if (trusted) {
      faults.use();
      faults.each(Kind.DATE_FORMAT, c -> !TlsDates.wellWritten(c));
      return new TlsTrust(true, true, chain.path(), List.copyOf(faults.found), "");
    }
    Exception refusal = telling(verdict.refusals());
    faults.all(named, refusal);
    return new TlsTrust(
        false,
        named,
        chain.path(),
        List.copyOf(faults.found),
        refusal == null ? "" : words(refusal));
  }

  private void all(boolean named, Exception refusal) {
    each(Kind.EXPIRED, c -> outOf(c, CertificateExpiredException.class));
    each(Kind.NOT_YET_VALID, c -> outOf(c, CertificateNotYetValidException.class));
    if (!named) {
      found.add(new CertificateFault(Kind.NAME, 0));
    }
    use();
    issuers();
    each(Kind.CRITICAL_EXTENSION, X509Certificate::hasUnsupportedCriticalExtension);
    end();
    reason(refusal);
  }

  private void each(Kind kind, Predicate<X509Certificate> fault) {
    for (int i = 0; i < way.size(); i++) {
      if (fault.test(way.get(i))) {
        add(kind, i);
      }
    }
  }

  /**
   * @param step the certificate's place on the way
   */
  private void add(Kind kind, int step) {
    found.add(new CertificateFault(kind, chain.path().get(step)));
  }

  private static boolean outOf(X509Certificate c, Class<? extends Exception> side) {
    try {
      c.checkValidity();
      return false;
    } catch (CertificateExpiredException | CertificateNotYetValidException e) {
      return side.isInstance(e);
    }
  }

  /** What the extensions say of the use. OpenSSL is stricter in it than Java. */
  private void use() {
    X509Certificate leaf = way.get(0);
    boolean anchor = way.size() == 1 && chain.end() == TlsChain.End.ANCHORED && own(leaf);
    if (!serves(leaf)) {
      add(Kind.USAGE, 0);
    } else if (!anchor && !mayShakeHands(leaf)) {
      add(leaf.getBasicConstraints() >= 0 ? Kind.AUTHORITY_AS_SERVER : Kind.USAGE, 0);
    }
    for (int i = 1; i < way.size(); i++) {
      if (!serves(way.get(i))) {
        add(Kind.USAGE, i);
      }
    }
  }

  private static boolean own(X509Certificate c) {
    return c.getSubjectX500Principal().equals(c.getIssuerX500Principal());
  }

  private static boolean serves(X509Certificate c) {
    try {
      List<String> uses = c.getExtendedKeyUsage();
      return uses == null || uses.contains(SERVER_AUTH) || uses.contains(ANY_USE);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private boolean mayShakeHands(X509Certificate leaf) {
    boolean[] use = leaf.getKeyUsage();
    if (use == null || use[DIGITAL_SIGNATURE]) {
      return true;
    }
    // OpenSSL: RSA that may encipher serves the old key exchange, and passes for any.
    return trusted
        && (use[KEY_ENCIPHERMENT] || use[KEY_AGREEMENT])
        && leaf.getPublicKey().getAlgorithm().equals("RSA");
  }

  private void issuers() {
    for (int i = 1; i < way.size(); i++) {
      X509Certificate issuer = way.get(i);
      boolean[] use = issuer.getKeyUsage();
      if (issuer.getBasicConstraints() < 0 || use != null && !use[KEY_CERT_SIGN]) {
        add(Kind.NOT_AN_AUTHORITY, i);
      } else if (between(i) > issuer.getBasicConstraints()) {
        add(Kind.PATH_LENGTH, i);
      }
      for (X509Certificate below : way.subList(0, i)) {
        if (!allows(issuer, below)) {
          add(Kind.NAME_CONSTRAINTS, i);
        }
      }
    }
  }

  /** Intermediate certificates below one, but for those that an authority issued to itself. */
  private long between(int issuer) {
    return way.subList(1, issuer).stream().filter(c -> !own(c)).count();
  }

  private static boolean allows(X509Certificate issuer, X509Certificate below) {
    byte[] octets = issuer.getExtensionValue(NAME_CONSTRAINTS);
    if (octets == null) {
      return true;
    }
    try {
      X509CertSelector selector = new X509CertSelector();
      ByteBuffer content = Der.take(ByteBuffer.wrap(octets), Der.OCTET_STRING);
      byte[] constraints = new byte[content.remaining()];
      content.get(constraints);
      selector.setNameConstraints(constraints);
      return selector.match(below);
    } catch (IOException | IllegalArgumentException | BufferUnderflowException e) {
      return false;
    }
  }

  private void end() {
    int last = way.size() - 1;
    switch (chain.end()) {
      case OWN_ROOT -> add(last == 0 ? Kind.SELF_SIGNED : Kind.UNKNOWN_AUTHORITY, last);
      case ISSUER_MISSING -> add(Kind.ISSUER_MISSING, last);
      case WRONG_SIGNATURE -> add(Kind.SIGNATURE, last);
      case ANCHORED -> {
        // the fault is another
      }
    }
  }

  /** What the platform found that is not to be seen from outside. */
  private void reason(Exception refusal) {
    Optional<CertPathValidatorException> why = validator(refusal);
    Kind kind = why.map(e -> REASONS.get(e.getReason())).orElse(null);
    if (kind == Kind.ALGORITHM || kind != null && found.isEmpty()) {
      add(kind, kind == Kind.ALGORITHM ? weak(why.get().getIndex()) : inside(why.get().getIndex()));
    }
  }

  private int inside(int step) {
    return step < 0 || step >= way.size() ? 0 : step;
  }

  /** Where a certificate is refused for the key that signed it, that one's is to blame. */
  private int weak(int refused) {
    for (int i = inside(refused); i < way.size(); i++) {
      if (weak(way.get(i))) {
        return i;
      }
    }
    return inside(refused);
  }

  private static boolean weak(X509Certificate c) {
    boolean small = c.getPublicKey() instanceof RSAKey rsa && rsa.getModulus().bitLength() < 2048;
    return small || c.getSigAlgName().toUpperCase(Locale.ROOT).matches("(MD|SHA1).*");
  }

  private static Optional<CertPathValidatorException> validator(Throwable thrown) {
    Optional<CertPathValidatorException> found = Optional.empty();
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof CertPathValidatorException e
          && (found.isEmpty() || e.getReason() != BasicReason.UNSPECIFIED)) {
        found = Optional.of(e);
      }
    }
    return found;
  }

  /** The refusal that says most: one who knows the authority says more than one who does not. */
  private static Exception telling(List<Exception> refusals) {
    Exception last = null;
    for (Exception e : refusals) {
      if (validator(e).isPresent()) {
        return e;
      }
      last = last == null ? e : last;
    }
    return last;
  }

  private static String words(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
