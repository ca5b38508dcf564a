package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ftpdiag.model.ProbeListener;
import org.junit.jupiter.api.Test;

/** What is told of a transfer while it runs. */
class ProgressTest {
  private static final long SIZE = 1 << 20;

  /** A small file on a slow line takes long, too. */
  @Test
  void aDownloadIsToldOfFromItsFirstBytesOn() {
    List<Long> told = new CopyOnWriteArrayList<>();
    ProbeListener listener =
        new ProbeListener() {
          @Override
          public void progress(long bytes, long total) {
            if (total == SIZE) {
              told.add(bytes);
            }
          }
        };
    Play play =
        Play.play(Play.scenario("tls: none\nargs: --get /pub/1MiB.bin\n"), listener, engine -> {});
    assertFalse(told.isEmpty(), play::story);
    assertTrue(told.get(0) < SIZE, play::story);
  }
}
