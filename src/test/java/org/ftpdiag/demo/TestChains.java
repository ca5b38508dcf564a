package org.ftpdiag.demo;

import static org.ftpdiag.demo.TestChain.HOST;
import static org.ftpdiag.demo.TestChain.ROOT;
import static org.ftpdiag.demo.TestChain.at;
import static org.ftpdiag.demo.TestChain.good;
import static org.ftpdiag.demo.TestChain.leaf;
import static org.ftpdiag.demo.TestChain.of;
import static org.ftpdiag.demo.TestChain.shown;
import static org.ftpdiag.demo.TestChain.under;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.ftpdiag.demo.TestAuthority.Draft;

/** The table of chains: each with a fault of its own, or with something odd that is none. */
final class TestChains {
  private static final TestAuthority OTHER_ROOT = Draft.authority("Other Root").selfSigned();
  private static final TestAuthority ISSUER = Draft.authority("Issuer").by(ROOT);
  private static final boolean YES = true;
  private static final boolean NO = false;

  private TestChains() {}

  static List<TestChain> all() {
    List<TestChain> all = new ArrayList<>();
    all.add(good());
    all.add(of("by an intermediate", leaf().by(ISSUER), YES, YES, "none"));
    all.add(
        of("expired", leaf().days(-9, -2).by(ROOT), NO, NO, "tls-certificate-expired:fail:own"));
    all.add(
        of(
            "not yet valid",
            leaf().days(2, 9).by(ROOT),
            NO,
            NO,
            "tls-certificate-not-yet-valid:fail:own"));
    all.add(
        of(
            "other name",
            leaf().names("www.example.org").by(ROOT),
            NO,
            NO,
            "tls-certificate-name-mismatch:fail:own"));
    all.add(of("self-signed", leaf().selfSigned(), NO, NO, "tls-certificate-self-signed:fail:own"));
    TestAuthority pinned = leaf().selfSigned();
    all.add(
        new TestChain(
            "self-signed and named by the user",
            pinned.identity(),
            pinned.certificate(),
            HOST,
            YES,
            YES,
            "none"));
    TestAuthority old = leaf().days(-9, -2).selfSigned();
    all.add(
        new TestChain(
            "self-signed, expired and named by the user",
            old.identity(),
            old.certificate(),
            HOST,
            NO,
            NO,
            "tls-certificate-expired:fail:own"));
    intermediates(all);
    uses(all);
    algorithms(all);
    forms(all);
    hosts(all);
    return all;
  }

  private static void intermediates(List<TestChain> all) {
    TestAuthority past = Draft.authority("Issuer").days(-90, -2).by(ROOT);
    all.add(
        of("expired intermediate", leaf().by(past), NO, NO, "tls-certificate-expired:fail:issuer"));
    all.add(
        of(
            "intermediate not yet valid",
            leaf().by(Draft.authority("Issuer").days(2, 90).by(ROOT)),
            NO,
            NO,
            "tls-certificate-not-yet-valid:fail:issuer"));
    TestAuthority sound = leaf().by(ISSUER);
    all.add(shown("an expired one that no path needs", sound, YES, YES, "none", past));
    all.add(
        of(
            "issuer that is no authority",
            leaf().by(Draft.authority("Issuer").notAnAuthority().by(ROOT)),
            NO,
            NO,
            "tls-certificate-untrusted:fail:not-an-authority"));
    all.add(
        of(
            "issuer without keyCertSign",
            leaf().by(Draft.authority("Issuer").usage(KeyUsage.cRLSign).by(ROOT)),
            NO,
            NO,
            "tls-certificate-untrusted:fail:not-an-authority"));
    all.add(
        of(
            "names outside the constraints",
            leaf().by(Draft.authority("Issuer").permitting("example.com").by(ROOT)),
            NO,
            NO,
            "tls-certificate-untrusted:fail:name-constraints"));
    all.add(
        of(
            "names inside the constraints",
            leaf().by(Draft.authority("Issuer").permitting("example.org").by(ROOT)),
            YES,
            YES,
            "none"));
    TestAuthority narrow = Draft.authority("Narrow").pathLength(0).by(ROOT);
    all.add(
        of(
            "more intermediates than allowed",
            leaf().by(Draft.authority("Issuer").by(narrow)),
            NO,
            NO,
            "tls-certificate-untrusted:fail:path-length"));
    all.add(
        new TestChain(
            "missing intermediate",
            new DemoIdentity(sound.keys().getPrivate(), sound.chain().subList(0, 1)),
            ROOT.certificate(),
            HOST,
            NO,
            NO,
            "tls-certificate-untrusted:fail:incomplete-chain"));
    TestAuthority second = Draft.authority("Second").by(ISSUER);
    TestAuthority below = leaf().by(second);
    all.add(
        new TestChain(
            "wrong order",
            new DemoIdentity(
                below.keys().getPrivate(),
                List.of(below.certificate(), ISSUER.certificate(), second.certificate())),
            ROOT.certificate(),
            HOST,
            YES,
            YES,
            "tls-chain-order:info:"));
    all.add(shown("the root sent along", leaf().by(ROOT), YES, YES, "none", ROOT));
    all.add(
        shown(
            "unknown root",
            leaf().by(OTHER_ROOT),
            NO,
            NO,
            "tls-certificate-untrusted:fail:unknown-authority",
            OTHER_ROOT));
    TestAuthority impostor = Draft.authority("Issuer").by(ROOT);
    all.add(
        new TestChain(
            "signed by another key of that name",
            new DemoIdentity(
                sound.keys().getPrivate(), List.of(sound.certificate(), impostor.certificate())),
            ROOT.certificate(),
            HOST,
            NO,
            NO,
            "tls-certificate-untrusted:fail:signature"));
  }

  private static void uses(List<TestChain> all) {
    all.add(
        of(
            "for clients only",
            leaf().purpose(KeyPurposeId.id_kp_clientAuth).by(ROOT),
            NO,
            NO,
            "tls-certificate-untrusted:fail:usage"));
    all.add(
        of(
            "intermediate for clients only",
            leaf().by(Draft.authority("Issuer").purpose(KeyPurposeId.id_kp_clientAuth).by(ROOT)),
            YES,
            NO,
            "tls-certificate-untrusted:warn:usage-issuer"));
    all.add(
        of(
            "keyUsage without digitalSignature",
            leaf().usage(KeyUsage.nonRepudiation).by(ROOT),
            NO,
            NO,
            "tls-certificate-untrusted:fail:usage"));
    all.add(
        of(
            "an authority's certificate",
            leaf().isAuthority().usage(KeyUsage.keyCertSign).by(ROOT),
            NO,
            NO,
            "tls-certificate-untrusted:fail:authority-as-server"));
    all.add(
        of(
            "CA:TRUE that may sign handshakes",
            leaf().isAuthority().usage(KeyUsage.keyCertSign | KeyUsage.digitalSignature).by(ROOT),
            YES,
            YES,
            "none"));
  }

  private static void algorithms(List<TestChain> all) {
    TestAuthority rsaRoot = Draft.authority("RSA Root").keys(TestAuthority.rsa(2048)).selfSigned();
    all.add(under("RSA 2048", rsaRoot, leaf().by(rsaRoot), YES, YES, "none"));
    all.add(
        under(
            "SHA-1",
            rsaRoot,
            leaf().digest("SHA1").by(rsaRoot),
            YES,
            NO,
            "tls-certificate-weak:warn:signature"));
    all.add(
        under(
            "MD5",
            rsaRoot,
            leaf().digest("MD5").by(rsaRoot),
            NO,
            NO,
            "tls-certificate-untrusted:fail:algorithm"));
    all.add(
        under(
            "intermediate with SHA-1",
            rsaRoot,
            leaf().by(Draft.authority("Issuer").digest("SHA1").by(rsaRoot)),
            YES,
            NO,
            "tls-certificate-weak:warn:issuer"));
    all.add(
        of(
            "RSA 1024",
            leaf().keys(TestAuthority.rsa(1024)).by(ROOT),
            YES,
            NO,
            "tls-certificate-weak:warn:key"));
    all.add(
        of(
            "intermediate with RSA 512",
            leaf().by(Draft.authority("Issuer").keys(TestAuthority.rsa(512)).by(ROOT)),
            NO,
            NO,
            "tls-certificate-untrusted:fail:algorithm-issuer"));
  }

  private static void forms(List<TestChain> all) {
    all.add(
        of(
            "unknown critical extension",
            leaf().unknownCriticalExtension().by(ROOT),
            NO,
            NO,
            "tls-certificate-untrusted:fail:critical-extension"));
    all.add(
        of(
            "intermediate with an unknown critical extension",
            leaf().by(Draft.authority("Issuer").unknownCriticalExtension().by(ROOT)),
            NO,
            NO,
            "tls-certificate-untrusted:fail:critical-extension-issuer"));
    all.add(
        of(
            "fractions of a second",
            leaf().datesEnding(".5Z").by(ROOT),
            YES,
            NO,
            "tls-certificate-untrusted:warn:date-format"));
    all.add(
        of(
            "another time zone",
            leaf().datesEnding("+0100").by(ROOT),
            YES,
            NO,
            "tls-certificate-untrusted:warn:date-format"));
  }

  private static void hosts(List<TestChain> all) {
    all.add(at("127.0.0.1", "address", leaf().names("127.0.0.1"), YES, "none"));
    all.add(
        at(
            "127.0.0.1",
            "address that it does not name",
            leaf(),
            NO,
            "tls-certificate-name-mismatch:fail:address"));
    all.add(at(HOST, "wildcard", leaf().names("*.example.org"), YES, "none"));
    all.add(
        at(
            "a.b.example.org",
            "wildcard for two labels",
            leaf().names("*.example.org"),
            NO,
            "tls-certificate-name-mismatch:fail:own"));
  }
}
