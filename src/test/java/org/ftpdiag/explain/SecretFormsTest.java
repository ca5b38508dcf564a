package org.ftpdiag.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.explain.ExplainBlocks.View;
import org.ftpdiag.explain.secrets.LogSecrets;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.print.TextDocument;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form in which a log can hold a password, and what else is said of it there. */
class SecretFormsTest {
  /** A line, the password in it, what must stay. */
  record Form(String line, String password, List<String> kept) {
    @Override
    public String toString() {
      return line;
    }
  }

  static List<Form> forms() throws IOException {
    List<Form> forms = new ArrayList<>();
    try (InputStream in = SecretFormsTest.class.getResourceAsStream("secret-forms.tsv")) {
      for (String row : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!row.startsWith("# ") && !row.isEmpty()) {
          int kept = row.lastIndexOf('\t');
          int password = row.lastIndexOf('\t', kept - 1);
          forms.add(
              new Form(
                  row.substring(0, password),
                  row.substring(password + 1, kept),
                  List.of(row.substring(kept + 1).split("\\|"))));
        }
      }
    }
    return forms;
  }

  @Test
  void thereAreManyForms() throws IOException {
    assertTrue(forms().size() > 90, "" + forms().size());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aPasswordIsHiddenAndTheRestStays(Form form) {
    String masked = LogSecrets.of(form.line);
    assertFalse(masked.contains(form.password), masked);
    assertTrue(masked.contains("****"), masked);
    form.kept.forEach(k -> assertTrue(masked.contains(k), masked));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void onceKnownItIsHiddenInTheWholeLogAndEveryFormat(Form form) throws IOException {
    String early = "---- early " + form.password + " word\n";
    String log =
        "---- Connecting to ftp.example.com (203.0.113.5) port 21\n<--- 220 ready\n"
            + early
            + "---> USER alice\n<--- 331 Please specify the password.\n"
            + form.line
            + "\n<--- 530 Login incorrect for "
            + form.password
            + ".\n---> CWD "
            + form.password
            + "\n<--- 550 "
            + form.password
            + ": No such directory\n---> LIST "
            + form.password
            + "\n<--- 550 "
            + form.password
            + ": no such file\n";
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
      for (boolean summary : new boolean[] {false, true}) {
        nowhere(form, text(log.getBytes(charset), Optional.of("lftp"), summary));
        nowhere(form, json(log.getBytes(charset), Optional.of("lftp"), summary));
      }
    }
    String bare = form.line + "\n";
    nowhere(form, text(bare.getBytes(StandardCharsets.UTF_8), Optional.empty(), false));
    nowhere(form, text(log.getBytes(StandardCharsets.UTF_8), Optional.empty(), false));
  }

  private static void nowhere(Form form, String said) {
    assertFalse(said.contains(form.password), said);
    String latin =
        new String(form.password.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertFalse(said.contains(latin), said);
  }

  private static String text(byte[] log, Optional<String> dialect, boolean summary)
      throws IOException {
    StringWriter out = new StringWriter();
    Words words = Words.load("en");
    TextDocument printer = new TextDocument(Style.plain(), 80, words, out);
    ExplainBlocks text =
        new ExplainBlocks(
            words, Detail.NORMAL, printer, "x.log", summary ? View.SUMMARY : View.LINES);
    try {
      Explanation e = explain(log, dialect, text);
      text.end(e, 1);
    } catch (UnreadableLogException e) {
      return out + e.detail() + e.reason();
    }
    return out.toString();
  }

  private static String json(byte[] log, Optional<String> dialect, boolean summary)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      new ExplainJson(Words.load("en"), "1", "x.log", summary)
          .write(to -> explain(log, dialect, to), writer, e -> 1);
    } catch (UnreadableLogException e) {
      return out + e.detail();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Explanation explain(byte[] log, Optional<String> dialect, LogListener to)
      throws IOException, UnreadableLogException {
    return new Explainer(dialect, Optional.empty()).explain(new ByteArrayInputStream(log), to);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "331 Please specify the password.",
        "331 Password required for alice",
        "331 PASS required",
        "< 331 Password required for alice.",
        "530 Please login with USER and PASS first.",
        "530 Login incorrect.",
        "[alice] FTP command: Client \"203.0.113.9\", \"PASS <password>\"",
        "\"PASS (hidden)\" 230 -",
        "<--- 227 Entering Passive Mode (203,0,113,5,156,85).",
        "User alice logged in to the server",
        "user alice logged in",
        "User name: alice (Password: Yes, Key file)",
        "Password for alice@ftp.example.com:",
        "---> USER alice",
        "257 \"/\" is the current directory",
        "> PWD",
        "ftp://ftp.example.com:21/a@b",
        "Connected to [2001:db8::1]:21 as alice@example.com",
        "Fingerprint: 50:41:00 50 12 33 44 55",
        "ls -u -p --passive",
        "compass: north; bypass=1",
        "password: ***",
        "login() failed (alice)",
        "12:00:01 alice@ftp.example.com:/home> ls",
        "530 Login failed: password incorrect",
        "550 PWD: Permission denied",
        "< 550 PWD: Permission denied",
      })
  void harmlessWordsStay(String line) {
    assertEquals(line, LogSecrets.of(line));
  }

  @Test
  void aPasswordThatIsAnOrdinaryWordIsHiddenInItsFormsAlone() {
    LogSecrets secrets = new LogSecrets();
    assertEquals("> PASS ****", secrets.masked("> PASS Login"));
    assertEquals("230 Login successful.", secrets.masked("230 Login successful."));
  }

  @Test
  void aPasswordThatGoesOnInTheNextLineOfADumpIsHiddenThereToo() {
    LogSecrets secrets = new LogSecrets();
    String said =
        secrets.masked("0000: 50 41 53 53 20 77 6f 6e 64 65 72 6c 61 6e 64 77 PASS wonderlandw")
            + secrets.masked("0010: 69 64 65 0d 0a                                  ide..")
            + secrets.masked("and then: wonderlandwide");
    assertFalse(
        said.contains("wonderland") || said.contains("77 6f") || said.contains("69 64"), said);
    assertTrue(said.contains("0010: ") && said.contains("and then: "), said);
  }

  @Test
  void aLineFullOfPasswordsIsHiddenFromSomePlaceOn() {
    String masked = LogSecrets.of("\"PASS one-word\" ".repeat(1000) + "end");
    assertFalse(masked.contains("one-word"), masked);
    assertFalse(masked.endsWith("end"), masked);
    String several = LogSecrets.of("curl -u a:one-word ftp://h; > PASS other-word");
    assertEquals("curl -u a:**** ftp://h; > PASS ****", several);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"msg\":\"login\",\"password\":\"hunter qzx\",\"line\":\"USER bob\"",
        "\"msg\":\"login\",\"user\":\"bob\",\"password\":\"hunter qzx\"",
        "\"msg\":\"login\",\"cmd\":\"PASS hunter qzx\"",
        "\"msg\":\"sent\",\"line\":\"PASS hunter qzx\"",
        "\"message\":\"PASS hunter qzx\"",
        "\"msg\":\"login\",\"auth\":{\"password\":\"hunter qzx\"},\"line\":\"x\"",
        "\"msg\":\"a \\\"quoted\\\" thing\",\"password\":\"hunter \\\" qzx\",\"line\":\"x\""
      })
  void aPasswordInAnObjectOfJsonIsHidden(String fields) throws IOException {
    String object = "{\"time\":\"2026-03-12T10:11:12Z\",\"level\":\"info\"," + fields + "}\n";
    String log =
        object + object.replaceAll("\"(msg|message)\":.*}", "\"msg\":\"530 Login incorrect.\"}");
    for (boolean summary : new boolean[] {false, true}) {
      String said = text(log.getBytes(StandardCharsets.UTF_8), Optional.empty(), summary);
      said += json(log.getBytes(StandardCharsets.UTF_8), Optional.empty(), summary);
      assertFalse(said.contains("hunter") || said.contains("qzx"), said);
      assertTrue(said.contains("login-rejected"), said);
    }
  }

  @Test
  void aShortPasswordIsHiddenAsAWordAlone() {
    LogSecrets secrets = new LogSecrets();
    secrets.masked("> PASS xy1");
    assertEquals("530 **** is wrong, axy1b", secrets.masked("530 xy1 is wrong, axy1b"));
  }
}
