package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.ReportFile;
import org.ftpdiag.cli.options.Sharing;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.FailOn;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.run.Renderer;
import org.ftpdiag.report.run.Thresholds;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A renderer that fails costs its own report, and neither the others nor what was found. */
class ConsultationTest {
  private static final Words WORDS = Words.load("en");
  private final RecordingConsole console = new RecordingConsole();

  private static Renderer renderer(Format format, Style style) {
    return format == Format.JSON
        ? (report, words, out) -> {
          out.append("{");
          throw new StackOverflowError();
        }
        : format.renderer(style, "1");
  }

  private int hold(Format format, List<ReportFile> files) throws IOException {
    OutputPlan plan =
        new OutputPlan(
            format,
            StandardCharsets.UTF_8,
            Style.plain(),
            false,
            false,
            files,
            FailOn.FAIL,
            false,
            Sharing.NONE,
            Thresholds.NONE);
    try (Socket bound = new Socket()) {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      InetSocketAddress refusing = (InetSocketAddress) bound.getLocalSocketAddress();
      ProbeOrder order =
          DemoCommand.order(Scenario.load("healthy"), refusing, console.console(), WORDS);
      return new Consultation(console.console(), WORDS, plan, ConsultationTest::renderer)
          .hold(order);
    }
  }

  @Test
  void aReportThatCannotBeRenderedIsToldAndComesAsText() throws IOException {
    assertEquals(ExitCode.DEFECT, hold(Format.JSON, List.of()));
    assertEquals("", console.out());
    assertTrue(console.err().contains("json: StackOverflowError"), console.err());
    assertTrue(console.err().contains("(connect-refused)"), console.err());
  }

  @Test
  void theOtherReportsAreWrittenAllTheSame(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("a.json");
    Path text = folder.resolve("a.txt");
    List<ReportFile> files =
        List.of(new ReportFile(Format.JSON, json), new ReportFile(Format.TEXT, text));
    assertEquals(ExitCode.DEFECT, hold(Format.TEXT, files));
    assertTrue(console.out().contains("(connect-refused)"), console.out());
    assertEquals(1, console.err().lines().count(), console.err());
    assertFalse(Files.exists(json), "written in part");
    assertTrue(Files.readString(text).contains("(connect-refused)"));
  }
}
