package org.ftpdiag.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.run.JsonRendererTest;
import org.ftpdiag.report.run.TextRenderer;
import org.ftpdiag.report.run.TextRendererTest;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

/** What a server says never reaches an output raw. */
class HostileTextTest {
  private static final String HOSTILE =
      "\u001b[2J\u001b]0;owned\u0007 \u0000 \u009b31m \u202e txt.exe \u2066 \u200b \u2028 \ud800 "
          + "\udb40\udc41 \r\n550 forged \t"
          + "A".repeat(100_000);

  private static final Words WORDS = Words.load("en");

  @Test
  void noFormatLetsItThrough() throws IOException {
    for (Format format : Format.values()) {
      for (Detail detail : Detail.values()) {
        StringBuilder out = new StringBuilder();
        Style style = new Style(false, true, 80, detail);
        format.renderer(style, "1").render(SampleReports.loginRejected(HOSTILE), WORDS, out);
        String text = out.toString();
        text.codePoints()
            .filter(c -> c != '\n')
            .forEach(
                c -> assertTrue(ServerText.visible(c), format + " U+" + Integer.toHexString(c)));
        assertFalse(text.lines().anyMatch(l -> l.startsWith("550 forged")), text);
        assertTrue(text.length() < 200_000, format + " is bounded: " + text.length());
      }
    }
  }

  @Test
  void colourIsTheOnlyEscapeSequence() throws IOException {
    StringBuilder out = new StringBuilder();
    new TextRenderer(new Style(true, true, 80, Detail.VERBOSE))
        .render(SampleReports.loginRejected(HOSTILE), WORDS, out);
    assertEquals(-1, out.toString().replaceAll("\u001b\\[\\d*m", "").indexOf('\u001b'));
  }

  @Test
  void jsonStaysReadableToEveryParser() throws IOException {
    String json = JsonRendererTest.json(SampleReports.loginRejected(HOSTILE));
    assertFalse(ParsedJson.object(json).isEmpty());
    assertFalse(json.contains("\\ud800"), "a surrogate without its half");
    assertTrue(json.contains("\\u001B[2J"), "controls are escaped, not lost");
    assertTrue(json.contains("\\u202e"));
  }

  @Test
  void theEscapeShowsWhatWasThere() {
    assertEquals("\\x1B[2J\\x00\\x9B\\x0D\\x0A", ServerText.shown("\u001b[2J\u0000\u009b\r\n"));
    assertEquals("a\\u{202E}b\\u{200B}\\u{2028}", ServerText.shown("a\u202eb\u200b\u2028"));
    assertEquals("\\u{D800}x", ServerText.shown("\ud800x"));
    assertEquals("été 名 😀", ServerText.shown("été 名 😀"));
    assertEquals("ab…", ServerText.shown("abc", 2));
    assertEquals("ab", ServerText.shown("ab", 2));
  }

  @Test
  void theLocaleChangesNothing() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      for (var sample : TextRendererTest.SAMPLES.entrySet()) {
        String name = sample.getKey();
        String text = TextRendererTest.text(sample.getValue().get(), Style.plain());
        Golden.check("text/" + name + ".80.txt", text);
        String json = JsonRendererTest.json(sample.getValue().get());
        Golden.check("json/" + name + ".json", json);
      }
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      String text = TextRendererTest.text(SampleReports.healthy(), Style.plain());
      Golden.check("text/healthy.80.txt", text);
    } finally {
      Locale.setDefault(before);
    }
  }
}
