package org.ftpdiag.report.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ftpdiag.model.Report;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.Golden;
import org.ftpdiag.report.SampleReports;
import org.ftpdiag.report.print.Columns;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

public class TextRendererTest {
  private static final Words WORDS = Words.load("en");
  public static final Map<String, Supplier<Report>> SAMPLES =
      Map.of(
          "healthy", SampleReports::healthy,
          "passive-address-private", SampleReports::passiveAddressPrivate,
          "tls-with-chain", SampleReports::tlsWithChain,
          "login-rejected", () -> SampleReports.loginRejected("Login incorrect."),
          "interrupted", SampleReports::interrupted);

  public static String text(Report report, Style style) throws IOException {
    StringBuilder out = new StringBuilder();
    new TextRenderer(style).render(report, WORDS, out);
    return out.toString();
  }

  private static void golden(String look, Style style) throws IOException {
    for (var sample : SAMPLES.entrySet()) {
      String text = text(sample.getValue().get(), style);
      Golden.check("text/" + sample.getKey() + "." + look + ".txt", text);
    }
  }

  @Test
  void eightyColumnsInUnicode() throws IOException {
    golden("80", Style.plain());
  }

  @Test
  void eightyColumnsInAscii() throws IOException {
    golden("80-ascii", new Style(false, false, 80, Detail.NORMAL));
  }

  @Test
  void eightyColumnsInColour() throws IOException {
    golden("80-colour", new Style(true, true, 80, Detail.NORMAL));
  }

  @Test
  void fortyColumns() throws IOException {
    golden("40", new Style(false, true, 40, Detail.NORMAL));
  }

  @Test
  void hundredAndTwentyColumns() throws IOException {
    golden("120", new Style(false, true, 120, Detail.NORMAL));
  }

  @Test
  void verboseShowsTheDialogueOfEveryStep() throws IOException {
    golden("80-verbose", new Style(false, true, 80, Detail.VERBOSE));
  }

  @Test
  void quietIsOneLine() throws IOException {
    Style quiet = new Style(false, true, 80, Detail.QUIET);
    String failed = text(SampleReports.passiveAddressPrivate(), quiet);
    assertTrue(failed.matches("fail: passive-address-private: [^\n]+\n"), failed);
    assertTrue(text(SampleReports.healthy(), quiet).startsWith("pass: no problem found, "));
    assertEquals(1, text(SampleReports.tlsWithChain(), quiet).lines().count());
  }

  @Test
  void colourChangesNothingButColour() throws IOException {
    for (var sample : SAMPLES.values()) {
      String painted = text(sample.get(), new Style(true, true, 80, Detail.VERBOSE));
      String plain = text(sample.get(), new Style(false, true, 80, Detail.VERBOSE));
      assertEquals(plain, painted.replaceAll("\u001b\\[\\d*m", ""));
    }
  }

  @Test
  void noLineIsWiderThanTheTerminal() throws IOException {
    String wide = "名".repeat(60) + " e\u0301".repeat(50);
    for (int width : List.of(40, 63, 80, 120)) {
      for (Detail detail : Detail.values()) {
        String text =
            text(SampleReports.loginRejected(wide), new Style(false, true, width, detail));
        text.lines()
            .filter(l -> detail != Detail.QUIET)
            .forEach(l -> assertTrue(Columns.width(l) <= width, width + ": " + l));
      }
    }
  }

  @Test
  void asciiStyleAddsNoOtherCharacter() throws IOException {
    for (var sample : SAMPLES.values()) {
      String text = text(sample.get(), new Style(false, false, 40, Detail.VERBOSE));
      assertTrue(text.chars().allMatch(c -> c < 0x7F), text);
    }
  }
}
