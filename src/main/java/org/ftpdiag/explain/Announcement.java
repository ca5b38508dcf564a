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
 * @param port -1 when there is none that can be used
 * @param problem the part that cannot be used; empty when all can
 */
record Announcement(Optional<InetAddress> address, int port, String problem) {
  private static final int MAX_TEXT = 400;
  private static final int MAX_PROBLEM = 120;
  // RFC 1123 section 4.1.2.6: the parentheses may be missing; scan for the digits.
  private static final Pattern SIX =
      Pattern.compile(
          "(\\d{1,5})\\s?,\\s?(\\d{1,5})\\s?,\\s?(\\d{1,5})\\s?,\\s?(\\d{1,5})"
              + "\\s?,\\s?(\\d{1,5})\\s?,\\s?(\\d{1,5})");
  private static final Pattern EXTENDED = Pattern.compile("([!-/:-~])\\1\\1(\\d{1,6})\\1");

  static Announcement of(Reply reply) {
    String all = reply.oneLine();
    String text = all.length() > MAX_TEXT ? all.substring(0, MAX_TEXT) : all;
    Matcher six = SIX.matcher(text.substring(Math.min(3, text.length())));
    if (reply.code() != 229 && six.find()) {
      return six(six);
    }
    Matcher extended = EXTENDED.matcher(text);
    if (reply.code() == 229 && extended.find()) {
      int port = Integer.parseInt(extended.group(2));
      return port == 0 || port > 65_535
          ? broken(extended.group())
          : new Announcement(Optional.empty(), port, "");
    }
    return broken(text);
  }

  private static Announcement six(Matcher m) {
    int[] n = new int[6];
    for (int i = 0; i < 6; i++) {
      n[i] = Integer.parseInt(m.group(i + 1));
      if (n[i] > 255) {
        return broken(m.group());
      }
    }
    int port = n[4] * 256 + n[5];
    byte[] octets = {(byte) n[0], (byte) n[1], (byte) n[2], (byte) n[3]};
    try {
      return new Announcement(
          Optional.of(InetAddress.getByAddress(octets)),
          port == 0 ? -1 : port,
          port == 0 ? m.group() : "");
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
