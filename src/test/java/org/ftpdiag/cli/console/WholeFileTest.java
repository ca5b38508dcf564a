package org.ftpdiag.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void nothingIsThereBeforeAllIsWritten() throws IOException {
    Path file = folder.resolve("report");
    WholeFile whole = new WholeFile(file);
    try (Writer out = whole.open()) {
      out.write("half");
      out.flush();
      assertTrue(Files.notExists(file));
    }
    whole.keep();
    assertEquals(List.of("report"), names());
    assertEquals("half", Files.readString(file));
  }

  @Test
  void whatIsDiscardedLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "old");
    WholeFile whole = new WholeFile(file);
    try (Writer out = whole.open()) {
      out.write("new");
    }
    whole.discard();
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("report"), names());
  }

  @Test
  void theFileBehindALinkIsReplacedAndKeepsItsPermissions() throws IOException {
    Path file = Files.writeString(folder.resolve("real"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
    new WholeFile(link).write("new \u00e9");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new \u00e9", Files.readString(file));
    assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(List.of("link", "real"), names());
  }

  @Test
  void aFolderThatIsNotThereIsAnErrorAndLeavesNothing() throws IOException {
    WholeFile whole = new WholeFile(folder.resolve("missing/report"));
    assertThrows(IOException.class, () -> whole.write("x"));
    assertEquals(List.of(), names());
  }

  @Test
  void aDeviceIsWrittenInPlace() throws IOException {
    Path device = Path.of("/dev/null");
    new WholeFile(device).write("x");
    assertTrue(Files.exists(device));
  }
}
