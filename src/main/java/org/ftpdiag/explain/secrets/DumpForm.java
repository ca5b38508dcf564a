package org.ftpdiag.explain.secrets;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes in hexadecimal, as curl --trace, tcpdump -X and xxd print them: {@code 50 41 53 53 20} is
 * PASS. The argument may go on in the next lines. One log's state.
 */
final class DumpForm {
  private static final String GROUP = "(?:[0-9a-f]{2}){1,4}+(?![0-9a-f])";
  private static final Pattern BYTES =
      Pattern.compile("(?i)(?<![0-9a-f])" + GROUP + "(?: {1,2}+" + GROUP + ")*+");
  private static final Pattern OFFSET =
      Pattern.compile("(?i)[ \\t]{0,16}+(?:0x)?+[0-9a-f]{4,8}+:?+[ \\t]{1,16}+");
  private static final String PASS = "5041535320";
  private static final int LONGEST = 256;

  private final ByteArrayOutputStream argument = new ByteArrayOutputStream();
  private boolean open;

  /** Whether the next line may go on with a password. */
  boolean isOpen() {
    return open;
  }

  void find(SecretSpans to) {
    String text = to.text();
    Matcher offset = OFFSET.matcher(text);
    int from = offset.lookingAt() ? offset.end() : 0;
    Matcher m = BYTES.matcher(text);
    boolean bytes = m.find(from);
    if (open && !(bytes && offset.lookingAt())) {
      close(to);
      return;
    }
    if (!bytes) {
      return;
    }
    int at = m.start();
    if (!open) {
      at = behindPass(text, m.start(), m.end());
      if (at < 0) {
        return;
      }
      open = true;
    }
    int end = take(text, at, m.end());
    to.add(at, open ? m.end() : end, text.substring(at, end));
    if (m.end() < text.length()) {
      to.add(m.end(), text.length(), text.substring(m.end())); // the same bytes as characters
    }
    if (!open || argument.size() > LONGEST) {
      close(to);
    }
  }

  private void close(SecretSpans to) {
    open = false;
    to.also(argument.toString(StandardCharsets.UTF_8));
    to.also(argument.toString(StandardCharsets.ISO_8859_1));
    argument.reset();
  }

  /** Where the argument begins; -1 where there is no PASS. */
  private static int behindPass(String text, int from, int to) {
    StringBuilder digits = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != ' ') {
        digits.append(text.charAt(i));
      }
      int begins = digits.length() - PASS.length();
      if (begins >= 0 && begins % 2 == 0 && digits.substring(begins).equals(PASS)) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Takes bytes up to the end of the line that was sent, or of this one. */
  private int take(String text, int from, int to) {
    int i = from;
    while (i + 1 < to) {
      if (text.charAt(i) == ' ') {
        i++;
        continue;
      }
      int b = Integer.parseInt(text.substring(i, i + 2), 16);
      if (b == '\r' || b == '\n') {
        open = false;
        return i;
      }
      argument.write(b);
      i += 2;
    }
    return i;
  }
}
