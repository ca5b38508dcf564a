package org.ftpdiag.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ftpdiag.explain.dialect.Dialects;
import org.ftpdiag.explain.event.Cue;
import org.ftpdiag.explain.event.Endpoint;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.event.ServerEvents;
import org.ftpdiag.explain.event.Table;
import org.ftpdiag.explain.event.Wording;
import org.ftpdiag.explain.event.Wordings;
import org.ftpdiag.explain.secrets.LogSecrets;
import org.ftpdiag.explain.text.TimeOfDay;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks the tables of this package, and its small readers of text. */
class ExplainTablesTest {
  private final Words words = Words.load("en");

  @Test
  void everyWordingIsFoundAndNoneIsHiddenByOneAbove() {
    List<Wording> rows = Wordings.load().rows();
    assertTrue(rows.size() > 150, "" + rows.size());
    TreeSet<String> hidden = new TreeSet<>();
    for (Wording row : rows) {
      String text = "x " + String.join(" y ", row.parts()) + " z";
      if (Wordings.load().find(text).filter(r -> r == row).isEmpty()) {
        hidden.add(row.cue() + ": " + String.join("*", row.parts()));
      }
    }
    assertEquals(new TreeSet<String>(), hidden);
  }

  @Test
  void everyCueOfTroubleHasWords() {
    for (Cue cue : Cue.values()) {
      if (cue.trouble() && cue != Cue.FAILED) {
        String key = "explain.cue." + cue.id();
        assertTrue(words.has(key), key);
        assertTrue(cue.fault().isEmpty() || has(key + ".data", cue), key + ".data");
      }
    }
  }

  private boolean has(String key, Cue cue) {
    boolean never = cue == Cue.OVERSIZED || cue == Cue.MALFORMED;
    return never || words.has(key);
  }

  @Test
  void everyDialectHasANameAndALimitedOne() {
    for (String id : Dialects.ids()) {
      String name = words.say("explain.dialect." + id, Map.of());
      assertTrue(words.has("explain.dialect." + id) && name.length() < 60, id);
    }
  }

  @Test
  void everyEventOfAServerIsReached() {
    TreeSet<String> hidden = new TreeSet<>();
    for (String server : List.of("proftpd", "pure-ftpd")) {
      ServerEvents events = ServerEvents.of(server);
      assertTrue(events.rows().size() > 15);
      for (ServerEvents.Row row : events.rows()) {
        String text = "x " + String.join(" y ", row.parts()) + " z";
        if (events.find(text).filter(r -> r == row).isEmpty()) {
          hidden.add(server + ": " + String.join("*", row.parts()));
        }
        row.reply()
            .ifPresent(
                r ->
                    assertTrue(
                        r.startsWith("!")
                            ? FindingId.of(r.substring(1)).isPresent()
                            : FtpWords.code(r) > 0,
                        r));
      }
    }
    assertEquals(new TreeSet<String>(), hidden);
  }

  @Test
  void everySubStatusOfIisIsThere() {
    List<String> rows = Table.rows("iis-substatus.tsv");
    assertEquals(55, rows.size());
    for (int i = 1; i <= 55; i++) {
      assertTrue(rows.get(i - 1).startsWith(i + "\t"), "" + i);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PASS secret                                  | PASS ****",
        "> PASS my secret word                        | > PASS ****",
        "*cmd* 'PASS secret'                          | *cmd* 'PASS ****'",
        "Sending command [PASS secret]                | Sending command [PASS ****]",
        "---> ACCT billing                            | ---> ACCT ****",
        "530 Please login with USER and PASS first.   | 530 Please login with USER and PASS first.",
        "331 Please specify the password.             | 331 Please specify the password.",
        "ftp://a:se@cr/et@h/x                         | ftp://a:****@h/x",
        "ftp://h:21/a@b                               | ftp://h:21/a@b",
        "curl -u alice:secret ftp://h/                | curl -u alice:**** ftp://h/",
        "lftp -u alice,secret h                       | lftp -u alice,**** h",
        "wget --ftp-password=secret ftp://h/          | wget --ftp-password=**** ftp://h/",
        "Setting --password (password) to secret      | Setting --password (password) to ****",
        "ftpget: cmd PASS secret                      | ftpget: cmd PASS ****",
        "ftp> quote pass secret                       | ftp> quote pass ****",
        "ftp> user alice secret                       | ftp> user alice ****",
        "Command [PASS] [secret]                      | Command [PASS] [****]",
        "ncftpls -u alice -p secret ftp://h           | ncftpls -u alice -p **** ftp://h",
        "\"--ftp-pass\" \"secret\" \"--timeout\"        | \"--ftp-pass\" \"****\" \"--timeout\"",
        "ftp.login(\"alice\", \"secret\")               | ftp.login(\"alice\", \"****\")",
        "ftp_login($c, \"alice\", \"secret\")           | ftp_login($c, \"alice\", \"****\")",
        "> Proxy-Authorization: Basic c2VjcmV0        | > Proxy-Authorization: Basic ****",
        "<Pass>c2VjcmV0</Pass>                        | <Pass>****</Pass>",
        "curl -u \"alice:my secret\" ftp://h          | curl -u \"alice:****\" ftp://h",
        "User alice logged in to the server           | User alice logged in to the server",
        "User name: alice (Password: Yes, Key file)   | User name: alice (Password: Yes, Key file)",
      })
  void secretsAreMasked(String line, String masked) {
    assertEquals(masked, LogSecrets.of(line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Connecting to 203.0.113.5:21...                             | 203.0.113.5 | 203.0.113.5 | 21",
        "Connecting to [2001:db8::5]:990...                          | 2001:db8::5 | 2001:db8::5 | 990",
        "Connecting to ftp.example.com (203.0.113.5) port 21         | ftp.example.com | 203.0.113.5 | 21",
        "Connecting to ftp.example.com (f.example.com)¦203.0.113.5¦:21... | ftp.example.com | 203.0.113.5 | 21",
        "Connecting to ftp.example.com:2121 ...                      | ftp.example.com | - | 2121",
        "Trying 203.0.113.5:40021...                                 | 203.0.113.5 | 203.0.113.5 | 40021",
        "couldn't connect to 203.0.113.5 port 52055: Connection      | 203.0.113.5 | 203.0.113.5 | 52055",
        "nothing of the kind                                         | '' | - | -1",
      })
  void theEndOfAConnectionIsFound(String text, String host, String address, int port) {
    Endpoint e = Endpoint.in(text.replace('¦', '|'));
    assertEquals(host, e.host());
    assertEquals(address, e.address().map(Addresses::text).orElse("-"));
    assertEquals(port, e.port());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mon May  4 09:12:01 2026 [pid 2] | 33121000",
        ". 2026-05-04 09:12:01.123 x      | 33121123",
        "09:12:01 Status: x               | 33121000",
        "no time here 99:99:99            | NaN",
        "112:01:13                        | NaN",
      })
  void theTimeOfALineIsFound(String line, double ms) {
    assertEquals(ms, TimeOfDay.in(line));
  }
}
