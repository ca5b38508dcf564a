package org.ftpdiag.explain.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.ftp.Verb;

/** What the log of a server says of a session, and the reply that goes with it. */
public final class ServerEvents {
  private final List<Row> rows = new ArrayList<>();

  /**
   * One row.
   *
   * @param occasion the verb that was answered, or what happened
   * @param reply empty where the client gets none
   */
  public record Row(String occasion, String[] parts, Optional<String> reply) {
    /** Whether commands and replies tell the same. */
    public boolean told() {
      boolean found = reply.filter(r -> r.startsWith("!")).isPresent();
      return !found && (occasion.equals("login") || Verb.of(occasion).known());
    }

    boolean in(String text) {
      return Parts.end(text, parts) >= 0;
    }
  }

  private ServerEvents() {}

  /** The rows of one server. */
  public static ServerEvents of(String server) {
    ServerEvents events = new ServerEvents();
    for (String row : Table.rows("server-events.tsv")) {
      String[] c = row.split("\t");
      if (c[0].equals(server)) {
        Optional<String> reply = c[3].equals("-") ? Optional.empty() : Optional.of(c[3]);
        events.rows.add(new Row(c[1], c[2].split(" ?\\* ?", -1), reply));
      }
    }
    return events;
  }

  public List<Row> rows() {
    return rows;
  }

  /** The first row whose text a line holds. */
  public Optional<Row> find(String line) {
    for (Row row : rows) {
      if (row.in(line)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** Tells an event as the client would have seen it. */
  public static void tell(Row row, String user, Consumer<Event> to) {
    String reply = row.reply().orElse("");
    if (reply.startsWith("!")) {
      if (row.occasion().equals("PASS")) {
        to.accept(Event.sent("USER " + user));
      }
      to.accept(Event.found(reply.substring(1), row.occasion()));
      return;
    }
    switch (row.occasion()) {
      case "opened" -> {
        to.accept(Event.closed());
        to.accept(new Event(Event.Kind.CONNECTED, "", ""));
      }
      case "closed" -> to.accept(Event.closed());
      case "tls" -> {
        to.accept(Event.sent("AUTH TLS"));
        to.accept(Event.reply("234 "));
      }
      case "login" -> {
        login(user, to);
        to.accept(Event.reply("230 "));
      }
      case "PASS" -> {
        login(user, to);
        to.accept(Event.reply(row.reply().orElseThrow()));
      }
      case "idle" -> to.accept(Event.reply(row.reply().orElseThrow()));
      case "greeting" -> to.accept(Event.reply(row.reply().orElseThrow()));
      default -> {
        to.accept(Event.sent(row.occasion()));
        to.accept(Event.reply(row.reply().orElseThrow()));
      }
    }
  }

  private static void login(String user, Consumer<Event> to) {
    to.accept(Event.sent("USER " + user));
    to.accept(Event.reply("331 "));
    to.accept(Event.sent("PASS"));
  }
}
