package org.ftpdiag.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.ftpdiag.model.seen.Listing;
import org.ftpdiag.wire.ListingReader;
import org.junit.jupiter.api.Test;

/** Lines of listings that are made to cost the parsers stack or time. */
class ListingLinesTest {
  /** A quarter of what a thread of the program has. */
  private static final int STACK = 256 * 1024;

  private static final int SIZE = 70_000;

  /** Of the processor, for a listing: many times what the worst takes. */
  private static final long MOST_SECONDS = 3;

  /** How the lines of the known formats begin. */
  private static final List<String> STARTS =
      List.of(
          "",
          "-rw-r--r-- ",
          "drwxr-xr-x 1 ",
          "-rw-r--r-- 1 2 3 Jan 01 00:00 ",
          "01-01-20 10:00AM 1 ",
          "size=1; ",
          "A.TXT;1 ",
          "A.TXT;1 1 1-JAN-2020 10:00 [a,b] (R",
          " 1 DIR 01-01-20 10:00 ",
          "PETER 1 01/01/20 10:00:00 *DIR ",
          "d [RWCEAFMS] a 512 Jan 01 00:00 ",
          "-------r--         326  1391972  1392298 Nov 22  1995 ",
          "Volume Unit    Referred Ext Used Recfm Lrecl BlkSz Dsorg Dsname\n",
          " Name     VV.MM   Created       Changed      Size  Init   Mod   Id\n");

  private static final List<String> PARTS =
      List.of(
          "a",
          "1",
          " ",
          "\t",
          "a ",
          "1 ",
          "1 a",
          "1,1 ",
          "[1,2]",
          "1:",
          "1/",
          "-",
          "/",
          ";",
          "a=b;",
          "JAN ",
          "A.B;1 ",
          " -> ",
          "PDS ",
          "*",
          "(RWED,",
          "\u00e9",
          "drwxr-xr-x 1 a b 1 Jan 01 00:00 ");

  @Test
  void noLineCostsStackOrMuchTime() throws InterruptedException {
    List<String> costly = new ArrayList<>();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread small =
        new Thread(
            null,
            () -> {
              for (String start : STARTS) {
                for (String part : PARTS) {
                  for (int length : List.of(250, 1_000, 4_000)) {
                    double seconds = seconds(start, part, length);
                    if (seconds > MOST_SECONDS) {
                      costly.add(start + part + "... of " + length + ": " + seconds + " s");
                    }
                  }
                }
              }
            },
            "small stack",
            STACK);
    small.setUncaughtExceptionHandler((t, e) -> thrown.set(e));
    small.start();
    small.join();
    assertEquals(null, thrown.get());
    assertEquals(List.of(), costly);
  }

  /** What a listing of such lines takes of the processor. */
  private static double seconds(String start, String part, int length) {
    String line = start + part.repeat((length - start.length()) / part.length()) + "\n";
    byte[] listing = line.repeat(SIZE / line.length()).getBytes(StandardCharsets.UTF_8);
    long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Listing read = read(listing);
    assertTrue(read.lines() >= read.parsed());
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / 1e9;
  }

  private static Listing read(byte[] listing) {
    ListingReader reader = new ListingReader(true);
    reader.accept(ByteBuffer.wrap(listing));
    return reader.finish("");
  }

  @Test
  void aLongNameIsReadToItsEnd() {
    String name = "word " + "x".repeat(250) + " " + "y".repeat(3_000);
    String unix = "-rw-r--r-- 1 domain users ftp users 5 Jan 01 00:00 ";
    byte[] listing = (unix + "a\r\n" + unix + name + "\r\n").getBytes(StandardCharsets.UTF_8);
    Listing read = read(listing);
    assertEquals("UNIX", read.format());
    assertEquals(2, read.parsed());
    assertEquals(name.substring(0, 199) + "…", read.sample().get(1));
  }

  @Test
  void theWholeNameIsLookedAtForItsCharacterSet() {
    byte[] line =
        ("-rw-r--r-- 1 ftp ftp 5 Jan 01 00:00 " + "x".repeat(600) + "\u00e9\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(1, read(line).undecodable().size());
  }
}
