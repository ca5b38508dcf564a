package org.ftpdiag.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.TlsMode;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  private static int of(Report report, FailOn failOn) {
    return ExitCode.of(report.run(), report.diagnosis(), failOn);
  }

  private static Report in(ProbeRun run) {
    return SampleReports.report(run, 0);
  }

  @Test
  void aFailIsOneUnlessNothingIsAskedFor() {
    Report failed = SampleReports.passiveAddressPrivate();
    assertEquals(1, of(failed, FailOn.FAIL));
    assertEquals(1, of(failed, FailOn.WARN));
    assertEquals(0, of(failed, FailOn.NEVER));
  }

  @Test
  void aWarnIsOneOnlyWhereAskedFor() {
    Report warned = SampleReports.tlsWithChain();
    assertEquals(0, of(warned, FailOn.FAIL));
    assertEquals(1, of(warned, FailOn.WARN));
    assertEquals(0, of(SampleReports.healthy(), FailOn.WARN));
  }

  @Test
  void aDefectIsThreeAndAnInterruptionIs130() {
    RunBuilder runs = new RunBuilder("h", 21, TlsMode.OFF, "u");
    assertEquals(3, of(in(runs.run(false, "defect")), FailOn.NEVER));
    assertEquals(130, of(in(runs.run(true)), FailOn.FAIL));
    assertEquals(130, of(in(runs.run(true, "defect")), FailOn.FAIL));
  }
}
