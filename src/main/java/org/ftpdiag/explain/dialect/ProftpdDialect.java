package org.ftpdiag.explain.dialect;

import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.ServerEvents;

/** ProFTPD's log and that of its module for TLS; the process number tells sessions apart. */
final class ProftpdDialect implements Dialect {
  @Override
  public String id() {
    return "proftpd";
  }

  @Override
  public Optional<String> server() {
    return Optional.of("proftpd");
  }

  @Override
  public int likeness(String line) {
    return line.contains("proftpd[") || line.contains("mod_tls/") ? 10 : 0;
  }

  @Override
  public Reading open() {
    return new ProftpdReading();
  }

  private static final class ProftpdReading implements Reading {
    private static final String REASON = "  (1) ";

    private final ServerEvents events = ServerEvents.of("proftpd");

    /** The session whose handshake failed; its reason stands in the next line. */
    private String failed = "";

    @Override
    public void read(String line, Consumer<Event> to) {
      if (!failed.isEmpty()) {
        failed(line, to);
      }
      int name = line.indexOf("proftpd[");
      int open = line.indexOf('[', Math.max(name, line.indexOf("mod_tls/")));
      int close = line.indexOf(']', open);
      if (open < 0 || close < 0 || line.startsWith(" ")) {
        return;
      }
      String session = line.substring(open + 1, close);
      Optional<ServerEvents.Row> row = events.find(line);
      if (row.filter(r -> r.occasion().equals("tls")).isPresent()) {
        failed = session;
        return;
      }
      if (row.isEmpty()) {
        LastWords.told(line, e -> to.accept(e.in(session))); // PAM writes under its name
      }
      row.ifPresent(r -> ServerEvents.tell(r, user(line), e -> to.accept(e.in(session))));
    }

    private void failed(String line, Consumer<Event> to) {
      String reason = line.startsWith(REASON) ? line.substring(REASON.length()) : "";
      to.accept(Event.sent("AUTH TLS").in(failed));
      to.accept(Event.reply("234 ").in(failed));
      to.accept(Event.error("SSL_accept failed, TLS handshake failed: " + reason).in(failed));
      failed = "";
    }
  }

  /** {@code ... USER alice (Login failed): ...} or {@code ... USER alice: Login successful.}. */
  private static String user(String line) {
    int at = line.indexOf("USER ");
    int from = at < 0 ? line.indexOf("ANON ") : at;
    if (from < 0) {
      return "";
    }
    int end = from + 5;
    while (end < line.length() && " :(".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return line.substring(from + 5, end);
  }
}
