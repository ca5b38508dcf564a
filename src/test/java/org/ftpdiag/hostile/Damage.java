package org.ftpdiag.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** What happens to files: bytes that flip, parts that are lost, doubled, mixed up or put in. */
final class Damage {
  /** Enough for every bound to be passed, and little enough for thousands of them. */
  private static final int LONGEST = 300_000;

  private Damage() {}

  /**
   * One to four of them.
   *
   * @param other from which parts come in
   */
  static byte[] of(byte[] whole, byte[] other, RandomGenerator chance) {
    byte[] bytes = whole;
    for (int n = 1 + chance.nextInt(4); n > 0; n--) {
      bytes = once(bytes, other, chance);
    }
    return bytes.length <= LONGEST ? bytes : Arrays.copyOf(bytes, LONGEST);
  }

  private static byte[] once(byte[] b, byte[] other, RandomGenerator chance) {
    int from = chance.nextInt(b.length + 1);
    int to = Math.min(b.length, from + chance.nextInt(1 + (1 << chance.nextInt(12))));
    byte[] head = Arrays.copyOf(b, from);
    byte[] part = Arrays.copyOfRange(b, from, to);
    byte[] tail = Arrays.copyOfRange(b, to, b.length);
    return switch (chance.nextInt(11)) {
      case 0 -> joined(head, flipped(part, chance), tail);
      case 1 -> joined(head, tail);
      case 2 -> head;
      case 3 -> tail;
      case 4 -> joined(head, repeated(part, chance), tail);
      case 5 -> joined(head, piece(chance).getBytes(StandardCharsets.UTF_8), tail);
      case 6 -> joined(head, noise(chance), tail);
      case 7 ->
          joined(head, repeated(piece(chance).getBytes(StandardCharsets.UTF_8), chance), tail);
      case 8 -> {
        int cut = chance.nextInt(other.length + 1);
        yield joined(head, Arrays.copyOfRange(other, cut, other.length));
      }
      case 9 -> joined(tail, part, head);
      default -> converted(b, chance);
    };
  }

  private static String piece(RandomGenerator chance) {
    return Mutation.PIECES.get(chance.nextInt(Mutation.PIECES.size()));
  }

  private static byte[] flipped(byte[] part, RandomGenerator chance) {
    byte[] bytes = part.clone();
    for (int n = 1 + chance.nextInt(8); n > 0 && bytes.length > 0; n--) {
      bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
    }
    return bytes;
  }

  private static byte[] noise(RandomGenerator chance) {
    byte[] bytes = new byte[1 + chance.nextInt(500)];
    chance.nextBytes(bytes);
    return bytes;
  }

  private static byte[] repeated(byte[] part, RandomGenerator chance) {
    int times = Math.min(1 << chance.nextInt(16), LONGEST / Math.max(1, part.length));
    byte[] bytes = new byte[part.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(part, 0, bytes, i * part.length, part.length);
    }
    return bytes;
  }

  /** Line ends and charsets of other systems. */
  private static byte[] converted(byte[] b, RandomGenerator chance) {
    String text = new String(b, StandardCharsets.ISO_8859_1);
    return switch (chance.nextInt(5)) {
      case 0 -> text.getBytes(StandardCharsets.UTF_16);
      case 1 -> text.getBytes(StandardCharsets.UTF_16LE);
      case 2 -> text.replace("\n", "\r").getBytes(StandardCharsets.ISO_8859_1);
      case 3 -> text.replace("\n", " ").getBytes(StandardCharsets.ISO_8859_1);
      default -> text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] joined(byte[]... parts) {
    byte[] all = new byte[List.of(parts).stream().mapToInt(p -> p.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
