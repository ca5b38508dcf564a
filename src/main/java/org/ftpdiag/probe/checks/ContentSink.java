package org.ftpdiag.probe.checks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.ftpdiag.wire.ByteSink;

/** Digests a file as it comes and looks for a text in it, in constant memory. */
final class ContentSink implements ByteSink {
  private final MessageDigest digest;
  private final byte[] wanted;
  private final int[] fallback;
  private int matched;
  private boolean found;

  ContentSink(Optional<String> text) {
    wanted = text.orElse("").getBytes(StandardCharsets.UTF_8);
    fallback = fallback(wanted);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every platform has SHA-256", e);
    }
  }

  /** How much of a text is matched still after a mismatch (Knuth, Morris and Pratt 1977). */
  private static int[] fallback(byte[] text) {
    int[] table = new int[text.length];
    for (int i = 1, n = 0; i < text.length; i++) {
      while (n > 0 && text[i] != text[n]) {
        n = table[n - 1];
      }
      n += text[i] == text[n] ? 1 : 0;
      table[i] = n;
    }
    return table;
  }

  @Override
  public void accept(ByteBuffer chunk) {
    digest.update(chunk.duplicate());
    while (chunk.hasRemaining() && !found && wanted.length > 0) {
      byte b = chunk.get();
      while (matched > 0 && b != wanted[matched]) {
        matched = fallback[matched - 1];
      }
      matched += b == wanted[matched] ? 1 : 0;
      found = matched == wanted.length;
    }
    chunk.position(chunk.limit());
  }

  boolean found() {
    return found;
  }

  /** The digest in lower case; to be asked once. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
