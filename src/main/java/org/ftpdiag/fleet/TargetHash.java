package org.ftpdiag.fleet;

/** A hash of text that is the same on every machine: FNV-1a of 64 bits, mixed once more. */
final class TargetHash {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private TargetHash() {}

  static long of(String text) {
    long h = BASIS;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      h = (h ^ (c & 0xff)) * PRIME;
      h = (h ^ (c >>> 8)) * PRIME;
    }
    // Its high bits depend little on the last letters, in which names like to differ: the finaliser
    // of MurmurHash3.
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
