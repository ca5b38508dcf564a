package org.ftpdiag.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a hostile server does in place of sending what is due. */
@FunctionalInterface
interface Mutation {
  /**
   * Sends something, or does something else.
   *
   * @param to the connection
   * @param due what a healthy server would send now
   * @param chance decides
   * @throws IOException where the client has gone
   */
  void apply(Mouth to, byte[] due, RandomGenerator chance) throws IOException;

  /** Pieces that are meant to hurt whoever shows, parses or repeats them. */
  List<String> PIECES =
      List.of(
          "\0",
          "\u00ff\u00f4",
          "\u00ff\u00fd\u0001",
          "\u00ff\u00fa\u0018",
          "\u001b[2J",
          "\u001b]0;x\u0007",
          "\u001b[31;1m",
          "\u009b2J",
          "\u0085",
          "\u2028",
          "\u202e",
          "\u0007\b\b",
          "\t",
          "\r",
          "\n",
          "\r\n",
          "\r\n530 no\r\n",
          "\r\n421 bye\r\n",
          "\r\n150-\r\n",
          "\u007f",
          "%s%n$1{host}",
          "'\"<script>&amp;",
          "|||0|",
          ",,,,",
          "(1,",
          "\ud83d\ude00",
          "\u00c3\u0028",
          "-a",
          "((((",
          "==> ",
          "Connected to ::1");

  /** Every way to spoil a reply. */
  List<Mutation> OF_REPLIES =
      List.of(
          Mutation::flip,
          Mutation::flip,
          Mutation::insert,
          Mutation::insert,
          Mutation::insert,
          Mutation::otherCode,
          Mutation::otherCode,
          Mutation::otherSeparator,
          Mutation::otherEnd,
          (to, due, chance) -> to.send(Arrays.copyOf(due, chance.nextInt(due.length))),
          (to, due, chance) -> {}, // no reply at all
          (to, due, chance) -> repeated(to, due, 2 + chance.nextInt(3)),
          (to, due, chance) -> repeated(to, due, 2_000),
          Mutation::longLine,
          (to, due, chance) -> endless(to, piece(chance) + "a"),
          (to, due, chance) -> endless(to, code(due) + "-" + piece(chance) + "x\r\n"),
          (to, due, chance) -> endless(to, "1" + chance.nextInt(100) + " wait\r\n"),
          Mutation::drip,
          Mutation::lines,
          (to, due, chance) -> to.echo(code(due)),
          (to, due, chance) -> to.echo(chance.nextBoolean() ? "530" : "500"),
          Mutation::noise,
          Mutation::halt,
          Mutation::halt,
          (to, due, chance) -> to.send("HTTP/1.1 400 Bad Request\r\n\r\n"),
          (to, due, chance) -> to.send("SSH-2.0-x\r\n"));

  /** Every way to spoil data. */
  List<Mutation> OF_DATA =
      List.of(
          Mutation::flip,
          Mutation::insert,
          Mutation::noise,
          Mutation::noise,
          Mutation::longLine,
          (to, due, chance) -> endless(to, piece(chance) + "a"),
          (to, due, chance) -> endless(to, new String(due, StandardCharsets.ISO_8859_1)),
          Mutation::drip,
          Mutation::halt,
          (to, due, chance) -> to.echo("-rw-r--r-- 1 ftp ftp 1 Jan 01 00:00"),
          (to, due, chance) ->
              to.send(
                  Listings.START.get(chance.nextInt(Listings.START.size()))
                      + Listings.PART
                          .get(chance.nextInt(Listings.PART.size()))
                          .repeat(chance.nextInt(3_000))
                      + "\r\n"),
          (to, due, chance) -> {});

  /** Any of them. */
  static Mutation any(List<Mutation> of, RandomGenerator chance) {
    return of.get(chance.nextInt(of.size()));
  }

  private static String piece(RandomGenerator chance) {
    return PIECES.get(chance.nextInt(PIECES.size()));
  }

  private static String code(byte[] due) {
    return new String(due, 0, Math.min(3, due.length), StandardCharsets.ISO_8859_1);
  }

  private static void flip(Mouth to, byte[] due, RandomGenerator chance) throws IOException {
    byte[] bytes = due.clone();
    for (int n = 1 + chance.nextInt(4); n > 0 && bytes.length > 0; n--) {
      bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
    }
    to.send(bytes);
  }

  private static void insert(Mouth to, byte[] due, RandomGenerator chance) throws IOException {
    String text = new String(due, StandardCharsets.ISO_8859_1);
    for (int n = 1 + chance.nextInt(3); n > 0; n--) {
      int at = chance.nextInt(text.length() + 1);
      text = text.substring(0, at) + piece(chance) + text.substring(at);
    }
    to.send(
        chance.nextBoolean()
            ? text.getBytes(StandardCharsets.UTF_8)
            : text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void otherCode(Mouth to, byte[] due, RandomGenerator chance) throws IOException {
    String text = new String(due, StandardCharsets.ISO_8859_1);
    String code =
        switch (chance.nextInt(4)) {
          case 0 -> Integer.toString(chance.nextInt(100_000));
          case 1 -> "00" + chance.nextInt(10);
          default -> Integer.toString(100 + chance.nextInt(600));
        };
    to.send(code + text.substring(Math.min(3, text.length())));
  }

  private static void otherSeparator(Mouth to, byte[] due, RandomGenerator chance)
      throws IOException {
    byte[] bytes = due.clone();
    if (bytes.length > 3) {
      bytes[3] = (byte) "- \t:,\0\r".charAt(chance.nextInt(7));
    }
    to.send(bytes);
  }

  private static void otherEnd(Mouth to, byte[] due, RandomGenerator chance) throws IOException {
    String text = new String(due, StandardCharsets.ISO_8859_1);
    List<String> ends = List.of("\n", "\r", "\r\r\n", "\n\r", "\0\r\n", "");
    to.send(text.replace("\r\n", ends.get(chance.nextInt(ends.size()))));
  }

  private static void repeated(Mouth to, byte[] due, int times) throws IOException {
    for (int n = 0; n < times; n++) {
      to.send(due);
    }
  }

  private static void longLine(Mouth to, byte[] due, RandomGenerator chance) throws IOException {
    String piece = chance.nextBoolean() ? piece(chance) : "1,";
    to.send(code(due) + " " + piece.repeat(1 + (1 << 8 + chance.nextInt(9)) / piece.length()));
    to.send("\r\n");
  }

  private static void endless(Mouth to, String piece) throws IOException {
    byte[] block = piece.repeat(1 + 4_096 / piece.length()).getBytes(StandardCharsets.ISO_8859_1);
    for (int sent = 0; ; sent++) { // until the client goes, or the server is closed
      to.send(block);
      if (sent > (to.encrypted() ? 500 : 2_000)) {
        to.pause(1); // enough to fill a memory: leave some of the machine to the client
      }
    }
  }

  private static void drip(Mouth to, byte[] due, RandomGenerator chance) throws IOException {
    int ms = 20 + chance.nextInt(150);
    for (int round = 0; due.length > 0; round++) {
      for (byte b : due) {
        to.send(new byte[] {round > 0 && b == '\n' ? (byte) ' ' : b});
        to.pause(ms);
      }
    }
  }

  private static void lines(Mouth to, byte[] due, RandomGenerator chance) throws IOException {
    StringBuilder b = new StringBuilder(code(due)).append("-begin\r\n");
    for (int n = chance.nextInt(300); n > 0; n--) {
      b.append(chance.nextInt(3) == 0 ? chance.nextInt(1000) + " " : "").append(piece(chance));
      b.append("\r\n");
    }
    to.send(b.append(code(due)).append(" end\r\n").toString());
  }

  private static void noise(Mouth to, byte[] due, RandomGenerator chance) throws IOException {
    byte[] bytes = new byte[1 + chance.nextInt(5_000)];
    chance.nextBytes(bytes);
    to.send(bytes);
  }

  /** A part of what is due, or nothing of it; then silence, the end or a reset. */
  private static void halt(Mouth to, byte[] due, RandomGenerator chance) throws IOException {
    to.send(Arrays.copyOf(due, chance.nextBoolean() ? 0 : chance.nextInt(due.length + 1)));
    switch (chance.nextInt(3)) {
      case 0 -> to.stall();
      case 1 -> to.close();
      default -> to.reset();
    }
  }
}
