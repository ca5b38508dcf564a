package org.ftpdiag.explain.dialect;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.ServerEvents;

/**
 * Pure-FTPd's messages in the system's log: {@code pure-ftpd: (alice@198.51.100.7) [INFO] ...}. The
 * client's address tells sessions apart.
 */
final class PureFtpdDialect implements Dialect {
  private static final String COMMAND = "] Command [";

  @Override
  public String id() {
    return "pure-ftpd";
  }

  @Override
  public Optional<String> server() {
    return Optional.of("pure-ftpd");
  }

  @Override
  public int likeness(String line) {
    return line.contains("pure-ftpd") && line.contains("@") && line.contains(") [") ? 10 : 0;
  }

  @Override
  public Reading open() {
    ServerEvents events = ServerEvents.of("pure-ftpd");
    return (line, to) -> read(line, events, to);
  }

  private static void read(String line, ServerEvents events, Consumer<Event> to) {
    int end = line.indexOf(") [");
    int open = line.lastIndexOf('(', end);
    int at = line.indexOf('@', open);
    if (open < 0 || at < 0 || at > end) {
      return;
    }
    String session = line.substring(at + 1, end);
    int command = line.indexOf(COMMAND, end);
    if (command > 0) {
      String text = line.substring(command + COMMAND.length());
      int close = text.indexOf("] [");
      if (close > 0) {
        String verb = text.substring(0, close).toUpperCase(Locale.ROOT);
        String argument = text.substring(close + 3, Math.max(close + 3, text.lastIndexOf(']')));
        to.accept(Event.sent((verb + " " + argument).strip()).in(session));
      }
      return;
    }
    events
        .find(line.substring(end + 2))
        .ifPresent(r -> ServerEvents.tell(r, user(line), e -> to.accept(e.in(session))));
  }

  private static String user(String line) {
    int open = line.lastIndexOf("user [");
    int close = line.indexOf(']', open);
    if (open >= 0 && close > open) {
      return line.substring(open + 6, close);
    }
    int name = line.indexOf('(');
    int at = line.indexOf('@', name);
    return name < 0 || at < 0 ? "" : line.substring(name + 1, at);
  }
}
