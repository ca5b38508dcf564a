package org.ftpdiag.cli.secrets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.ftpdiag.cli.options.UsageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Pipes: used like files where somebody is at their other end, and given up where nobody is. */
@DisabledOnOs(OS.WINDOWS)
class WaitingFileTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final byte[] TEXT = "secret\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private Path pipe;

  @BeforeEach
  void makePipe() throws IOException, InterruptedException {
    pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
  }

  @Test
  void aPipeIsOneAndAFileIsNot() throws IOException {
    assertTrue(WaitingFile.is(pipe));
    assertFalse(WaitingFile.is(Files.write(folder.resolve("file"), TEXT)));
    assertFalse(WaitingFile.is(folder));
    assertFalse(WaitingFile.is(folder.resolve("missing")));
  }

  @Test
  void whatIsWrittenIntoAPipeIsReadFromIt() throws IOException, TimeoutException {
    background("cat > \"$0\"", TEXT);
    assertArrayEquals(TEXT, InputFile.read("--ca", pipe.toString(), LONG).content());
  }

  @Test
  void aLogFromAPipeIsReadAsItComes() throws IOException, TimeoutException {
    background("cat > \"$0\"", TEXT);
    try (InputStream in = new WaitingFile(pipe, LONG).open()) {
      assertArrayEquals(TEXT, in.readAllBytes());
    }
  }

  @Test
  void aPipeThatNobodyWritesIntoIsGivenUp() {
    UsageException e =
        assertThrows(UsageException.class, () -> InputFile.read("--ca", pipe.toString(), SHORT));
    assertEquals("cli.error.file-silent", e.phrase().key());
    assertThrows(TimeoutException.class, () -> new WaitingFile(pipe, SHORT).open());
  }

  @Test
  void aReportGoesIntoAPipeThatIsRead() throws IOException, TimeoutException {
    background("cat \"$0\"", new byte[0]);
    new WaitingFile(pipe, LONG).write(TEXT);
  }

  @Test
  void aReportIntoAPipeThatNobodyReadsIsGivenUp() {
    assertThrows(TimeoutException.class, () -> new WaitingFile(pipe, SHORT).write(TEXT));
  }

  private void background(String script, byte[] input) throws IOException {
    Process process = new ProcessBuilder("sh", "-c", script, pipe.toString()).start();
    process.getOutputStream().write(input);
    process.getOutputStream().close();
  }
}
