package org.ftpdiag.probe;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.wire.WireException;

/** The server's time stamps (RFC 3659 section 2.3), always in UTC. */
public final class ServerTime {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  private ServerTime() {}

  /** What MDTM says of a file (RFC 3659 section 3); empty when it says nothing that can be read. */
  public static Optional<Instant> modified(Session s, String path) throws WireException {
    Exchange e = s.ask("MDTM", path);
    String text = e.ok() ? e.reply().orElseThrow().text().strip() : "";
    if (!text.matches("\\d{14}(\\.\\d{1,9})?")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.parse(text.substring(0, 14), TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException impossible) {
      return Optional.empty(); // a date such as 30 February; the reply stands in the transcript
    }
  }
}
