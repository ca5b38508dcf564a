package org.ftpdiag.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ftpdiag.model.seen.Listing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ListingReaderTest {

  private static Listing read(boolean mlsd, String text) {
    ListingReader reader = new ListingReader(mlsd);
    reader.accept(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    return reader.finish("/pub");
  }

  static Stream<Arguments> dialects() {
    return Stream.of(
        dialect(
            "UNIX",
            3,
            "readme.txt",
            "total 8",
            "-rw-r--r--    1 ftp      ftp           612 Nov 20 11:02 readme.txt",
            "drwxr-xr-x    2 0        0            4096 Jan 01  2020 pub",
            "lrwxrwxrwx    1 ftp      ftp             3 Mar 03 10:10 l -> pub"),
        dialect(
            "WINDOWS",
            2,
            "pub",
            "11-20-26  10:11AM       <DIR>          pub",
            "11-20-2026  10:11                  612 a b.txt"),
        dialect(
            "VMS",
            2,
            "A.TXT;1",
            "Directory USERS:[ANON]",
            "",
            "A.TXT;1           2/4     2-JUN-1998 07:32:04  [GROUP,OWNER]  (RWED,RWED,RWED,RE)",
            "A_NAME_THAT_IS_TOO_LONG.TXT;1",
            "                  2/4     2-JUN-1998 07:32:04  [GROUP,OWNER]  (RWED,RWED,RWED,RE)",
            "",
            "Total of 2 files, 4/8 blocks."),
        dialect(
            "MVS",
            2,
            "MDI.OKL.WORK",
            "Volume Unit    Referred Ext Used Recfm Lrecl BlkSz Dsorg Dsname",
            "B10142 3390   2006/03/20  2   31  F       80    80  PS   MDI.OKL.WORK",
            "B10142 3390   2006/03/20  2   31  VB      80    80  PO   MDI.OKL.LIB"),
        dialect(
            "MVS",
            2,
            "TBSHELF",
            " Name      VV.MM   Created      Changed       Size  Init   Mod   Id",
            "TBSHELF   01.03 2002/09/12 2002/10/11 09:37    11    11     0 KIL001",
            "TBTOOL    01.12 2002/09/12 2004/11/26 19:54    51    28     0 KIL001"),
        dialect(
            "OS/400",
            2,
            "REPORT.PDF",
            "PEP             36864 04/03/24 14:00:34 *STMF      REPORT.PDF",
            "PEP              8192 04/03/24 14:00:34 *DIR       OLD/"),
        dialect(
            "NETWARE",
            2,
            "db",
            "total 0",
            "d [RWCEAFMS] NFAUUser                 512 Mar 16 18:20 db",
            "- [R----F--] rkb                   214059 Oct 20 15:27 cx.exe"),
        dialect(
            "MACOS PETER",
            2,
            "09.jpg",
            "-rw-r--r--    54149       27826    81975 Jul 22  2010 09.jpg",
            "drwxr-xr-x               folder          0 Oct 18 13:02 Alias"),
        dialect(
            "OS/2",
            2,
            "jbrekke",
            "                 0           DIR   12-30-97   12:32  jbrekke",
            "              8169                  12-30-97    1:01  a.txt"));
  }

  private static Arguments dialect(String format, int entries, String name, String... lines) {
    return Arguments.of(format, entries, name, String.join("\r\n", lines) + "\r\n");
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void everyLineOfADialectIsUnderstood(String format, int entries, String name, String text) {
    Listing listing = read(false, text);
    assertEquals(List.of(), listing.unparsed());
    assertEquals(format, listing.format());
    assertEquals(entries, listing.lines());
    assertEquals(entries, listing.parsed());
    assertEquals(name, listing.sample().get(0));
  }

  @Test
  void mlsdIsReadAsMlsd() {
    Listing listing =
        read(
            true,
            "type=cdir;modify=20201010101010; .\r\n"
                + "Type=dir;Modify=20201010101010.123;UNIX.mode=0755; pub\r\n"
                + "type=file;size=12;modify=20201010101010; a b.txt\r\n");
    assertEquals("MLSD", listing.format());
    assertEquals(3, listing.parsed());
    assertEquals(List.of("pub", "a b.txt"), listing.sample());
  }

  @Test
  void anEmptyDirectoryHasNoFormatAndNothingOdd() {
    assertEquals(
        new Listing("/pub", "", 0, 0, List.of(), List.of(), List.of()), read(false, "total 0\n\n"));
    assertEquals(0, read(false, "").lines());
  }

  @Test
  void whatIsNotUnderstoodIsCountedAndKeptEscaped() {
    StringBuilder text = new StringBuilder("-rw-r--r-- 1 ftp ftp 612 Nov 20 11:02 readme.txt\n");
    for (int i = 0; i < 300; i++) {
      text.append("?? \u001b[2J").append(i).append('\n');
    }
    Listing listing = read(false, text.toString());
    assertEquals(301, listing.lines());
    assertEquals(1, listing.parsed());
    assertEquals(5, listing.unparsed().size());
    assertEquals("?? \\x1B[2J0", listing.unparsed().get(0));
  }

  @Test
  void linesOfNoFormatAreAllCounted() {
    Listing listing = read(false, "a.txt\nb.txt");
    assertEquals("", listing.format());
    assertEquals(2, listing.lines());
    assertEquals(0, listing.parsed());
    assertEquals(List.of("a.txt", "b.txt"), listing.unparsed());
  }

  @Test
  void proseIsNoListing() {
    Listing listing = read(false, "There are 12 files here\r\nyou may 7 take them\r\n");
    assertEquals("", listing.format());
    assertEquals(0, listing.parsed());
  }

  @Test
  void namesThatAreNotUtf8AreKeptEscaped() {
    Listing listing =
        read(
            false,
            "-rw-r--r--    1 ftp      ftp           612 Nov 20 11:02 caf\u00e9.txt\r\n"
                + "-rw-r--r--    1 ftp      ftp           612 Nov 20 11:02 caf\u00c3\u00a9.txt\r\n"
                + "-rw-r--r--    1 gr\u00fc      ftp           612 Nov 20 11:02 plain.txt\r\n");
    assertEquals(List.of("caf\\xE9.txt"), listing.undecodable());
    assertEquals(List.of("caf\\xE9.txt", "café.txt", "plain.txt"), listing.sample());
  }

  @Test
  void aLineWithoutEndTakesNoMemoryAndIsNotUnderstood() {
    ListingReader reader = new ListingReader(false);
    byte[] chunk = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 200; i++) {
      reader.accept(ByteBuffer.wrap(chunk));
    }
    Listing listing = reader.finish("/");
    assertEquals(1, listing.lines());
    assertTrue(listing.unparsed().get(0).length() <= 200);
  }

  @Test
  void bytesOneAtATimeMakeTheSameListing() {
    String text = "total 4\r\n-rw-r--r-- 1 ftp ftp 612 Nov 20 11:02 a\r\n";
    ListingReader reader = new ListingReader(false);
    for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
      reader.accept(ByteBuffer.wrap(new byte[] {b}));
    }
    assertEquals(read(false, text), reader.finish("/pub"));
  }

  @Test
  void tenThousandEntriesAreReadInNoTime() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      text.append("-rw-r--r--    1 ftp      ftp  612 Nov 20 11:02 file-").append(i).append("\r\n");
    }
    long began = System.nanoTime();
    assertEquals(10_000, read(false, text.toString()).parsed());
    // Some 200 ms here; the bound is for machines that are busy.
    assertTrue(System.nanoTime() - began < Duration.ofSeconds(5).toNanos());
  }

  /** A check that tries links would send a name back, over whatever connection there is then. */
  @Test
  void aLinkThatNamesASecretIsNotKept() {
    ListingReader reader =
        ListingReader.of("LIST", text -> text.replace("s3cret", "****"), Optional.empty());
    String lines =
        "lrwxrwxrwx    1 ftp      ftp             3 Mar 03 10:10 s3cret -> pub\r\n"
            + "lrwxrwxrwx    1 ftp      ftp             3 Mar 03 10:10 open -> pub\r\n";
    reader.accept(ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII)));
    reader.ended();
    assertEquals(List.of("open"), reader.links());
  }
}
