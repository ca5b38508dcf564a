package org.ftpdiag.explain;

import java.util.Optional;
import java.util.function.Consumer;

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
    ServerEvents events = ServerEvents.of("proftpd");
    return (line, to) -> read(line, events, to);
  }

  private static void read(String line, ServerEvents events, Consumer<Event> to) {
    int name = line.indexOf("proftpd[");
    int open = line.indexOf('[', Math.max(name, line.indexOf("mod_tls/")));
    int close = line.indexOf(']', open);
    if (open < 0 || close < 0) {
      return;
    }
    String session = line.substring(open + 1, close);
    Optional<ServerEvents.Row> row = events.find(line);
    row.ifPresent(r -> ServerEvents.tell(r, user(line), e -> to.accept(e.in(session))));
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
