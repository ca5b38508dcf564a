package org.ftpdiag.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.Installed;
import org.ftpdiag.check.print.CheckNagios;
import org.ftpdiag.check.print.CheckPrinter;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.Golden;
import org.ftpdiag.report.RunBuilder;
import org.ftpdiag.report.SampleReports;
import org.ftpdiag.report.SchemaCheck;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.run.NagiosState;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outcomes of checks in every format, and through the programs that read them. */
class CheckFormatsTest {
  private static final Map<Format, String> ENDINGS =
      Map.of(
          Format.TEXT, "txt",
          Format.JSON, "json",
          Format.MARKDOWN, "md",
          Format.HTML, "html",
          Format.JUNIT, "xml",
          Format.NAGIOS, "out",
          Format.PROMETHEUS, "prom",
          Format.GITHUB, "out",
          Format.TAP, "tap");

  @TempDir Path folder;

  private static CheckResult result(String name, Report report, Expectation... expectations) {
    Set<FindingId> allowed = Set.of(FindingId.EPSV_UNSUPPORTED);
    return CheckResult.of(new ServerCheck(name, List.of(expectations), allowed), report, 1);
  }

  private static CheckReport report() {
    List<CheckResult> results = new ArrayList<>();
    results.add(
        result(
            "customer drop box",
            SampleReports.healthy(),
            SessionExpectations.verdict(Severity.INFO),
            SessionExpectations.login(true),
            ServerExpectations.feature("UTF8", true),
            ServerExpectations.feature("SITE", false),
            FindingExpectations.forbid(FindingId.BOUNCE_ALLOWED),
            SessionExpectations.time(Optional.of(StepId.LOGIN), 2)));
    results.add(
        result(
            "behind the router",
            SampleReports.passiveAddressPrivate(),
            SessionExpectations.verdict(Severity.INFO),
            SessionExpectations.time(Optional.empty(), 5),
            TlsExpectations.minVersion("TLSv1.2")));
    results.add(
        result(
            "certificates",
            SampleReports.tlsWithChain(),
            TlsExpectations.required(),
            TlsExpectations.daysLeft(9_000),
            TlsExpectations.dataResumed(true)));
    results.add(
        result(
            "hostile | \"<b>\" # 5%",
            SampleReports.loginRejected("\u001b[31m<script>|# 5% \\ \u202e"),
            SessionExpectations.login(true)));
    results.add(
        result("cut", SampleReports.interrupted(), SessionExpectations.verdict(Severity.INFO)));
    return new CheckReport(results, RunBuilder.STARTED, 12_345.6);
  }

  private static String written(Format format, CheckReport report) throws IOException {
    StringBuilder text = new StringBuilder();
    CheckPrinter.of(format, Style.plain(), "0.1").print(report, Words.load("en"), text);
    return text.toString();
  }

  @Test
  void everyFormatIsWrittenAsItWas() throws IOException {
    for (var format : ENDINGS.entrySet()) {
      Golden.check(
          "check/" + format.getKey().id() + "." + format.getValue(),
          written(format.getKey(), report()));
    }
  }

  @Test
  void theJsonIsAsItsSchemaSays() throws IOException {
    assertEquals(List.of(), SchemaCheck.breaches("check", written(Format.JSON, report())));
  }

  @Test
  void nothingThatAServerSaysReachesTheTerminalAsItIs() throws IOException {
    for (Format format : Format.values()) {
      String text = written(format, report());
      assertFalse(text.contains("\u001b") || text.contains("\u202e"), format.id());
    }
    assertFalse(written(Format.HTML, report()).contains("<script>|"));
  }

  @Test
  void theWorstCheckIsTheState() {
    CheckReport all = report();
    assertEquals(NagiosState.CRITICAL, CheckNagios.state(all));
    List<CheckResult> passed = List.of(all.results().get(2));
    assertEquals(NagiosState.CRITICAL, CheckNagios.state(with(all, passed)));
    assertEquals(NagiosState.UNKNOWN, CheckNagios.state(with(all, List.of(all.results().get(4)))));
    CheckResult warned =
        result("warned", SampleReports.tlsWithChain(), SessionExpectations.verdict(Severity.INFO));
    assertEquals(NagiosState.WARNING, CheckNagios.state(with(all, List.of(warned))));
  }

  private static CheckReport with(CheckReport report, List<CheckResult> results) {
    return new CheckReport(results, report.started(), report.durationMs());
  }

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
    read(0, written(Format.JUNIT, report()), "xmllint", "--noout", "-");
  }

  @Test
  void promtoolTakesPrometheus() throws Exception {
    Installed.needs("promtool", "prometheus");
    assertEquals("", read(0, written(Format.PROMETHEUS, report()), "promtool", "check", "metrics"));
  }

  @Test
  void proveTakesTap() throws Exception {
    Installed.needs("prove", "perl");
    String tap = written(Format.TAP, report()).replace("version 14", "version 13");
    Path file = Files.writeString(folder.resolve("x.tap"), tap);
    String said = read(1, "", "prove", "-e", "cat", file.toString());
    assertFalse(said.contains("Parse errors"), said);
  }

  @Test
  void theFirstLineOfNagiosEndsInFigures() throws IOException {
    String first = written(Format.NAGIOS, report()).lines().findFirst().orElse("");
    assertTrue(first.matches("FTP CRITICAL - [^|]+ \\| time=12\\.346s;;;0 checks=5.*"), first);
    assertEquals(1, written(Format.NAGIOS, report()).split("\\|", -1).length - 1);
  }
}
