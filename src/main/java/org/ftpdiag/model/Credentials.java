package org.ftpdiag.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who logs in.
 *
 * @param user the login name; empty when unknown: of a probe it never is
 * @param password what answers 331
 * @param account what answers 332 (RFC 959 section 4.1.1, ACCT)
 */
public record Credentials(Optional<String> user, Secret password, Optional<Secret> account) {
  /** The anonymous login's: it stands in every copy of this program. */
  private static final Secret EVERYBODYS = new Secret("ftpdiag@example.invalid");

  /** Those of a probe. */
  public Credentials(String user, Secret password, Optional<Secret> account) {
    this(Optional.of(user), password, account);
  }

  /**
   * The name of those of a probe.
   *
   * @throws java.util.NoSuchElementException when it is unknown
   */
  public String knownUser() {
    return user.orElseThrow();
  }

  /** The usual anonymous login (RFC 1635). */
  public static Credentials anonymous() {
    return anonymous("anonymous", Optional.empty());
  }

  /**
   * The anonymous login under a name of its own, with the password that everybody knows.
   *
   * @param user {@code anonymous} or {@code ftp}
   */
  public static Credentials anonymous(String user, Optional<Secret> account) {
    return new Credentials(user, EVERYBODYS, account);
  }

  /** Whether servers take this user for the anonymous one. */
  public boolean isAnonymous() {
    return user.filter(Credentials::isAnonymous).isPresent();
  }

  /** Whether servers take a user of that name for the anonymous one. */
  public static boolean isAnonymous(String user) {
    String name = user.toLowerCase(Locale.ROOT);
    return name.equals("anonymous") || name.equals("ftp");
  }

  /** Whether the password is the anonymous login's, which is no secret. */
  public boolean openPassword() {
    return password == EVERYBODYS;
  }

  /** What must not be seen by others; empty where there is nothing. */
  public List<Secret> secrets() {
    List<Secret> all = new ArrayList<>();
    if (!openPassword()) {
      all.add(password);
    }
    account.ifPresent(all::add);
    return all;
  }

  /**
   * Whether something of it must not be seen by others: a password or account that somebody named,
   * whatever the user is called.
   */
  public boolean isSecret() {
    return !openPassword() || account.isPresent();
  }
}
