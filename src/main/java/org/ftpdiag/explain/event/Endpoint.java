package org.ftpdiag.explain.event;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ftpdiag.ftp.Addresses;

/**
 * Where a program says that it connects.
 *
 * @param host the name, or else the address; empty when the text has neither
 * @param port -1 when the text has none
 */
public record Endpoint(String host, Optional<InetAddress> address, int port) {
  private static final int LONGEST = 300;
  private static final int MOST_KNOWN = 4096;

  /** Each remark is asked several times, and logs say the same things over and over. */
  private static final Map<String, Endpoint> KNOWN = new ConcurrentHashMap<>();

  private static final List<String> BEFORE =
      List.of(
          "ip #1 = ",
          "connecting data socket to ",
          "connecting to ",
          "reconnecting to ",
          "connected to ",
          "connected with ",
          "opening connection to ",
          "established connection to ",
          "couldn't connect to ",
          "connect to ",
          "trying ");

  /**
   * Reads {@code Connecting to 203.0.113.5:21...}, {@code ... ftp.example.com (203.0.113.5) port
   * 21} and {@code ... ftp.example.com|203.0.113.5|:21}.
   */
  public static Endpoint in(String words) {
    Endpoint found = KNOWN.get(words);
    if (found == null) {
      found = look(words);
      if (words.length() <= LONGEST) {
        if (KNOWN.size() >= MOST_KNOWN) {
          KNOWN.clear();
        }
        KNOWN.put(words, found);
      }
    }
    return found;
  }

  private static Endpoint look(String words) {
    String text = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    String low = text.toLowerCase(Locale.ROOT);
    for (String before : BEFORE) {
      int at = low.indexOf(before);
      if (at >= 0) {
        return read(text.substring(at + before.length()).strip());
      }
    }
    return new Endpoint("", Optional.empty(), -1);
  }

  /** Reads what stands right at the beginning of a text. */
  public static Endpoint read(String text) {
    if (text.startsWith("[") && text.indexOf(']') > 0) {
      String inside = text.substring(1, text.indexOf(']'));
      return new Endpoint(
          inside, Addresses.literal(inside), port(text.substring(text.indexOf(']') + 1), inside));
    }
    int end = 0;
    while (end < text.length() && " (|,;\"'\t".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String token = trimmed(text.substring(0, end));
    String rest = text.substring(end);
    int colon = token.lastIndexOf(':');
    boolean v6 = colon >= 0 && Addresses.literal(token).isPresent();
    String host = colon > 0 && !v6 ? token.substring(0, colon) : token;
    Optional<InetAddress> address = Addresses.literal(host).or(() -> inside(rest, '(', ')'));
    address = address.isPresent() ? address : inside(rest, '|', '|');
    if (host.isEmpty() && address.isPresent()) {
      host = Addresses.text(address.get());
    }
    int port = port(colon > 0 && !v6 ? token.substring(colon) : rest, rest);
    return new Endpoint(host, address, port);
  }

  private static String trimmed(String token) {
    int end = token.length();
    while (end > 0 && ".*".indexOf(token.charAt(end - 1)) >= 0) {
      end--;
    }
    return token.substring(0, end);
  }

  private static Optional<InetAddress> inside(String rest, char open, char close) {
    int from = rest.indexOf(open);
    int to = from < 0 ? -1 : rest.indexOf(close, from + 1);
    return to < 0 ? Optional.empty() : Addresses.literal(rest.substring(from + 1, to));
  }

  /** The number behind a colon, or behind the word port. */
  private static int port(String first, String other) {
    int found = number(first, first.indexOf(':') + 1, first.indexOf(':') >= 0);
    for (String text : List.of(first, other)) {
      int word = text.toLowerCase(Locale.ROOT).indexOf("port");
      found = found > 0 ? found : number(text, word + 4, word >= 0);
      int bars = text.indexOf("|:");
      found = found > 0 ? found : number(text, bars + 2, bars >= 0);
    }
    return found;
  }

  private static int number(String text, int from, boolean there) {
    if (!there) {
      return -1;
    }
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ':')) {
      at++;
    }
    int n = 0;
    int digits = 0;
    while (at < text.length() && digits < 6 && Character.digit(text.charAt(at), 10) >= 0) {
      n = n * 10 + Character.digit(text.charAt(at), 10);
      digits++;
      at++;
    }
    return digits == 0 || n == 0 || n > 65_535 ? -1 : n;
  }
}
