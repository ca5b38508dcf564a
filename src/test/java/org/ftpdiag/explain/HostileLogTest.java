package org.ftpdiag.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ftpdiag.explain.dialect.Dialects;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.print.TextDocument;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, reading it ends, within bounds and without an exception of ours. */
class HostileLogTest {
  private static final List<String> STARTS =
      List.of(
          "Command:\tUSER a\n",
          "< 220 x\n> USER a\n",
          "<--- 220 x\n---> USER a\n",
          "220 x\nUSER a\n",
          "*cmd* 'USER a'\n",
          "==> PASV ... ",
          "Mon May  4 09:12:01 2026 [pid 2] CONNECT: Client \"198.51.100.7\"\n",
          "#Fields: date time cs-method sc-status\n",
          "pure-ftpd: (a@b) [INFO] New connection from x\n",
          "proftpd[1] FTP session opened.\n",
          "Connect to: (x)\nhostname=a\n",
          ". 2026-05-04 09:12:01.101 WinSCP\n",
          "PHP Warning:  ftp_login(): x in /a on line 1\n",
          "Cmd: USER a\n",
          "ftp> dir\n",
          "<x> FTP Session 8 a [Response] 220 x\n");

  private static Explanation explain(InputStream in, Optional<String> dialect) throws IOException {
    try {
      StringBuilder out = new StringBuilder();
      Words words = Words.load("en");
      ExplainBlocks text =
          new ExplainBlocks(
              words,
              Detail.NORMAL,
              new TextDocument(Style.plain(), 80, words, out),
              "x",
              ExplainBlocks.View.SUMMARY);
      Explanation e = new Explainer(dialect, Optional.empty()).explain(in, text);
      text.end(e, 0);
      assertTrue(out.length() < 200_000, "the summary is bounded");
      assertTrue(out.chars().noneMatch(c -> c < 32 && c != '\n'), "nothing drives a terminal");
      return e;
    } catch (UnreadableLogException e) {
      return null;
    }
  }

  private static InputStream bytes(byte[] b) {
    return new ByteArrayInputStream(b);
  }

  @Test
  void randomBytesBehindEveryBeginning() throws IOException {
    Random random = new Random(7);
    for (String start : STARTS) {
      for (int n = 0; n < 20; n++) {
        byte[] noise = new byte[3000];
        random.nextBytes(noise);
        byte[] head = (start + "\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = java.util.Arrays.copyOf(head, head.length + noise.length);
        System.arraycopy(noise, 0, all, head.length, noise.length);
        explain(bytes(all), Optional.empty());
      }
    }
  }

  @Test
  void everyDialectReadsEveryOthersLinesAndPartsOfThem() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String start : STARTS) {
      for (int end = 0; end <= start.length(); end++) {
        all.append(start, 0, end).append('\n');
      }
    }
    for (String name : List.of("curl", "iis", "wget", "lftp", "winscp", "vsftpd", "ftplib")) {
      try (InputStream in = HostileLogTest.class.getResourceAsStream(name + ".log")) {
        String log = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        log.lines().forEach(l -> all.append(l, 0, l.length() * 2 / 3).append('\n'));
      }
    }
    for (String id : Dialects.ids()) {
      Explanation e =
          explain(bytes(all.toString().getBytes(StandardCharsets.UTF_8)), Optional.of(id));
      if (e != null) { // a dialect that hears nothing in it refuses it
        assertEquals(all.chars().filter(c -> c == '\n').count(), e.lines(), id);
      }
    }
  }

  @Test
  void linesOfHundredThousandCharacters() throws IOException {
    for (String start : STARTS) {
      for (String filler : List.of("a", "1,", "227 ", "(", "://x:y@", "PASS ", "\u001b[2J")) {
        String line = start.strip() + filler.repeat(100_000 / filler.length());
        explain(
            bytes((start + line + "\n" + start).getBytes(StandardCharsets.UTF_8)),
            Optional.empty());
      }
    }
  }

  @Test
  void aReplyThatNeverEndsAndALineThatNeverEnds() throws IOException {
    String head = "220 x\nUSER a\n331 x\nPASS b\n230-";
    Explanation lines = explain(endless(head, "still more\n", 4 << 20), Optional.empty());
    assertTrue(lines.lines() > 100_000);
    Explanation line = explain(endless(head, "still more ", 32 << 20), Optional.empty());
    assertEquals(5, line.lines());
  }

  @Test
  void sessionsWithoutEndAreForgottenInTime() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      String client = "198.51." + i / 250 + "." + i % 250;
      log.append("Mon May  4 09:12:01 2026 [pid 2] CONNECT: Client \"" + client + "\"\n");
      log.append("Mon May  4 09:12:01 2026 [pid 1] [u" + i + "] FAIL LOGIN: Client \"")
          .append(client)
          .append("\"\n");
    }
    Explanation e =
        explain(bytes(log.toString().getBytes(StandardCharsets.UTF_8)), Optional.empty());
    assertEquals(5000, e.failedSessions());
    assertEquals(1, e.cases().size());
  }

  @Test
  void failuresOfEndlessKindsAreBounded() throws IOException {
    StringBuilder log = new StringBuilder("220 x\nUSER a\n331 x\nPASS y\n230 z\n");
    for (int i = 0; i < 3000; i++) {
      String word = Integer.toString(i, 36).replaceAll("\\d", "z") + "q".repeat(i % 60);
      log.append("PASV\n227 (203,0,113,5,1,2)\nRETR x\n550 ").append(word).append("\n");
    }
    Explanation e =
        explain(bytes(log.toString().getBytes(StandardCharsets.UTF_8)), Optional.empty());
    assertTrue(e.cases().size() <= 40, "" + e.cases().size());
    assertTrue(e.leftOut() > 0);
  }

  /** A text and then one piece over and over, without ever being held. */
  private static InputStream endless(String head, String piece, int length) {
    byte[] h = head.getBytes(StandardCharsets.UTF_8);
    byte[] p = piece.getBytes(StandardCharsets.UTF_8);
    return new InputStream() {
      private int at;

      @Override
      public int read() {
        int i = at++;
        return i >= length ? -1 : i < h.length ? h[i] : p[(i - h.length) % p.length];
      }
    };
  }
}
