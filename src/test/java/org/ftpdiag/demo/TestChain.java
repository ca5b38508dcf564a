package org.ftpdiag.demo;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.demo.TestAuthority.Draft;

/**
 * A chain and what is to become of it.
 *
 * @param name what is particular about it
 * @param shown what the server shows
 * @param anchor what the client trusts
 * @param host what the client asks for
 * @param trusted a secret may travel: what Java decides
 * @param openssl what {@code openssl s_client -verify_return_error} decides
 * @param finding the finding on a control connection with its severity and variant; {@code none}
 */
record TestChain(
    String name,
    DemoIdentity shown,
    X509Certificate anchor,
    String host,
    boolean trusted,
    boolean openssl,
    String finding) {
  static final String HOST = "ftp.example.org";
  static final TestAuthority ROOT = Draft.authority("Root").selfSigned();
  private static final boolean YES = true;
  private static final boolean NO = false;

  @Override
  public String toString() {
    return name;
  }

  /** A chain that nobody objects to, of the authority that most of the others have. */
  static TestChain good() {
    return of("good", leaf().by(ROOT), YES, YES, "none");
  }

  /** Likewise, for another name or address. */
  static TestChain goodFor(String host) {
    return at(host, "good", leaf().names(host), YES, "none");
  }

  /** One that Java cannot read, though other programs can. */
  static TestChain unreadable() {
    return of("unreadable", leaf().unreadable().by(ROOT), NO, NO, "none");
  }

  static Draft leaf() {
    return new Draft("server").names(HOST);
  }

  static TestChain of(
      String name, TestAuthority leaf, boolean trusted, boolean openssl, String finding) {
    return under(name, ROOT, leaf, trusted, openssl, finding);
  }

  static TestChain under(
      String name,
      TestAuthority root,
      TestAuthority leaf,
      boolean trusted,
      boolean openssl,
      String finding) {
    return new TestChain(
        name, leaf.identity(), root.certificate(), HOST, trusted, openssl, finding);
  }

  /** With one more certificate that is sent. */
  static TestChain shown(
      String name,
      TestAuthority leaf,
      boolean trusted,
      boolean openssl,
      String finding,
      TestAuthority more) {
    List<X509Certificate> chain = new ArrayList<>(leaf.identity().chain());
    chain.add(more.certificate());
    return new TestChain(
        name,
        new DemoIdentity(leaf.keys().getPrivate(), chain),
        ROOT.certificate(),
        HOST,
        trusted,
        openssl,
        finding);
  }

  static TestChain at(String host, String name, Draft leaf, boolean trusted, String finding) {
    TestAuthority made = leaf.by(ROOT);
    return new TestChain(
        name, made.identity(), ROOT.certificate(), host, trusted, trusted, finding);
  }
}
