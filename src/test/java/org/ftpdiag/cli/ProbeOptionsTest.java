package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.cli.secrets.PasswordSource;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

class ProbeOptionsTest {
  private final RecordingConsole console = new RecordingConsole();
  private final ProbeOptions options =
      new ProbeOptions(
          console.console().with(PasswordSource.VARIABLE, "hunter2"), Words.load("en"));

  @Test
  void wordsOfALineMeanWhatTheyMeanOnTheCommandLine() {
    ProbeOrder order =
        options.order(List.of("ftp.example.com:2121", "--tls", "off", "-ubob", "--timeout=3"));
    assertEquals(2121, order.request().target().port());
    assertEquals(TlsMode.OFF, order.request().target().tls());
    assertEquals("bob", order.request().credentials().knownUser());
    assertEquals(Duration.ofSeconds(3), order.request().limits().timeout());
  }

  @Test
  void nothingOfOneLineReachesTheNext() {
    options.order(List.of("a.example", "--tls", "off", "--active", "--get", "/x"));
    ProbeOrder order = options.order(List.of("b.example"));
    assertEquals(TlsMode.AUTO, order.request().target().tls());
    assertFalse(order.request().tests().active());
    assertTrue(order.request().tests().get().isEmpty());
  }

  @Test
  void keysAreLongNames() {
    ProbeOrder order =
        options.order("odd.example", Map.of("data", "epsv", "insecure", "true", "active", "false"));
    assertEquals("odd.example", order.request().target().knownHost());
    assertEquals(DataMode.EPSV, order.request().tests().data());
    assertTrue(order.request().tls().insecure());
    assertFalse(order.request().tests().active());
    assertTrue(options.names().containsAll(List.of("tls", "user", "password-file", "timeout")));
    assertFalse(options.names().contains("format"));
  }

  /** A value that looks like an option is a value. */
  @Test
  void aValueTurnsNoOtherOptionOn() {
    assertEquals("value-missing", refused(Map.of("get", "--insecure")));
    assertEquals("target-host", refused(List.of("--", "--insecure")));
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertEquals("target-missing", refused(List.of("--tls", "off")));
    assertEquals("target-second", refused(List.of("a.example", "b.example")));
    assertEquals("argument-similar", refused(List.of("a.example", "--tsl", "off")));
    assertEquals("line-break", refused(List.of("a.example", "--get", "/a\r\nDELE b")));
    assertEquals("argument-unknown", refused(Map.of("format", "json")));
    assertEquals("choice", refused(Map.of("active", "perhaps")));
    assertEquals("timeout", refused(Map.of("timeout", "soon")));
  }

  private String refused(List<String> line) {
    return assertThrows(UsageException.class, () -> options.order(line)).getMessage();
  }

  private String refused(Map<String, String> keys) {
    return assertThrows(UsageException.class, () -> options.order("a.example", keys)).getMessage();
  }
}
