package org.ftpdiag.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.FindingId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A log of several sessions, one after the other, loses none of them. */
class SeveralSessionsTest {
  private static final String HEALTHY =
      "<220 ready\n>USER bob\n<331 Password?\n>PASS ****\n<230 ok\n>PASV\n"
          + "<227 Entering Passive Mode (203,0,113,5,100,10)\n>RETR a.txt\n<150 Opening\n"
          + "<226 Transfer complete\n>QUIT\n<221 Goodbye\n";
  private static final String REFUSED =
      "<220 ready\n>USER bob\n<331 Password?\n>PASS ****\n<530 Login incorrect.\n>QUIT\n"
          + "<221 Goodbye\n";

  /** The dialogue of sessions, one letter each: healthy or refused. */
  private static List<String> dialogue(String sessions, boolean greetings) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < sessions.length(); i++) {
      String session = sessions.charAt(i) == 'H' ? HEALTHY : REFUSED;
      session.lines().skip(i == 0 || greetings ? 0 : 1).forEach(lines::add);
    }
    return lines;
  }

  @ParameterizedTest
  @CsvSource({
    "'> ', '< ', ''",
    "'>', '<', ''",
    "'---> ', '<--- ', ''",
    "'', '', ''",
    "'*cmd* ''', '*resp* ''', ''''",
    "'Command:  ', 'Response: ', ''",
    "'2026-03-01 10:00:00,123 DEBUG [main] x.Ftp - >>> ', '2026-03-01 10:00:00,123 DEBUG [main]"
        + " x.Ftp - <<< ', ''",
    "'> 2026-03-01 10:00:00.123 ', '< 2026-03-01 10:00:00.123 ', ''",
    "'Sun Mar 01 10:00:00 2026 [pid 7] FTP command: Client \"198.51.100.7\", \"', 'Sun Mar 01"
        + " 10:00:00 2026 [pid 7] FTP response: Client \"198.51.100.7\", \"', '\"'",
  })
  void eachIsJudged(String sent, String received, String end)
      throws IOException, UnreadableLogException {
    for (String sessions : List.of("RRR", "HRH", "HHR", "HH")) {
      for (boolean greetings : new boolean[] {true, false}) {
        StringBuilder log = new StringBuilder();
        for (String line : dialogue(sessions, greetings)) {
          String mark = line.startsWith(">") ? sent : received;
          log.append(mark).append(line.substring(1)).append(end).append('\n');
        }
        Explanation told =
            new Explainer(Optional.empty(), Optional.empty())
                .explain(
                    new ByteArrayInputStream(log.toString().getBytes(StandardCharsets.UTF_8)),
                    (quote, note) -> {});
        long refused = sessions.chars().filter(c -> c == 'R').count();
        assertEquals(sessions.length(), told.sessions(), log::toString);
        assertEquals(refused, told.failedSessions(), log::toString);
        assertEquals(told.lines(), told.read(), log::toString);
        assertEquals(
            refused > 0,
            told.cases().stream()
                .flatMap(c -> c.findings().stream())
                .anyMatch(f -> f.finding().id() == FindingId.LOGIN_REJECTED),
            log::toString);
      }
    }
  }
}
