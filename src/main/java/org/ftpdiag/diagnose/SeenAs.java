package org.ftpdiag.diagnose;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.seen.Reply;

/** Finds the address under which the server sees this client, where a reply tells it. */
final class SeenAs {
  // ProFTPD "Connected from host (192.0.2.7)". Apache FtpServer says both, and means itself by
  // "Connected to 203.0.113.5", so this one goes first.
  private static final Pattern FROM = stat("from");
  // vsftpd "Connected to ::ffff:192.0.2.7", the BSD family "Connected to host (192.0.2.7)" or
  // "Connected to 192.0.2.7".
  private static final Pattern TO = stat("to");
  // Pure-FTPd to PORT: "I won't open a connection to 192.168.1.19 (only to 192.0.2.7)".
  private static final Pattern PORT =
      Pattern.compile("\\(only to ([0-9a-fA-F:.]+)\\)", Pattern.CASE_INSENSITIVE);

  private SeenAs() {}

  private static Pattern stat(String side) {
    return Pattern.compile(
        "connected " + side + "\\s+(?:[^\\s(]*\\s*\\()?\\[?([0-9a-fA-F:.]+)",
        Pattern.CASE_INSENSITIVE);
  }

  static Optional<String> of(List<ReceivedReply> said) {
    return said.stream().flatMap(s -> in(s.after(), s.reply()).stream()).findFirst();
  }

  private static Optional<String> in(String after, Reply reply) {
    boolean stat = after.equals("STAT") && reply.positive();
    if (stat) {
      return address(FROM, reply).or(() -> address(TO, reply));
    }
    return reply.negative() ? address(PORT, reply) : Optional.empty();
  }

  private static Optional<String> address(Pattern said, Reply reply) {
    Matcher m = said.matcher(reply.text());
    while (m.find()) {
      Optional<String> a = Addresses.literal(m.group(1)).map(Addresses::text);
      if (a.isPresent()) {
        return a;
      }
    }
    return Optional.empty();
  }
}
