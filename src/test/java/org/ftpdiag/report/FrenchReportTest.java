package org.ftpdiag.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ftpdiag.knowledge.Product;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.Side;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.advice.AdviceText;
import org.ftpdiag.report.print.Columns;
import org.ftpdiag.report.print.Paragraph;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.JsonRenderer;
import org.ftpdiag.report.run.JsonRendererTest;
import org.ftpdiag.report.run.TextRenderer;
import org.ftpdiag.report.run.TextRendererTest;
import org.ftpdiag.report.words.OwnRemarks;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

/** Reports in French: complete, laid out, and for programs the same as in English. */
class FrenchReportTest {
  private static final Words FRENCH = Words.load("fr");
  private static final Words SAFE = FRENCH;

  private static String text(Report report, Style style) throws IOException {
    StringBuilder out = new StringBuilder();
    new TextRenderer(style).render(report, FRENCH, out);
    return out.toString();
  }

  @Test
  void everySampleIsWrittenAsItWas() throws IOException {
    for (var sample : TextRendererTest.SAMPLES.entrySet()) {
      String text = text(sample.getValue().get(), Style.plain());
      Golden.check("text/" + sample.getKey() + ".80-fr.txt", text);
      // What can be pasted stands two columns further in than its sentence, and is never wrapped.
      text.lines()
          .filter(l -> !l.startsWith(" ".repeat(16)))
          .forEach(l -> assertTrue(Columns.width(l) <= 80, l));
    }
  }

  @Test
  void noLineIsWiderThanTheTerminal() throws IOException {
    for (int width : List.of(40, 63, 80, 120)) {
      for (Detail detail : List.of(Detail.NORMAL, Detail.VERBOSE)) {
        String text =
            text(
                SampleReports.loginRejected("é«\u00a0»’e\u0301 ".repeat(30)), style(width, detail));
        text.lines().forEach(l -> assertTrue(Columns.width(l) <= width, width + ": " + l));
      }
    }
  }

  private static Style style(int width, Detail detail) {
    return new Style(false, true, width, detail);
  }

  @Test
  void accentsMarksAndNoBreakSpacesTakeAColumnEach() {
    assertEquals(15, Columns.width("«\u00a0l’été où\u00a0: ç»"));
    assertEquals(3, Columns.width("e\u0301te\u0301"));
    assertEquals(List.of("un deux\u00a0:", "trois"), Paragraph.wrap("un deux\u00a0: trois", 9));
    assertEquals(List.of("un", "deux\u00a0: x"), Paragraph.wrap("un deux\u00a0: x", 8));
  }

  @Test
  void quietIsOneLineInFrench() throws IOException {
    String failed = text(SampleReports.passiveAddressPrivate(), style(80, Detail.QUIET));
    assertEquals(
        "échec\u00a0: passive-address-private\u00a0: "
            + "Le serveur annonce une adresse privée, 10.0.0.5\n",
        failed);
    assertTrue(
        text(SampleReports.healthy(), style(80, Detail.QUIET))
            .startsWith("succès\u00a0: aucun problème trouvé, "));
  }

  @Test
  void numbersDatesAndUnitsAreFrench() {
    Quantity quantity = new Quantity(SAFE);
    assertEquals("0,41\u00a0s", quantity.seconds(412));
    assertEquals("10\u00a0s", quantity.wholeSeconds(10_400));
    assertEquals("1,2\u00a0Mo", quantity.bytes(1_234_567));
    assertEquals("52,4\u00a0Mo/s", quantity.speed(52_400_000, 1000));
    assertEquals(
        "Le certificat du serveur a expiré le 30/11/2026 à 12:00:00 UTC",
        SAFE.say("finding.tls-certificate-expired.title", "not_after", "2026-11-30T12:00:00Z"));
    assertEquals(
        "Le message d’accueil met 3,2\u00a0s à venir",
        SAFE.say("finding.greeting-slow.title", "seconds", "3.2"));
    // What looks like a number and is a version stays as it is.
    assertEquals(
        "Le serveur ne parle que des versions obsolètes de TLS\u00a0: 1.0",
        SAFE.say("finding.tls-version-unsupported.title", "versions", "1.0"));
  }

  @Test
  void nothingCountsAsOne() {
    assertEquals("0 avertissement", SAFE.count("report.warnings", 0));
    assertEquals("1 avertissement", SAFE.count("report.warnings", 1));
    assertEquals("2 avertissements", SAFE.count("report.warnings", 2));
    Words english = Words.load("en");
    assertEquals("0 warnings", english.count("report.warnings", 0));
    assertEquals("1 warning", english.count("report.warnings", 1));
  }

  @Test
  void everyFindingIsCompleteOnEveryProductWithAndWithoutFacts() {
    Advice advice = Advice.load(FRENCH);
    List<Optional<String>> families =
        new ArrayList<>(
            Products.load().all().stream().map(Product::family).map(Optional::of).toList());
    families.add(Optional.empty());
    for (FindingId id : FindingId.values()) {
      for (Optional<String> family : families) {
        for (Map<String, String> facts : List.of(Map.<String, String>of(), Facts.all())) {
          for (Severity severity : Severity.values()) {
            for (Side side : Side.values()) {
              AdviceText text = advice.of(finding(id, severity, side, family, facts));
              String all = text.toString();
              assertFalse(all.matches("(?s).*\\{[a-z_]+\\}.*"), all);
              assertFalse(all.contains("setting]") || all.contains("@setting"), all);
              assertFalse(text.title().isEmpty() || text.title().equals(id.id()), all);
              assertFalse(text.explanation().isEmpty() || text.fix().isEmpty(), all);
            }
          }
        }
      }
    }
  }

  private static Finding finding(
      FindingId id,
      Severity severity,
      Side side,
      Optional<String> family,
      Map<String, String> facts) {
    Map<String, String> known = new TreeMap<>(facts);
    return new Finding(
        id,
        severity,
        StepId.LOGIN,
        side,
        Optional.empty(),
        family,
        Optional.empty(),
        Optional.empty(),
        known,
        List.of());
  }

  @Test
  void programsReadTheSameInBothLanguages() throws IOException {
    for (var sample : TextRendererTest.SAMPLES.values()) {
      StringBuilder french = new StringBuilder();
      JsonRenderer.indented("1.2.3").render(sample.get(), FRENCH, french);
      Object one = forPrograms(ParsedJson.object(french.toString()));
      Object other = forPrograms(ParsedJson.object(JsonRendererTest.json(sample.get())));
      assertEquals(other, one);
    }
  }

  /** The values without the sentences for people, whose names alone are kept. */
  private static Object forPrograms(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(FrenchReportTest::forPrograms).toList();
    }
    if (value instanceof Map<?, ?> object) {
      Map<Object, Object> kept = new LinkedHashMap<>();
      object.forEach((name, v) -> kept.put(name, sentence(name) ? "" : forPrograms(v)));
      return kept;
    }
    return String.valueOf(value);
  }

  private static boolean sentence(Object name) {
    return Set.of(
            "language",
            "summary",
            "title",
            "explanation",
            "evidence",
            "fix",
            "workaround",
            "text",
            "settings",
            "command")
        .contains(name);
  }

  @Test
  void stepsHaveShortNamesOfTheirOwn() {
    for (Words words : List.of(FRENCH, Words.load("en"))) {
      List<String> names =
          Stream.of(StepId.values())
              .map(id -> words.say("step.name." + id.id(), Map.of()))
              .distinct()
              .toList();
      assertEquals(StepId.values().length, names.size());
      names.forEach(n -> assertTrue(Columns.width(n) <= 10 && !n.contains("."), n));
    }
    assertEquals(
        "non exécuté\u00a0: échec de l’étape connexion", SAFE.say("skip.after", "step", "connect"));
  }

  @Test
  void whatIsTypedForAnArgumentIsNamedInFrench() {
    assertEquals("seulement avec --get CHEMIN", SAFE.say("skip.not-asked", "option", "--get PATH"));
    assertEquals("seulement avec --active", SAFE.say("skip.not-asked", "option", "--active"));
    // A user may be called PATH.
    assertTrue(
        SAFE.say("cli.error.user-twice", "option", "PATH", "url", "DIR")
            .startsWith("--user PATH et DIR dans"));
  }

  @Test
  void remarksOfOurOwnAreTranslatedAndThoseOfOthersAreNot() {
    assertEquals("connecté à ::1 port 21", OwnRemarks.event("connected to ::1 port 21", SAFE));
    assertEquals(
        "12 octets, puis la connexion s’est établie avec elle-même",
        OwnRemarks.event("12 bytes, then connected to itself", SAFE));
    assertEquals("pas de réponse", OwnRemarks.event("no answer in time", SAFE));
    assertEquals(
        "échec de TLS\u00a0: Received fatal alert: internal_error",
        OwnRemarks.event("TLS failed: Received fatal alert: internal_error", SAFE));
    assertEquals(
        "TLS\u00a0: TLSv1.3 TLS_AES, session reprise",
        OwnRemarks.event("TLS: TLSv1.3 TLS_AES, resumed", SAFE));
    assertEquals("something else", OwnRemarks.event("something else", SAFE));
    assertEquals(
        "TLS a échoué\u00a0: certificat illisible\u00a0: extra data",
        SAFE.say("evidence.tls-tls", "detail", "unreadable certificate: extra data"));
  }

  @Test
  void remarksAreSaidInEnglishAsTheyWereMade() {
    Words english = Words.load("en");
    for (String event :
        List.of(
            "connected to 192.0.2.1 port 21",
            "connected from 192.0.2.1 port 20",
            "no connection to 192.0.2.1 port 21: Connection refused",
            "12 bytes",
            "12 bytes, then Connection reset",
            "TLS: TLSv1.3 TLS_AES_128_GCM_SHA256",
            "TLS: TLSv1.3 TLS_AES_128_GCM_SHA256, resumed",
            "TLS failed: not a TLS record",
            "to a TLS hello: 500 What?",
            "closed by the server first",
            "transcript full")) {
      assertEquals(event, OwnRemarks.event(event, english));
    }
  }

  @Test
  void everyRemarkHasWordsAndIsMadeSomewhere() throws IOException {
    StringBuilder sources = new StringBuilder();
    for (String folder : List.of("wire", "probe", "model")) {
      try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/ftpdiag/" + folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          sources.append(Files.readString(file));
        }
      }
    }
    Words english = Words.load("en");
    for (String key : OwnRemarks.keys()) {
      assertTrue(FRENCH.has(key) && english.has(key), key);
      // Up to the first fact, the sentence stands in a literal of the code.
      String begin = english.find(key, Map.of()).orElseThrow().split("\\{", 2)[0];
      assertTrue(begin.isEmpty() || sources.indexOf("\"" + begin) >= 0, key + ": " + begin);
    }
  }

  @Test
  void everyDetailOfOursCanBeSaidInFrench() throws IOException {
    // What stands in the code as the detail of a fault reaches a person through the evidence.
    Pattern made = Pattern.compile("Kind\\.[A-Z_]+,([^;]*);");
    Pattern literal = Pattern.compile("\"([^\"]*)\"");
    int seen = 0;
    for (String folder : List.of("wire", "probe")) {
      try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/ftpdiag/" + folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          for (MatchResult m : made.matcher(Files.readString(file)).results().toList()) {
            for (MatchResult text : literal.matcher(m.group(1)).results().toList()) {
              String detail = text.group(1);
              if (detail.isEmpty()) {
                continue;
              }
              String said = SAFE.say("evidence.tls-tls", "detail", detail);
              boolean event = !OwnRemarks.event(detail, SAFE).equals(detail);
              assertTrue(event || !said.contains(detail), file + ": " + detail);
              seen++;
            }
          }
        }
      }
    }
    assertTrue(seen > 5, "only " + seen);
  }

  @Test
  void daysAgreeWithTheirNumber() {
    String title = "finding.tls-certificate-expiring.title";
    String french = "Le certificat du serveur expire dans ";
    assertEquals(french + "4 jours", SAFE.say(title, "days", 4));
    assertEquals(french + "1 jour", SAFE.say(title, "days", 1));
    assertEquals(french + "moins d’un jour", SAFE.say(title, "days", 0));
    assertEquals(
        "The server's certificate expires in 1 day", Words.load("en").say(title, "days", 1));
  }

  @Test
  void whereASettingLiesElsewhereIsSaidWithAFrenchColon() {
    assertEquals(
        "/etc/vsftpd.conf (Red Hat\u00a0: /etc/vsftpd/vsftpd.conf)",
        SAFE.say(
            "advice.setting.place",
            "configuration",
            "/etc/vsftpd.conf (Red Hat: /etc/vsftpd/vsftpd.conf)"));
    assertEquals(
        "IIS (C:\\inetpub)",
        SAFE.say("advice.setting.place", "configuration", "IIS (C:\\inetpub)"));
  }

  @Test
  void asciiTerminalsGetFrenchThatTheyCanShow() throws IOException {
    String text =
        text(SampleReports.passiveAddressPrivate(), new Style(false, false, 80, Detail.NORMAL));
    // Letters of Latin-1, and the apostrophe that has a twin in ASCII, lest a locale lose any.
    assertTrue(text.chars().allMatch(c -> c < 0x100 || c == '’'), text);
  }
}
