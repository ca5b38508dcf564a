package org.ftpdiag.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.ftpdiag.cli.RecordingConsole;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

class ReadingProgressTest {
  private final RecordingConsole console = new RecordingConsole();
  private final AtomicLong clock = new AtomicLong();

  private InputStream file(int size) {
    return new ReadingProgress(
        new ByteArrayInputStream(new byte[size]),
        size,
        console.console(),
        Words.load("en"),
        clock::get);
  }

  @Test
  void whatIsReadAtOnceShowsNothing() throws IOException {
    try (InputStream in = file(5000)) {
      in.readAllBytes();
    }
    assertEquals("", console.err());
  }

  @Test
  void whatTakesLongIsShownAndTakenAwayAtTheEnd() throws IOException {
    try (InputStream in = file(4000)) {
      in.readNBytes(1000);
      clock.set(2_000_000_000L);
      in.readNBytes(1000);
      in.readNBytes(1000); // too soon after the last line
      assertTrue(console.err().contains("50 %"), console.err());
      assertEquals(1, console.err().split("%", -1).length - 1);
      in.readAllBytes();
    }
    assertTrue(console.err().endsWith("\r\u001b[K"), console.err());
  }
}
