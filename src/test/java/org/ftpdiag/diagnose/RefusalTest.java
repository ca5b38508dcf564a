package org.ftpdiag.diagnose;

import static org.ftpdiag.diagnose.Observed.said;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ftpdiag.knowledge.ReplyRow;
import org.ftpdiag.knowledge.ReplyTable;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.junit.jupiter.api.Test;

/** A step that fails over what is a remark by itself: the finding is one that may fail. */
class RefusalTest {
  private static final Map<StepId, List<String>> SENT =
      Map.of(
          StepId.TLS, List.of("AUTH TLS"),
          StepId.LOGIN, List.of("USER joe", "PASS ****", "ACCT ****"),
          StepId.FEATURES, List.of("SYST", "FEAT", "OPTS UTF8 ON", "PBSZ 0", "PROT P", "SITE X"),
          StepId.PASSIVE, List.of("EPSV", "PASV"),
          StepId.LIST, List.of("CWD /a", "TYPE A", "LIST", "MLSD"),
          StepId.ACTIVE, List.of("PORT 1,2,3,4,5,6", "EPRT |1|1.2.3.4|9|"),
          StepId.DOWNLOAD, List.of("TYPE I", "SIZE a", "REST 10", "RETR a"),
          StepId.UPLOAD, List.of("MKD a", "STOR a", "REST 10", "RNFR a", "DELE a", "XYZ"));

  private static Diagnosis refused(StepId step, String command, String reply) {
    return Runs.healthy().user("joe").active().endsAt(step, said(command, reply)).diagnose();
  }

  @Test
  void onlyTwoRemarksMayStopTheWork() {
    Set<FindingId> most = EnumSet.noneOf(FindingId.class);
    Arrays.stream(FindingId.values()).filter(f -> f.most() != f.severity()).forEach(most::add);
    assertEquals(EnumSet.of(FindingId.REPLY_MALFORMED, FindingId.TLS_SESSION_REUSE_REQUIRED), most);
  }

  @Test
  void whateverRemarkTheTableKnowsTheRefusalItselfIsTheCause() {
    List<String> wrong = new ArrayList<>();
    for (ReplyRow row : ReplyTable.load().rows()) {
      if (row.finding().filter(id -> id.most() != Severity.FAIL).isPresent()) {
        String sample = row.samples().get(0);
        String code = row.code().split(",")[0].replace("*", "500").replace('.', '0');
        if (code.charAt(0) < '4') {
          continue; // not granted, though the code says so
        }
        SENT.forEach(
            (step, commands) ->
                commands.forEach(
                    c -> {
                      String what = step + " " + c + ": " + code + " " + sample;
                      Diagnosis d = refused(step, c, code + " " + sample);
                      if (!isCause(d, code)) {
                        wrong.add(what + " " + d.rootCause().map(Finding::id));
                      }
                    }));
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static boolean isCause(Diagnosis d, String code) {
    boolean heavy = d.findings().stream().anyMatch(f -> f.severity().compareTo(f.id().most()) > 0);
    return !heavy
        && d.rootCause()
            .flatMap(Finding::reply)
            .filter(r -> Integer.toString(r.code()).equals(code))
            .isPresent();
  }

  private static String cause(StepId step, String command, String reply) {
    Finding f = refused(step, command, reply).rootCause().orElseThrow();
    return f.id().id() + " " + f.facts().getOrDefault("variant", "-");
  }

  @Test
  void aCommandThatIsNotKnownIsNamedByWhatItWasFor() {
    String unknown = "502 Command not implemented.";
    assertEquals("list-denied command", cause(StepId.LIST, "LIST", unknown));
    assertEquals("permission-denied command", cause(StepId.LIST, "CWD /a", unknown));
    assertEquals("permission-denied command", cause(StepId.DOWNLOAD, "RETR a", unknown));
    assertEquals("permission-denied command", cause(StepId.UPLOAD, "STOR a", unknown));
    assertEquals("service-unavailable command", cause(StepId.LOGIN, "USER joe", unknown));
    assertEquals("tls-unsupported data", cause(StepId.FEATURES, "PROT P", unknown));
    assertEquals(
        "permission-denied resume",
        cause(StepId.DOWNLOAD, "RETR a", "451 a: Restart not permitted, try again"));
  }

  @Test
  void theRemarkStandsBesideTheCause() {
    Diagnosis d = refused(StepId.LIST, "LIST", "502 Command not implemented.");
    assertEquals(
        List.of("list-denied:fail", "command-unsupported:info"),
        d.findings().stream()
            .filter(f -> f.id() != FindingId.PASSWORD_IN_CLEAR)
            .map(f -> f.id().id() + ":" + f.severity().id())
            .toList());
  }
}
