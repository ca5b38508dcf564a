package org.ftpdiag.model;

import java.util.Locale;
import java.util.Optional;

/**
 * Who logs in.
 *
 * @param user the login name
 * @param password what answers 331; for the anonymous login it is no secret
 * @param account what answers 332 (RFC 959 section 4.1.1, ACCT)
 */
public record Credentials(String user, Secret password, Optional<Secret> account) {

  /** The usual anonymous login (RFC 1635). */
  public static Credentials anonymous() {
    return new Credentials("anonymous", new Secret("ftpdiag@example.invalid"), Optional.empty());
  }

  /** Whether this is the anonymous login, whose password is no secret. */
  public boolean isAnonymous() {
    String name = user.toLowerCase(Locale.ROOT);
    return name.equals("anonymous") || name.equals("ftp");
  }
}
