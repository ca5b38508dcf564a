package org.ftpdiag.exporter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.ftpdiag.model.Secret;

/** Lets in who knows the user and the password (RFC 7617). */
public final class Gate {
  private static final String SCHEME = "Basic ";

  private final byte[] expected;

  public Gate(String user, Secret password) {
    this.expected = digest(user + ":" + password.reveal());
  }

  /**
   * Whether a request may pass.
   *
   * @param header its header {@code Authorization}; null without one
   */
  boolean opensFor(String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    try {
      byte[] said = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      // Digests have one length, and are compared in one time, whatever was said.
      return MessageDigest.isEqual(expected, digest(new String(said, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }

  private static byte[] digest(String credentials) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(credentials.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
