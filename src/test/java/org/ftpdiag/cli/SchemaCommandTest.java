package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.report.SchemaCheck;
import org.ftpdiag.report.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCommandTest {
  private static final Pattern SCHEMA = Pattern.compile("\"schema\" : \"ftpdiag\\.([a-z]+)/1\"");
  private static final String LOG =
      "< 220 ready\n> USER alice\n< 331 more\n> PASS x\n< 530 Login incorrect.\n";

  private final RecordingConsole console = new RecordingConsole();

  @Test
  void itListsThemAndPrintsOne() {
    assertEquals(0, console.run("schema"));
    assertEquals(Schemas.NAMES, console.out().lines().toList());
    RecordingConsole one = new RecordingConsole();
    assertEquals(0, one.run("schema", "report"));
    assertTrue(one.out().contains("https://json-schema.org/draft/2020-12/schema"), one.out());
    RecordingConsole none = new RecordingConsole();
    assertEquals(2, none.run("schema", "novel"));
    assertTrue(none.err().contains("report, explain"), none.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code 522 iis-13 10060",
        "code 530_Login_incorrect. --after PASS",
        "codes",
        "codes --search quota",
        "compare 150 226 425",
        "finding tls-session-reuse-required storage-full",
        "findings",
        "findings --search quota",
        "explain",
        "explain --summary",
        "demo healthy",
        "demo healthy-transfers",
        "demo passive-address-private",
        "demo greeting-closed",
        "demo login-rejected"
      })
  void everyDocumentIsAsItsSchemaSays(String line) {
    console.input = LOG;
    String[] args = (line + " --format json").split(" ");
    for (int i = 0; i < args.length; i++) {
      args[i] = args[i].replace("_", " ");
    }
    console.run(args);
    Matcher named = SCHEMA.matcher(console.out());
    assertTrue(named.find(), console.err());
    assertEquals(List.of(), SchemaCheck.breaches(named.group(1), console.out()));
  }

  @Test
  void whatDiffersIsSeen() {
    console.input = LOG;
    console.run("explain", "--format", "json");
    String json = console.out();
    for (String wrong :
        List.of(
            json.replace("ftpdiag.explain/1", "ftpdiag.explain/2"),
            json.replaceFirst("\"verdict\" : \"fail\"", "\"verdict\" : \"bad\""),
            json.replaceFirst("\"sessions\" : 1", "\"sessions\" : \"one\""),
            json.replaceFirst("\"count\"", "\"counted\""))) {
      assertFalse(SchemaCheck.breaches("explain", wrong).isEmpty(), wrong);
    }
  }
}
