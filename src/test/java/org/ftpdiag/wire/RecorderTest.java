package org.ftpdiag.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.Transcript.Entry;
import org.ftpdiag.model.seen.Transcript.Kind;
import org.junit.jupiter.api.Test;

class RecorderTest {

  @Test
  void everyEntryIsKeptWithItsTimeAndToldToTheListener() {
    AtomicLong time = new AtomicLong(7);
    List<Entry> told = new ArrayList<>();
    Recorder recorder =
        new Recorder(
            time::get,
            new ProbeListener() {
              @Override
              public void line(Entry entry) {
                told.add(entry);
              }
            });
    time.addAndGet(1_500_000);
    recorder.sent(Channel.CONTROL, "PASV");
    recorder.event(Channel.DATA, "connected 192.0.2.1:2000");
    assertEquals(new Entry(1.5, Channel.CONTROL, Kind.SENT, "PASV"), told.get(0));
    assertEquals(told, recorder.transcript().entries());
  }

  @Test
  void theTranscriptIsBounded() {
    Recorder recorder = new Recorder(Ticker.SYSTEM, ProbeListener.NONE);
    recorder.received(Channel.CONTROL, "x".repeat(Recorder.MAX_TEXT + 1));
    for (int i = 0; i < Recorder.MAX_ENTRIES + 10; i++) {
      recorder.received(Channel.CONTROL, "x");
    }
    List<Entry> entries = recorder.transcript().entries();
    assertEquals(Recorder.MAX_ENTRIES, entries.size());
    assertEquals(Recorder.MAX_TEXT, entries.get(0).text().length());
    assertEquals(Kind.EVENT, entries.get(entries.size() - 1).kind());
  }

  @Test
  void longLinesFillItSooner() {
    Recorder recorder = new Recorder(Ticker.SYSTEM, ProbeListener.NONE);
    for (int i = 0; i < Recorder.MAX_ENTRIES; i++) {
      recorder.received(Channel.CONTROL, "x".repeat(Recorder.MAX_TEXT));
    }
    List<Entry> entries = recorder.transcript().entries();
    assertEquals(Recorder.MAX_ALL / Recorder.MAX_TEXT + 1, entries.size());
    assertEquals(Kind.EVENT, entries.get(entries.size() - 1).kind());
  }
}
