package org.ftpdiag.probe.checks;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.deep.IntegrityTrial.Digest;
import org.ftpdiag.model.seen.deep.IntegrityTrial.Outcome;
import org.ftpdiag.probe.Session;
import org.ftpdiag.wire.WireException;

/**
 * Asks for the checksum of a file in each way that FEAT offers: HASH (draft-bryan-ftpext-hash), and
 * XCRC, XMD5 and their like, which no standard describes.
 */
final class Checksums {
  private static final Map<String, String> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("XCRC", "CRC32");
    COMMANDS.put("XMD5", "MD5");
    COMMANDS.put("XSHA", "SHA1");
    COMMANDS.put("XSHA1", "SHA1");
    COMMANDS.put("XSHA256", "SHA256");
    COMMANDS.put("XSHA512", "SHA512");
  }

  private final Map<String, String> due = new LinkedHashMap<>();

  /** What the checksums of these bytes are. */
  Checksums(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    due.put("CRC32", String.format(Locale.ROOT, "%08x", crc.getValue()));
    due.put("MD5", digest("MD5", content));
    due.put("SHA1", digest("SHA-1", content));
    due.put("SHA256", digest("SHA-256", content));
    due.put("SHA512", digest("SHA-512", content));
  }

  private static String digest(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every platform has " + algorithm, e);
    }
  }

  List<Digest> ask(Session session, String path) throws WireException {
    List<Digest> all = new ArrayList<>();
    if (session.state().promises("HASH")) {
      Exchange said = session.ask("HASH", path);
      String text = text(said, path).toUpperCase(Locale.ROOT);
      Optional<String> algorithm =
          due.keySet().stream()
              .filter(a -> (" " + text.replace("-", "") + " ").contains(" " + a + " "))
              .findFirst();
      all.add(judged("HASH", algorithm, said, path));
    }
    for (Map.Entry<String, String> command : COMMANDS.entrySet()) {
      if (session.state().promises(command.getKey()) && !session.time().over()) {
        Exchange said = session.ask(command.getKey(), path);
        all.add(judged(command.getKey(), Optional.of(command.getValue()), said, path));
      }
    }
    return all;
  }

  private Digest judged(String command, Optional<String> algorithm, Exchange said, String path) {
    String expected = algorithm.map(due::get).orElse("");
    Outcome outcome = said.ok() ? Outcome.NOT_TRIED : Outcome.REFUSED;
    if (said.ok() && !expected.isEmpty()) {
      outcome = compared(expected, text(said, path));
    }
    return new Digest(command, expected, said.reply(), outcome);
  }

  /** The path has hexadecimal digits of its own. */
  private static String text(Exchange said, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return said.reply().map(Reply::text).orElse("").replace(path, "").replace(name, "");
  }

  /** A CRC may come without its leading zeros; what has another length is no checksum. */
  private static Outcome compared(String expected, String text) {
    Outcome outcome = Outcome.NOT_TRIED;
    for (String word : text.split("[^0-9A-Fa-f]+")) {
      boolean whole = word.length() == expected.length();
      boolean crc = expected.length() == 8 && word.length() > 4 && word.length() < 8;
      if (whole || crc) {
        if (new BigInteger(word, 16).equals(new BigInteger(expected, 16))) {
          return Outcome.SAME;
        }
        outcome = whole ? Outcome.CHANGED : outcome;
      }
    }
    return outcome;
  }
}
