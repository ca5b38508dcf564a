package org.ftpdiag.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.FindingId;
import org.junit.jupiter.api.Test;

/** A password belongs to the user whom it was sent for. */
class TwoLoginsTest {
  @Test
  void eachPasswordIsThatOfItsUser() throws IOException, UnreadableLogException {
    String log =
        "USER alice\n331 Password?\nPASS one-word\n230 ok\n"
            + "USER bob\n331 Password?\nPASS other-word\n530 Login incorrect.\n";
    List<String> said = new ArrayList<>();
    for (LogCase c : explain(log).cases()) {
      for (LogFinding f : c.findings()) {
        if (f.finding().id() == FindingId.PASSWORD_IN_CLEAR) {
          String user = f.remarks().get(0).facts().get("user");
          said.add(user + f.lines().stream().map(LogQuote::number).toList());
        }
      }
    }
    assertEquals(List.of("alice[3]", "bob[7]"), said);
  }

  private static Explanation explain(String log) throws IOException, UnreadableLogException {
    return new Explainer(Optional.empty(), Optional.empty())
        .explain(
            new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), (quote, note) -> {});
  }
}
