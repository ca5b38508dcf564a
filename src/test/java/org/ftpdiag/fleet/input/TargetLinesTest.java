package org.ftpdiag.fleet.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.fleet.FleetException;
import org.junit.jupiter.api.Test;

class TargetLinesTest {
  private static final Set<String> OPTIONS = Set.of("tls", "user", "active", "timeout");

  private static List<Entry> read(byte[] bytes) throws IOException {
    List<Entry> all = new ArrayList<>();
    try (TargetLines lines = new TargetLines(new ByteArrayInputStream(bytes), OPTIONS, "hosts")) {
      for (Optional<Entry> e = lines.next(); e.isPresent(); e = lines.next()) {
        all.add(e.get());
      }
    }
    return all;
  }

  private static List<Entry> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String refused(String text) throws IOException {
    List<Entry> all = read(text);
    return all.get(all.size() - 1).refused().orElseThrow().key().replace("cli.error.", "");
  }

  @Test
  void aLineIsTakenApartAsAShellDoes() throws IOException {
    List<Entry> all =
        read(
            "\uFEFF# servers\r\n\r\na.example --tls off -u 'bob smith' # why\r\n"
                + "  \t\nb#c \"x y\" \\# \"q\\\"\" ''");
    assertEquals(2, all.size());
    assertEquals(3, all.get(0).line());
    assertEquals(Optional.of("a.example"), all.get(0).target());
    assertEquals(List.of("a.example", "--tls", "off", "-u", "bob smith"), all.get(0).words());
    assertEquals(5, all.get(1).line());
    assertEquals(List.of("b#c", "x y", "#", "q\"", ""), all.get(1).words());
  }

  @Test
  void jsonLinesNameOptions() throws IOException {
    List<Entry> all =
        read(
            "{\"target\": \"a.example\", \"tls\": \"off\", \"timeout\": 2.5, \"active\": true,"
                + " \"user\": null}\n\n{\"target\":\"b.example\"}\n");
    assertEquals(2, all.size());
    assertEquals(Map.of("tls", "off", "timeout", "2.5", "active", "true"), all.get(0).options());
    assertEquals(Optional.of("b.example"), all.get(1).target());
    assertEquals(3, all.get(1).line());
  }

  @Test
  void csvHasNamesInItsFirstLine() throws IOException {
    List<Entry> all =
        read("# list\nTarget, user,tls\na.example,\"bob, \"\"b\"\"\",off\nb.example,,\n");
    assertEquals(2, all.size());
    assertEquals(3, all.get(0).line());
    assertEquals(Map.of("user", "bob, \"b\"", "tls", "off"), all.get(0).options());
    assertEquals(Map.of(), all.get(1).options());
    assertEquals(1, read("target\na.example\n").size());
  }

  @Test
  void aLineThatCannotBeUsedSaysWhy() throws IOException {
    assertEquals("fleet-quote", refused("a.example --user 'bob"));
    assertEquals("fleet-long", refused("a.example\n" + "x".repeat(70_000) + "\n"));
    assertEquals("fleet-line-break", refused("a.example --get /x\0y"));
    assertEquals("fleet-json", refused("{\"target\": \"a.example\"\n"));
    assertEquals("fleet-json", refused("{\"target\": \"a\"}\n[1]"));
    assertEquals("fleet-json", refused("{\"target\": \"a\", \"target\": \"b\"}"));
    assertEquals("fleet-value", refused("{\"target\": \"a\", \"tls\": [\"off\"]}"));
    assertEquals("target-missing", refused("{\"tls\": \"off\"}"));
    assertEquals("target-missing", refused("target,tls\n,off"));
    assertEquals("fleet-fields", refused("target,tls\na.example"));
    assertEquals("fleet-quote", refused("target,tls\n\"a.example,off"));
    List<Entry> broken = read(new byte[] {'a', '\n', (byte) 0xff, '\n', 'b'});
    assertEquals("cli.error.fleet-undecodable", broken.get(1).refused().orElseThrow().key());
    assertEquals(Optional.of("b"), broken.get(2).target(), "the others go on");
  }

  @Test
  void aLongLineCostsNoMoreThanIsHeld() throws IOException {
    List<Entry> all = read("x".repeat(5_000_000) + "\nb.example");
    assertEquals(2, all.size());
    assertEquals(BoundedLines.LONGEST, all.get(0).text().length());
    assertEquals(2, all.get(1).line());
  }

  @Test
  void aFileThatIsNoneIsRefusedAsAWhole() {
    for (String file : List.of("host,port\na,21\n", "user,tls\nbob,off\n", "target,target\n")) {
      assertThrows(FleetException.class, () -> read(file));
    }
    assertThrows(FleetException.class, () -> read("a.example".getBytes(StandardCharsets.UTF_16)));
  }
}
