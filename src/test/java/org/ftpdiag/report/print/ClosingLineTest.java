package org.ftpdiag.report.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.SampleReports;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.advice.AdviceText;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

class ClosingLineTest {
  private static List<String> closing(int width, String text) {
    Finding finding =
        SampleReports.finding(
            FindingId.TLS_HANDSHAKE_FAILED, StepId.TLS, Optional.empty(), Map.of());
    AdviceText advice =
        new AdviceText(
            "The TLS handshake fails", "", "you", List.of(), Optional.empty(), List.of());
    Style style = new Style(false, true, width, Detail.NORMAL);
    return new ClosingLine(style, Words.load("en"))
        .of(
            StepStatus.FAIL,
            "fail",
            Optional.of(new ReadableFinding(finding, advice, List.of())),
            text,
            "exit 1");
  }

  @Test
  void theExitCodeStandsAtTheRightWhateverTheTextsLength() {
    for (int width = 40; width <= 120; width++) {
      for (int length = 1; length < 60; length++) {
        List<String> lines = closing(width, "x".repeat(length));
        String last = lines.get(lines.size() - 1);
        assertTrue(last.endsWith("exit 1"), width + " " + lines);
        assertEquals(width, Columns.width(last), lines::toString);
      }
    }
  }
}
