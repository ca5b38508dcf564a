package org.ftpdiag.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The ways in which a secret is written where others repeat it: in another encoding,
 * percent-encoded, quoted, with Telnet's doubled IAC (RFC 854).
 */
public final class SecretSpellings {
  /** Beyond ASCII this much must be left of a secret whose other letters became question marks. */
  private static final int TELLING = 4;

  /** What servers and clients say all the time, and what people take for a password. */
  private static final Set<String> ORDINARY =
      Set.of(
          ("password passwort passwd pass user username login logged account anonymous guest"
                  + " ftp ftps sftp server client host welcome ready please specify required incorrect"
                  + " successful failed service connection connected data file directory transfer"
                  + " complete command mode passive binary ascii goodbye secret unknown default root"
                  + " admin administrator true false yes none null hidden the and for not is in on to"
                  + " of no")
              .split(" "));

  private SecretSpellings() {}

  /** Whether a secret is a word that every server says: hiding it elsewhere would tell it. */
  public static boolean isOrdinary(String secret) {
    return ORDINARY.contains(secret.toLowerCase(Locale.ROOT));
  }

  /** Every way, the secret itself first. */
  public static Set<String> of(String secret) {
    Set<String> all = new LinkedHashSet<>();
    all.add(secret);
    if (!secret.chars().allMatch(c -> c < 0x80)) {
      all.add(Normalizer.normalize(secret, Normalizer.Form.NFC)); // macOS takes names apart
      all.add(Normalizer.normalize(secret, Normalizer.Form.NFD));
      Set.copyOf(all).forEach(s -> otherEncodings(s, all));
    }
    Set.copyOf(all).forEach(s -> quoted(s, all));
    all.remove("");
    return all;
  }

  private static void otherEncodings(String s, Set<String> all) {
    byte[] utf8 = s.getBytes(StandardCharsets.UTF_8);
    String asLatin1 = new String(utf8, StandardCharsets.ISO_8859_1);
    all.add(asLatin1);
    all.add(new String(utf8, Charset.forName("windows-1252")));
    all.add(new String(asLatin1.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    if (s.chars().allMatch(c -> c <= 0xFF)) {
      byte[] latin1 = s.getBytes(StandardCharsets.ISO_8859_1);
      try {
        all.add(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(latin1)).toString());
      } catch (CharacterCodingException e) {
        all.add(new String(latin1, StandardCharsets.UTF_8)); // its letters as U+FFFD
      }
      all.add(s.replace("\u00FF", "\u00FF\u00FF"));
    }
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      escaped.append(c < 0x80 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    all.add(escaped.toString());
    all.add(bytes(s, "\\x%02x", false));
    all.add(bytes(s, "\\%03o", false));
    if (s.chars().filter(c -> c < 0x80).count() >= TELLING) {
      all.add(s.replaceAll("[^\\x00-\\x7F]", "?"));
      all.add(asLatin1.replaceAll("[^\\x00-\\x7F]", "?"));
    }
  }

  private static void quoted(String s, Set<String> all) {
    all.add(bytes(s, "%%%02x", true));
    all.add(bytes(s, "%%%02x", true).replace("%20", "+"));
    all.add(s.replace("%", "%25").replace("@", "%40").replace(":", "%3a").replace("/", "%2f"));
    all.add(s.replace("\"", "\"\""));
    all.add(s.replace("'", "''"));
    all.add(s.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "\\'"));
    all.add(s.replace("\\", "\\\\").replace("\"", "\\\""));
    all.add(s.replaceAll("([^\\p{L}\\p{N}_.,/+-])", "\\\\$1")); // as a shell quotes
    all.add(s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    all.add(
        s.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;"));
  }

  /** The bytes beyond ASCII by a format; punctuation too where a URL would do so (RFC 3986). */
  private static String bytes(String s, String format, boolean url) {
    StringBuilder b = new StringBuilder();
    for (byte octet : s.getBytes(StandardCharsets.UTF_8)) {
      int c = octet & 0xFF;
      boolean plain = c >= '0' && c <= '9' || (c | ' ') >= 'a' && (c | ' ') <= 'z';
      plain |= "-._~".indexOf(c) >= 0 || !url && c < 0x80;
      b.append(plain ? String.valueOf((char) c) : String.format(Locale.ROOT, format, c));
    }
    return b.toString();
  }
}
