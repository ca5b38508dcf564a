package org.ftpdiag.cli.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.ftpdiag.cli.ProbeForm;
import org.ftpdiag.cli.ProbeOrder;
import org.ftpdiag.cli.RecordingConsole;
import org.ftpdiag.cli.console.Terminal;
import org.ftpdiag.cli.options.CheckOptions;
import org.ftpdiag.cli.options.LoginOptions;
import org.ftpdiag.cli.options.TlsOptions;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.model.seen.CredentialRemark;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordSourceTest {
  @TempDir Path home;
  private final RecordingConsole console = new RecordingConsole();

  @Test
  void theNamedFileComesFirstAndOnlyItsFirstLineCounts() throws IOException {
    Path file = Files.writeString(home.resolve("p"), "from file\r\nnot this\n");
    console.environment.put("FTPDIAG_PASSWORD", "from environment");
    assertEquals("from file", password(file.toString()));
  }

  @Test
  void aDashReadsStandardInput() {
    console.input = "from input\nmore";
    assertEquals("from input", password("-"));
  }

  @Test
  void bytesThatAreNoUtf8AreTakenAsLatin1() throws IOException {
    Path file = Files.write(home.resolve("p"), new byte[] {'c', (byte) 0xe9});
    assertEquals("cé", password(file.toString()));
  }

  @Test
  void aByteOrderMarkIsNoPartOfThePassword() throws IOException {
    Path file = Files.writeString(home.resolve("p"), "\uFEFFfrom Windows\r\n");
    assertEquals("from Windows", password(file.toString()));
    netrc("\uFEFFmachine h login alice password from-netrc", "rw-------");
    assertEquals("from-netrc", password(null));
  }

  @Test
  void aFileInUtf16IsRefusedByName() throws IOException {
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Path file = Files.write(home.resolve("p"), "\uFEFFs3cret\r\n".getBytes(charset));
      UsageException e = assertThrows(UsageException.class, () -> password(file.toString()));
      assertEquals("cli.error.password-utf16", e.phrase().key());
    }
  }

  @Test
  void aPasswordThatTheLocaleGarbledIsNotSent() {
    console.environment.put("FTPDIAG_PASSWORD", "p\uFFFD\uFFFD");
    UsageException e = assertThrows(UsageException.class, () -> password(null));
    assertTrue(Words.load("en").say(e.phrase()).contains("LC_ALL"));
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Path file = Files.writeString(home.resolve("p"), "\nsecond line\n");
    assertThrows(UsageException.class, () -> password(file.toString()));
  }

  @Test
  void theEnvironmentComesBeforeNetrc() throws IOException {
    netrc("machine h login alice password from-netrc", "rw-------");
    console.environment.put("FTPDIAG_PASSWORD", "from environment");
    assertEquals("from environment", password(null));
  }

  @Test
  void aLineBreakInTheEnvironmentIsRefused() {
    console.environment.put("FTPDIAG_PASSWORD", "a\r\nDELE x");
    assertThrows(UsageException.class, () -> password(null));
  }

  @Test
  void netrcGivesPasswordAndAccount() throws IOException {
    netrc("machine h login alice password from-netrc account books", "rw-------");
    PasswordSource.Found found = source().find("alice", "h", null);
    assertEquals("from-netrc", found.password().reveal());
    assertEquals("books", found.account().orElseThrow().reveal());
  }

  @Test
  void netrcThatOthersCanReadIsNotUsed() throws IOException {
    netrc("machine h login alice password from-netrc", "rw-r-----");
    UsageException e = assertThrows(UsageException.class, () -> password(null));
    assertTrue(Words.load("en").say(e.phrase()).contains("chmod 600"));
    assertEquals("", console.err()); // one line says it all
  }

  @Test
  void netrcThatOthersCanReadIsRemarkedOnWhereSomebodyIsAsked() throws IOException {
    netrc("machine h login alice password from-netrc", "rw-r-----");
    console.typed = "typed";
    console.terminal = new Terminal(true, true, true, 80, StandardCharsets.UTF_8);
    assertEquals("typed", password(null));
    assertTrue(console.err().contains("chmod 600"), console.err());
  }

  @Test
  void aPersonIsAskedOnATerminalOnly() {
    console.typed = "typed";
    assertThrows(UsageException.class, () -> password(null));
    console.terminal = new Terminal(true, true, true, 80, StandardCharsets.UTF_8);
    assertEquals("typed", password(null));
  }

  @Test
  void theAnonymousLoginLeavesASecretInTheEnvironmentAlone() {
    console.environment.put("FTPDIAG_PASSWORD", "secret");
    ProbeOrder order =
        new ProbeForm("h", new LoginOptions(), new TlsOptions(), new CheckOptions())
            .order(console.console(), Words.load("en"));
    assertEquals("ftpdiag@example.invalid", order.request().credentials().password().reveal());
    assertEquals(List.of(), order.remarks());
  }

  @Test
  void blanksAndForeignLettersAreRemarkedOn() {
    assertEquals(List.of("leading-blank"), kinds(" a"));
    assertEquals(List.of("trailing-blank"), kinds("a "));
    assertEquals(List.of("leading-blank"), kinds(" "));
    assertEquals(List.of("trailing-blank", "non-ascii"), kinds("a\u00a0"));
    assertEquals(List.of("non-ascii"), kinds("é"));
    assertEquals(List.of(), kinds("a b"));
    assertEquals(List.of(), kinds(""));
  }

  private static List<String> kinds(String password) {
    return CredentialRemarks.of("password", password).stream().map(CredentialRemark::kind).toList();
  }

  private void netrc(String content, String permissions) throws IOException {
    Path file = Files.writeString(home.resolve(".netrc"), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private String password(String file) {
    return source().find("alice", "h", file).password().reveal();
  }

  private PasswordSource source() {
    console.home = home;
    return new PasswordSource(console.console(), Words.load("en"));
  }
}
