package org.ftpdiag.report.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.Transcript.Kind;
import org.ftpdiag.report.Course;
import org.ftpdiag.report.Course.Moment;
import org.ftpdiag.report.Course.Span;
import org.ftpdiag.report.DialogueLine;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class LadderTest {
  private static final Words WORDS = Words.load("en");

  private static Moment moment(double atMs, Kind kind, String text, String meaning) {
    return new Moment(atMs, Channel.CONTROL, new DialogueLine(kind, text, meaning));
  }

  private static String ladder(Moment... moments) {
    return new Ladder(WORDS).of(new Course(List.of(), List.of(moments)));
  }

  private static Document parsed(String drawing) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(drawing)));
  }

  @Test
  void whatIsSaidIsAnArrowBelowTheOneBefore() throws Exception {
    String drawing =
        ladder(
            moment(10, Kind.SENT, "USER alice", ""),
            moment(60, Kind.RECEIVED, "331 Please specify the password.", "wants a password"));
    NodeList heads = parsed(drawing).getElementsByTagName("path");
    assertEquals(2, heads.getLength(), drawing);
    assertTrue(drawing.contains("wants a password"), drawing);
    assertTrue(y(drawing, "331 Please") > y(drawing, "USER alice"), drawing);
  }

  private static double y(String drawing, String text) {
    int at = drawing.indexOf(text);
    int from = drawing.lastIndexOf(" y=\"", at) + 4;
    return Double.parseDouble(drawing.substring(from, drawing.indexOf('"', from)));
  }

  @Test
  void theLinesOfOneReplyAreOneArrow() throws Exception {
    String drawing =
        ladder(
            moment(1, Kind.SENT, "FEAT", ""),
            moment(2, Kind.RECEIVED, "211-Features:", ""),
            moment(2, Kind.RECEIVED, " EPSV", ""),
            moment(2, Kind.RECEIVED, "220 is no end of 211", ""),
            moment(2, Kind.RECEIVED, "211 End", ""),
            moment(2, Kind.RECEIVED, "421 Timeout.", ""));
    assertEquals(3, parsed(drawing).getElementsByTagName("path").getLength(), drawing);
    assertTrue(drawing.contains("211-Features: (+ 3 lines)"), drawing);
  }

  @Test
  void aLongSilenceIsCutShortAndSaysSo() throws Exception {
    String drawing =
        ladder(moment(0, Kind.SENT, "LIST", ""), moment(60_000, Kind.EVENT, "no answer", ""));
    assertTrue(drawing.contains("\u22ee 60.0 s"), drawing);
    assertTrue(y(drawing, "no answer") - y(drawing, "LIST") < 200, drawing);
  }

  @Test
  void whatAServerSaysIsNoMarkup() throws Exception {
    String drawing =
        ladder(moment(0, Kind.RECEIVED, "220 </svg><script>alert(1)</script>\u001b[2J", "<b>"));
    assertFalse(drawing.contains("<script"), drawing);
    assertEquals(0, parsed(drawing).getElementsByTagName("script").getLength());
  }

  /** A session of 200 exchanges; the rest of a longer one is in the dialogue, as is said. */
  @Test
  void aLongSessionIsDrawnWithinBounds() throws Exception {
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      moments.add(moment(50 * i, Kind.SENT, "SIZE a-file-with-a-name-of-some-length-" + i, ""));
      moments.add(moment(50 * i + 25, Kind.RECEIVED, "213 1234567", "how large the file is"));
    }
    String two = new Ladder(WORDS).of(new Course(List.of(), moments.subList(0, 400)));
    assertFalse(two.contains("The rest is in the dialogue."));
    String five = new Ladder(WORDS).of(new Course(List.of(), moments));
    assertTrue(five.contains("The rest is in the dialogue."));
    assertEquals(400, parsed(five).getElementsByTagName("path").getLength());
    assertTrue(five.length() < 220_000, five.length() + " characters");
  }

  @Test
  void aBarBeginsWhereItsStepBegan() throws Exception {
    List<Span> spans =
        List.of(
            new Span(step(StepId.CONNECT, StepStatus.PASS, 250), 0, 250),
            new Span(step(StepId.LOGIN, StepStatus.FAIL, 750), 250, 750));
    String drawing = new Waterfall(WORDS).of(new Course(spans, List.of()));
    NodeList bars = parsed(drawing).getElementsByTagName("rect");
    assertEquals(2, bars.getLength());
    assertEquals("110", bars.item(0).getAttributes().getNamedItem("x").getNodeValue());
    assertEquals("245", bars.item(1).getAttributes().getNamedItem("x").getNodeValue());
    assertEquals("405", bars.item(1).getAttributes().getNamedItem("width").getNodeValue());
    assertEquals("fail", bars.item(1).getAttributes().getNamedItem("class").getNodeValue());
  }

  private static ReadableStep step(StepId id, StepStatus status, double ms) {
    return new ReadableStep(id, status, "", OptionalDouble.of(ms));
  }
}
