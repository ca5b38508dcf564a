package org.ftpdiag.report.words;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Picks lines of a bundle of words without taking the others apart. */
final class WordLines {
  private WordLines() {}

  /**
   * The lines whose key begins with one of the prefixes, those that continue them included.
   *
   * @param bundle a properties file in UTF-8, its keys at the beginning of lines
   */
  static byte[] beginning(byte[] bundle, String... prefixes) {
    byte[][] wanted = new byte[prefixes.length][];
    for (int i = 0; i < prefixes.length; i++) {
      wanted[i] = prefixes[i].getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream found = new ByteArrayOutputStream(8192);
    boolean continued = false;
    boolean taken = false;
    int start = 0;
    while (start < bundle.length) {
      int end = start;
      while (end < bundle.length && bundle[end] != '\n') {
        end++;
      }
      if (!continued) {
        taken = begins(bundle, start, wanted);
      }
      if (taken) {
        found.write(bundle, start, end - start);
        found.write('\n');
      }
      continued = (continued || bundle[start] != '#') && goesOn(bundle, start, end);
      start = end + 1;
    }
    return found.toByteArray();
  }

  private static boolean begins(byte[] bundle, int start, byte[][] wanted) {
    for (byte[] prefix : wanted) {
      int i = 0;
      while (i < prefix.length && start + i < bundle.length && bundle[start + i] == prefix[i]) {
        i++;
      }
      if (i == prefix.length) {
        return true;
      }
    }
    return false;
  }

  /** An odd number of backslashes at the end of a line continues it. */
  private static boolean goesOn(byte[] bundle, int start, int end) {
    int last = end - 1;
    while (last >= start && bundle[last] == '\\') {
      last--;
    }
    return (end - 1 - last) % 2 == 1;
  }
}
