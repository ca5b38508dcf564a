package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deep checks say what they saw also where that is no finding. */
class CheckResultsTest {
  private static final Pattern RESULT =
      Pattern.compile("\"status\" : \"done\"[^\\]]*?\"result\" : \"([^\"]*)\"", Pattern.DOTALL);

  static String demo(String scenario, String... options) {
    RecordingConsole console = new RecordingConsole();
    String[] args = Arrays.copyOf(new String[] {"demo", scenario}, 2 + options.length);
    System.arraycopy(options, 0, args, 2, options.length);
    console.run(args);
    return console.out();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "healthy-all-checks",
        "healthy-files",
        "healthy-firewall-tls",
        "healthy-address-rewrite",
        "address-rewritten-port",
        "healthy-limits",
        "healthy-locked-in",
        "healthy-login-policy",
        "healthy-passive-range",
        "idle-limit",
        "mtu-black-hole",
        "bounce-allowed"
      })
  void eachCheckThatRanSaysWhatItSaw(String scenario) {
    for (String language : List.of("en", "fr")) {
      String json = demo(scenario, "--format", "json", "--lang", language);
      Matcher results = RESULT.matcher(json);
      int n = 0;
      while (results.find()) {
        n++;
        assertFalse(results.group(1).isBlank(), json);
        assertFalse(results.group(1).contains("{"), results.group(1));
        assertFalse(results.group(1).contains("deep.result"), results.group(1));
        assertFalse(results.group(1).contains("did not come so far"), json);
      }
      assertTrue(n > 0, json);
    }
  }

  @Test
  void textAndPagesHaveALineForEachCheck() {
    for (String format : List.of("text", "markdown", "html")) {
      String page = demo("healthy-all-checks", "--format", format);
      assertTrue(page.contains("Deep checks"), page);
      assertTrue(page.contains("they agree"), page);
      assertTrue(page.contains("7 of 7"), page);
    }
    assertEquals(1, demo("healthy-all-checks", "-q").lines().count());
    assertFalse(demo("healthy").contains("Deep checks"));
  }

  @Test
  void whatCouldNotBeMadeSaysWhy() throws IOException {
    try (DemoServer server = DemoServer.start(Scenario.load("healthy"))) {
      RecordingConsole console = new RecordingConsole();
      String target = "127.0.0.1:" + server.address().getPort();
      console.run("--check", "names,bounce", "--tls", "off", target);
      String text = console.out();
      assertTrue(text.contains("\n  names   skipped: not asked for (--put DIR)\n"), text);
      assertTrue(text.contains("\n  bounce  PORT 192,0,2,1,39,16: 500 "), text);
    }
  }
}
