package org.ftpdiag.report.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ftpdiag.Installed;
import org.ftpdiag.model.Report;
import org.ftpdiag.report.Golden;
import org.ftpdiag.report.SampleReports;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formats that programs in pipelines read, and what these say of them. */
class PipelineFormatsTest {
  private static final Words WORDS = Words.load("en");
  private static final String HOSTILE =
      "a|b ]]> </failure> :: %0A::error::x # \\ \" 'perf'=1;; \ud83d\ude00 ${x}";

  private static final Map<Format, String> ENDINGS =
      Map.of(
          Format.JUNIT, "xml",
          Format.NAGIOS, "txt",
          Format.PROMETHEUS, "prom",
          Format.GITHUB, "txt",
          Format.TAP, "tap");

  @TempDir Path folder;

  private static String written(Format format, Report report) throws IOException {
    StringBuilder out = new StringBuilder();
    format.renderer(Style.plain(), "1.2.3").render(report, WORDS, out);
    return out.toString();
  }

  private static List<Report> reports() {
    return Stream.concat(
            TextRendererTest.SAMPLES.values().stream().map(Supplier::get),
            Stream.of(SampleReports.loginRejected(HOSTILE)))
        .toList();
  }

  @Test
  void everySampleIsWrittenAsItWas() throws IOException {
    for (var format : ENDINGS.entrySet()) {
      String name = format.getKey().id();
      for (var sample : TextRendererTest.SAMPLES.entrySet()) {
        Golden.check(
            name + "/" + sample.getKey() + "." + format.getValue(),
            written(format.getKey(), sample.getValue().get()));
      }
    }
  }

  /** The exit code of a program that reads the text, and what it says. */
  private String read(int exit, String text, String... command) throws Exception {
    Path input = Files.writeString(folder.resolve("input"), text);
    Process process =
        new ProcessBuilder(command).redirectInput(input.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(exit, process.waitFor(), said + text);
    return said;
  }

  @Test
  void xmllintTakesJunit() throws Exception {
    Installed.needs("xmllint", "libxml2-utils");
    for (Report report : reports()) {
      read(0, written(Format.JUNIT, report), "xmllint", "--noout", "-");
    }
  }

  @Test
  void promtoolTakesPrometheus() throws Exception {
    Installed.needs("promtool", "prometheus");
    for (Report report : reports()) {
      assertEquals("", read(0, written(Format.PROMETHEUS, report), "promtool", "check", "metrics"));
    }
  }

  /**
   * The one of Perl 5.36 knows TAP 13, of which the points and the YAML below them are the same.
   */
  @Test
  void proveTakesTap() throws Exception {
    Installed.needs("prove", "perl");
    for (Report report : reports()) {
      String tap = written(Format.TAP, report);
      assertTrue(tap.startsWith("TAP version 14\n1..12\n"), tap);
      Path file =
          Files.writeString(folder.resolve("x.tap"), tap.replace("version 14", "version 13"));
      int failed = tap.contains("\nnot ok ") ? 1 : 0;
      String said = read(failed, "", "prove", "-e", "cat", file.toString());
      assertFalse(said.contains("Parse errors"), said);
    }
  }

  @Test
  void theFirstLineOfNagiosIsTheStateAndItsFigures() throws IOException {
    Pattern first =
        Pattern.compile(
            "FTP (OK|WARNING|CRITICAL|UNKNOWN) - [^|\n]+ \\|"
                + "( [a-z_]+=-?[0-9.]+s?(;[0-9.:]*){0,4})+");
    for (Report report : reports()) {
      String text = written(Format.NAGIOS, report);
      assertTrue(first.matcher(text.lines().findFirst().orElse("")).matches(), text);
      assertEquals(1, text.split("\\|", -1).length - 1, text);
    }
  }

  @ParameterizedTest
  @CsvSource({",,OK", "0.1,,WARNING", "0.1,0.2,CRITICAL", ",0.2,CRITICAL", "100,200,OK"})
  void aSlowProbeIsJudgedByItsLimits(Double warning, Double critical, NagiosState state) {
    Report report = SampleReports.loginRejected("x");
    Thresholds limits = new Thresholds(limit(warning), limit(critical));
    assertEquals(NagiosState.CRITICAL, NagiosState.of(report, limits)); // a failure is one anyway
    Report healthy = SampleReports.healthy();
    assertEquals(state, NagiosState.of(healthy, limits));
  }

  private static OptionalDouble limit(Double seconds) {
    return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
  }

  @Test
  void whatWasBrokenOffIsUnknownOrWhatItFoundByThen() {
    NagiosState state = NagiosState.of(SampleReports.interrupted(), Thresholds.NONE);
    assertTrue(state == NagiosState.UNKNOWN || state == NagiosState.CRITICAL, state::name);
  }

  @Test
  void anAnnotationIsOneLine() throws IOException {
    for (Report report : reports()) {
      for (String line : written(Format.GITHUB, report).lines().toList()) {
        assertTrue(line.matches("::(error|warning|notice) title=[^:,]+::.*"), line);
        assertFalse(line.contains("%0A::error::x"), line);
      }
    }
  }
}
