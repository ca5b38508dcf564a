package org.ftpdiag.explain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.model.Reply;

/**
 * Where a 227 or 229 says that the server waits.
 *
 * @param address empty for 229 and for what is no address
 * @param port -1 when there is none that can be used, 0 when the log does not tell
 * @param problem the part that cannot be used; empty when all can
 */
record Announcement(Optional<InetAddress> address, int port, String problem) {
  private static final int CODE = 3;
  private static final int MAX_TEXT = 400;
  private static final int MAX_PROBLEM = 120;
  private static final Pattern EXTENDED = Pattern.compile("([!-/:-~])\\1\\1(\\d{1,6})\\1");

  static Announcement of(Reply reply) {
    String all = reply.lines().get(reply.lines().size() - 1);
    if (all.strip().length() == CODE) {
      return new Announcement(Optional.empty(), 0, ""); // many logs keep the code alone
    }
    String text = all.length() > MAX_TEXT ? all.substring(0, MAX_TEXT) : all;
    if (reply.code() != 229) {
      return hostAndPort(text);
    }
    Matcher extended = EXTENDED.matcher(text);
    if (extended.find()) {
      int port = Integer.parseInt(extended.group(2));
      return port == 0 || port > 65_535
          ? broken(extended.group())
          : new Announcement(Optional.empty(), port, "");
    }
    return broken(text);
  }

  /** RFC 1123 section 4.1.2.6: the parentheses may be missing; scan for six numbers. */
  private static Announcement hostAndPort(String text) {
    int[] n = new int[6];
    for (int start = 3; start < text.length(); start++) {
      if (digit(text, start) && !digit(text, start - 1)) {
        int end = six(text, start, n);
        if (end > 0) {
          return of(n, text.substring(start, end));
        }
      }
    }
    return broken(text);
  }

  private static boolean digit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /** Reads six numbers between commas; the end of them, or 0 where there are fewer. */
  private static int six(String text, int start, int[] to) {
    int at = start;
    for (int i = 0; i < to.length; i++) {
      int n = 0;
      int digits = 0;
      while (digit(text, at) && digits < 6) {
        n = n * 10 + text.charAt(at++) - '0';
        digits++;
      }
      if (digits == 0) {
        return 0;
      }
      to[i] = n;
      boolean comma = i == 5;
      while (i < 5 && at < text.length() && " ,".indexOf(text.charAt(at)) >= 0) {
        comma |= text.charAt(at++) == ',';
      }
      if (!comma) {
        return 0;
      }
    }
    return at;
  }

  private static Announcement of(int[] n, String part) {
    for (int x : n) {
      if (x > 255) {
        return broken(part);
      }
    }
    int port = n[4] * 256 + n[5];
    byte[] octets = {(byte) n[0], (byte) n[1], (byte) n[2], (byte) n[3]};
    try {
      return new Announcement(
          Optional.of(InetAddress.getByAddress(octets)),
          port == 0 ? -1 : port,
          port == 0 ? part : "");
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for a wrong length
    }
  }

  private static Announcement broken(String part) {
    return new Announcement(
        Optional.empty(),
        -1,
        part.length() > MAX_PROBLEM ? part.substring(0, MAX_PROBLEM) + "…" : part);
  }
}
