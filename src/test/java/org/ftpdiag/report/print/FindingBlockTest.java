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
import org.ftpdiag.report.advice.AdviceText;
import org.ftpdiag.report.advice.FixStep;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

class FindingBlockTest {
  private static List<String> block(List<FixStep> fix, Optional<String> workaround) {
    Finding finding =
        SampleReports.finding(FindingId.STORAGE_FULL, StepId.UPLOAD, Optional.empty(), Map.of());
    AdviceText advice = new AdviceText("Full", "No space.", "you", fix, workaround, List.of());
    Words words = Words.load("en");
    return new FindingBlock(new Style(false, true, 40, Detail.NORMAL), words)
        .of(new ReadableFinding(finding, advice, List.of("552 Full")));
  }

  private static FixStep step(String text) {
    return new FixStep(text, Optional.empty(), List.of(), Optional.empty());
  }

  @Test
  void linesToBePastedAreNeverWrappedAndKeepTheirShape() {
    String command = "openssl s_client -connect ftp.example.com:21 -starttls ftp";
    List<String> lines =
        block(
            List.of(
                new FixStep(
                    "In a.conf set what follows and restart",
                    Optional.of("a.conf"),
                    List.of("<Limit>", "  " + command),
                    Optional.empty()),
                step("Wait")),
            Optional.of("try\n  " + command));
    assertTrue(lines.contains("  Fix     1  In a.conf set what follows"), lines.toString());
    assertTrue(lines.contains("             and restart"), lines.toString());
    assertTrue(lines.contains("               <Limit>"), lines.toString());
    assertTrue(lines.contains("                 " + command), lines.toString());
    assertTrue(lines.contains("          2  Wait"), lines.toString());
    assertTrue(lines.contains("  Meanwhile  try"), lines.toString());
    assertTrue(lines.contains("               " + command), lines.toString());
  }

  @Test
  void tenItemsAlignTheirNumbers() {
    List<String> lines = block(java.util.Collections.nCopies(10, step("x")), Optional.empty());
    assertEquals("  Fix     1   x", lines.get(5));
    assertEquals("          10  x", lines.get(14));
  }
}
