package org.ftpdiag.explain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.explain.Explainer;
import org.ftpdiag.explain.Explanation;
import org.ftpdiag.explain.UnreadableLogException;
import org.ftpdiag.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions in a few lines, and what is made of them. */
public class ConversationTest {
  public static Explanation explain(String log, Charset charset)
      throws IOException, UnreadableLogException {
    return new Explainer(Optional.empty(), Optional.empty())
        .explain(new ByteArrayInputStream(log.getBytes(charset)), (quote, note) -> {});
  }

  /** The failures of a bare dialogue, lines separated by {@code /}. */
  private static List<String> failures(String lines) throws IOException, UnreadableLogException {
    return explain(lines.replace(" / ", "\n"), StandardCharsets.UTF_8).cases().stream()
        .flatMap(c -> c.findings().stream())
        .filter(f -> f.finding().severity() == Severity.FAIL)
        .map(f -> f.finding().id().id())
        .toList();
  }

  private static final String IN =
      "220 (vsFTPd 3.0.5) / USER a / 331 x / PASS y / 230 Login successful. / ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PASV / 227 (203,0,113,5,1,2) / LIST / 150 x / 226 Directory send OK. | ''",
        "CWD /new / 550 Failed to change directory. / MKD /new / 257 ok | ''",
        "CWD /new / 550 Failed to change directory. / QUIT / 221 x | directory-missing",
        "SIZE x / 550 Could not get file size. / QUIT / 221 x | ''",
        "EPSV / 500 Unknown command. / PASV / 227 (203,0,113,5,1,2) / LIST / 150 x / 226 x | ''",
        "MLSD / 500 Unknown command. / PASV / 227 (203,0,113,5,1,2) / LIST / 150 x / 226 x | ''",
        "PASV / 227 (203,0,113,5,1,2) / LIST / 150 x / 226 Transfer done (but failed to open"
            + " directory). | list-denied",
        "PASV / 227 (203,0,113,5,1,2) / STOR x / 553 Could not create file. | permission-denied",
        "PASV / 227 (203,0,113,5,1,2) / RETR x / 425 Security: Bad IP connecting."
            + " | data-connection-rejected",
        "PASV / 227 (203,0,113,5,1,2) / LIST / 522 Data connections must be encrypted."
            + " | tls-data-required",
        "PORT 10,0,0,1,4,5 / 500 Illegal PORT command. / QUIT / 221 x | active-refused",
        "PASV / 502 not here / QUIT / 221 x | passive-disabled",
        "421 Timeout. | idle-timeout",
        "MLSD / 500 Unknown command. / QUIT / 221 x | list-denied",
        "PORT 10,0,0,1,4,5 / 200 PORT command successful. / LIST / 500 OOPS: vsf_sysutil_bind"
            + " | data-unavailable",
        "FEAT / SYST / 215 UNIX / PASV / 227 (203,0,113,5,1,2) / LIST / 150 x / 226 x | ''",
        "FEAT / 211-Features: / PASV / 227 (203,0,113,5,1,2) / LIST / 150 x / 226 x | ''",
        "PASV / 227 / LIST / 150 x / 226 x | ''",
        "EPSV / 229 ok (¦1¦203.0.113.5¦258¦) / LIST / 150 x / 226 x | ''",
        "EPSV / 229 ok (¦¦¦0¦) / QUIT / 221 x | reply-malformed",
        "LPSV / 228 ok (4,4,203,0,113,5,2,1,2) / LIST / 150 x / 226 x | ''",
      })
  void afterALogin(String rest, String found) throws IOException, UnreadableLogException {
    assertEquals(
        found.isEmpty() ? List.of() : List.of(found), failures(IN + rest.replace('¦', '|')));
  }

  @Test
  void aRefusedLoginIsToldOnceHoweverOftenTheClientGoesOn()
      throws IOException, UnreadableLogException {
    String log =
        "220 x / USER a / 331 x / PASS y / 530 Login incorrect. / SYST / 530 Please login with"
            + " USER and PASS. / PASV / 530 Please login with USER and PASS. / QUIT / 221 x";
    assertEquals(List.of("login-rejected"), failures(log));
  }

  @Test
  void severalFailuresOfASessionAreToldApart() throws IOException, UnreadableLogException {
    String log =
        IN
            + "PASV / 227 (203,0,113,5,1,2) / RETR a / 550 Failed to open file. / PASV / 227"
            + " (203,0,113,5,1,2) / STOR b / 552 Quota exceeded.";
    assertEquals(List.of("file-not-found", "quota-exceeded"), sorted(failures(log)));
  }

  private static List<String> sorted(List<String> ids) {
    // 550 alone may mean absent or forbidden: either is right here.
    return ids.stream().map(i -> i.equals("permission-denied") ? "file-not-found" : i).toList();
  }

  @Test
  void sessionsThatFailAlikeAreCountedAndNotRepeated() throws IOException, UnreadableLogException {
    String session = "220 x\nUSER a\n331 x\nPASS y\n530 Login incorrect.\nQUIT\n221 x\n";
    Explanation e = explain(session.repeat(500), StandardCharsets.UTF_8);
    assertEquals(500, e.sessions());
    assertEquals(500, e.failedSessions());
    assertEquals(1, e.cases().size());
    assertEquals(500, e.cases().get(0).times());
    assertEquals(8L, e.cases().get(0).others().get(0));
  }

  @Test
  void aLogOfPowerShellIsUtf16() throws IOException, UnreadableLogException {
    Explanation e =
        explain("220 x\r\nUSER a\r\n331 x\r\nPASS y\r\n530 no\r\n", StandardCharsets.UTF_16);
    assertEquals(5, e.lines());
    assertEquals("login-rejected", e.rootCause().orElseThrow().finding().id().id());
  }

  @Test
  void resumingAFileIsNotResumingATlsSession() throws IOException, UnreadableLogException {
    String rest =
        "REST 6 / 350 x / RETR a / 503 ASCII resume is unsafe, please delete the file first";
    assertFalse(failures(IN + rest).contains("tls-session-reuse-required"));
  }

  @Test
  void linesThatEndInCarriageReturnsAloneAreRead() throws IOException, UnreadableLogException {
    String log = "220 x\rUSER a\r331 x\rPASS y\r530 no\r";
    Explanation mac = explain(log, StandardCharsets.UTF_8);
    assertEquals(5, mac.lines());
    assertEquals("login-rejected", mac.rootCause().orElseThrow().finding().id().id());
    Explanation mixed =
        explain("220 x\r\nUSER a\n331 x\rPASS y\r\n530 no\n", StandardCharsets.UTF_8);
    assertEquals(4, mixed.lines());
    assertEquals("login-rejected", mixed.rootCause().orElseThrow().finding().id().id());
  }

  @Test
  void aQuotedOrIndentedLogIsReadAsItWas() throws IOException, UnreadableLogException {
    String log = "220 x\nUSER a\n331 x\nPASS y\n530 no\n";
    for (String margin : List.of("> ", "    ", "> > ", "\t")) {
      Explanation e = explain(log.replaceAll("(?m)^", margin), StandardCharsets.UTF_8);
      assertEquals("login-rejected", e.rootCause().orElseThrow().finding().id().id(), margin);
    }
  }

  @Test
  void aServerThatTheUserNamesIsBelieved() throws IOException, UnreadableLogException {
    String log = "220 hello\nUSER a\n331 x\nPASS y\n530 Login incorrect.\n";
    Explanation e =
        new Explainer(Optional.empty(), Optional.of("proftpd"))
            .explain(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), (q, n) -> {});
    assertEquals(Optional.of("proftpd"), e.rootCause().orElseThrow().finding().family());
  }

  @Test
  void whatIsNoLogIsSaidToBeNone() {
    for (String text : List.of("", "\n\n", "Dear Sir,\nplease find enclosed\n", "a=b\nc=d\n")) {
      assertThrows(UnreadableLogException.class, () -> explain(text, StandardCharsets.UTF_8), text);
    }
  }

  @Test
  void aDialectThatTheUserNamesIsUsed() throws IOException, UnreadableLogException {
    String log = "530 Login incorrect.\n";
    Explanation e =
        new Explainer(Optional.of("java"), Optional.empty())
            .explain(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), (q, n) -> {});
    assertEquals("java", e.dialect());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Explainer(Optional.of("nonsense"), Optional.empty()));
  }
}
