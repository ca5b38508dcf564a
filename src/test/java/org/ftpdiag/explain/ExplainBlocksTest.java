package org.ftpdiag.explain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.print.TextDocument;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The findings of a log as they are told. */
class ExplainBlocksTest {
  /** A remark in a probe, which goes on by another command; the program of the log did not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "220 ready\n> USER a\n< 331 x\n> PASS\n< 230 in\n> EPSV\n< 500 EPSV not understood\n",
        "220 ready\n> USER a\n< 331 x\n> PASS\n< 230 in\n> MLSD\n< 500 MLSD not understood\n"
      })
  void aRootCauseIsToldWholeHoweverSmallItsKind(String log) throws Exception {
    StringWriter out = new StringWriter();
    Words words = Words.load("en");
    TextDocument printer = new TextDocument(Style.plain(), 80, words, out);
    ExplainBlocks blocks =
        new ExplainBlocks(words, Detail.NORMAL, printer, "x.log", ExplainBlocks.View.SUMMARY);
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    Explanation e =
        new Explainer(Optional.empty(), Optional.empty())
            .explain(new ByteArrayInputStream(bytes), blocks);
    blocks.end(e, 1);
    String id = e.rootCause().orElseThrow().finding().id().id();
    int told = out.toString().indexOf(id);
    String first = out.toString().substring(told, out.toString().indexOf("\n\n", told + 90));
    assertTrue(first.contains("Seen    line 7") && first.contains("Fix     1"), out::toString);
  }
}
