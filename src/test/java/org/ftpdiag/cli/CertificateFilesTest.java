package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.cli.secrets.Certificates;
import org.ftpdiag.cli.secrets.ClientCertificate;
import org.ftpdiag.cli.secrets.InputFile;
import org.ftpdiag.cli.secrets.Pem;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateFilesTest {

  @ParameterizedTest
  @CsvSource({
    "rsa-pkcs8.pem,RSA,CN=client,1",
    "rsa-pkcs1.pem,RSA,CN=client,1",
    "ec-sec1.pem,EC,CN=client-ec,1",
    "chain-leaf-last.pem,RSA,CN=client,1"
  })
  void keyAndCertificateAreReadFromPem(String file, String algorithm, String subject, int chain)
      throws Exception {
    ClientCertificate own = ClientCertificate.read(path(file), new char[0]);
    assertEquals(algorithm, own.store().getKey("client", own.password()).getAlgorithm());
    assertEquals(chain, own.store().getCertificateChain("client").length);
    X509Certificate leaf = (X509Certificate) own.store().getCertificate("client");
    assertEquals(subject, leaf.getSubjectX500Principal().getName());
  }

  @Test
  void aPkcs12FileOpensWithItsPassword() throws Exception {
    char[] password = "store-pass".toCharArray();
    ClientCertificate own = ClientCertificate.read(path("with-password.p12"), password);
    String alias = own.store().aliases().nextElement();
    assertEquals("RSA", own.store().getKey(alias, own.password()).getAlgorithm());
  }

  @ParameterizedTest
  @CsvSource({
    "encrypted-pkcs8.pem,''     ,encrypted",
    "encrypted-pkcs1.pem,''     ,encrypted",
    "foreign.pem        ,''     ,belongs to none",
    "certificate.pem    ,''     ,no private key",
    "key.pem            ,''     ,BEGIN PRIVATE KEY",
    "with-password.p12  ,''     ,FTPDIAG_CLIENT_CERT_PASSWORD",
    "with-password.p12  ,wrong  ,FTPDIAG_CLIENT_CERT_PASSWORD",
    "README             ,''     ,no certificate"
  })
  void whatCannotBeUsedIsNamed(String file, String password, String said) throws Exception {
    String path = path(file);
    UsageException e =
        assertThrows(
            UsageException.class, () -> ClientCertificate.read(path, password.toCharArray()));
    String line = Words.load("en").say(e.phrase());
    assertTrue(line.contains(said), line);
    assertTrue(line.contains(file), line);
  }

  /** A key, a certificate in DER, a certificate that is cut off, PKCS#12 where PEM is due. */
  @Test
  void filesOfAnotherKindAreCalledByIt(@TempDir Path folder) throws Exception {
    String pem = Files.readString(Path.of(path("certificate.pem")));
    byte[] der =
        Certificates.of(InputFile.read("--ca", path("certificate.pem"))).get(0).getEncoded();
    byte[] key = Pem.blocks(Files.readString(Path.of(path("key.pem")))).get(0).content();
    String certificate = Files.write(folder.resolve("certificate.der"), der).toString();
    String bare = Files.write(folder.resolve("key.der"), key).toString();
    String cut =
        Files.writeString(folder.resolve("cut.pem"), pem + pem.substring(0, pem.length() / 2))
            .toString();

    assertEquals("key-none", refusal(() -> ClientCertificate.read(certificate, new char[0])));
    assertEquals("client-cert-der", refusal(() -> ClientCertificate.read(bare, new char[0])));
    assertEquals("certificate-der", refusal(() -> authorities(bare)));
    assertEquals("certificate-pkcs12", refusal(() -> authorities(path("with-password.p12"))));
    assertEquals("certificate-broken", refusal(() -> authorities(cut)));
    assertEquals(1, authorities(certificate).size());
  }

  private static List<X509Certificate> authorities(String name) {
    return Certificates.of(InputFile.read("--ca", name));
  }

  private static String refusal(Executable reading) {
    String key = assertThrows(UsageException.class, reading).phrase().key();
    return key.substring("cli.error.".length());
  }

  @Test
  void authoritiesAreReadFromPem() throws Exception {
    assertEquals(2, Certificates.of(InputFile.read("--ca", path("chain-leaf-last.pem"))).size());
  }

  /** A password file where another file is due: what it is for is said, not a word of it. */
  @Test
  void aFileThatWasNamedByMistakeIsNotQuoted(@TempDir Path folder) throws Exception {
    for (String content :
        List.of("hunter2-wonder", "-----BEGIN hunter2-wonder-----\n", "0hunter2")) {
      String name = Files.writeString(folder.resolve("pw"), content).toString();
      for (String[] args :
          new String[][] {
            {"--ca", name, "h"},
            {"--client-cert", name, "h"},
            {"explain", name},
            {"--lang", "fr", "--ca", name, "h"},
          }) {
        RecordingConsole console = new RecordingConsole();
        assertTrue(console.run(args) <= 2);
        assertFalse((console.err() + console.out()).contains("hunter2"), console.err());
      }
      for (String command : List.of("code", "explain")) {
        RecordingConsole console = new RecordingConsole();
        console.input = content;
        assertEquals(2, console.run(command, "-"));
        assertFalse((console.err() + console.out()).contains("hunter2"), console.err());
      }
    }
  }

  @Test
  void anAuthorityFileWithoutCertificateSaysWhatItBeginsWith() throws Exception {
    RecordingConsole console = new RecordingConsole();
    assertEquals(2, console.run("--ca", path("key.pem"), "h"));
    assertTrue(console.err().contains("-----BEGIN PRIVATE KEY-----"), console.err());
    assertTrue(console.err().contains("--ca"), console.err());
  }

  private static String path(String file) throws URISyntaxException {
    return Path.of(CertificateFilesTest.class.getResource(file).toURI()).toString();
  }

  @Test
  void blocksWithoutEndOrOfDashesAreNone() {
    String begin = "-----BEGIN CERTIFICATE-----\n";
    String end = "\n-----END CERTIFICATE-----\n";
    assertEquals(1, Pem.blocks(begin + "-a".repeat(100_000) + end).size());
    assertEquals(0, Pem.blocks(begin + "--a".repeat(100_000) + end).size());
    assertEquals(0, Pem.blocks(begin.repeat(20_000)).size());
    assertEquals(0, Pem.blocks("-----BEGIN " + "A".repeat(500_000)).size());
    assertEquals(1, Pem.blocks(begin + "a" + begin + "b" + end).size());
    assertEquals(0, Pem.blocks("-----BEGIN KEY-----\nb" + end).size());
  }
}
