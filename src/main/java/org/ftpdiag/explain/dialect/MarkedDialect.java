package org.ftpdiag.explain.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.event.Parts;
import org.ftpdiag.explain.event.ServerEvents;
import org.ftpdiag.explain.event.Table;

/**
 * A program that puts marks of its own before each command and each reply; {@code marks.tsv} names
 * them. What stands behind a mark may be quoted.
 */
final class MarkedDialect implements Dialect {
  private static final int MARKED = 10;

  private final String id;
  private final List<Mark> marks;
  private final ServerEvents events;

  /** A mark before commands ({@code sent}), replies or whichever the text is like. */
  private record Mark(String kind, String[] parts, String session, Optional<String> server) {
    /** Where the text behind the mark begins; -1 where the line has no such mark. */
    int end(String line) {
      return Parts.end(line, parts);
    }
  }

  private MarkedDialect(String id, List<Mark> marks) {
    this.id = id;
    this.marks = marks;
    this.events = ServerEvents.of(marks.get(0).server().orElse(""));
  }

  /** One for each program of the table. */
  static List<Dialect> all() {
    Map<String, List<Mark>> programs = new LinkedHashMap<>();
    for (String row : Table.rows("marks.tsv")) {
      String[] c = row.split("\t", -1);
      programs
          .computeIfAbsent(c[0], id -> new ArrayList<>())
          .add(
              new Mark(
                  c[1],
                  c[2].split("\\*", -1),
                  c[3].equals("-") ? "" : c[3],
                  c[4].equals("-") ? Optional.empty() : Optional.of(c[4])));
    }
    List<Dialect> all = new ArrayList<>();
    programs.forEach((id, marks) -> all.add(new MarkedDialect(id, marks)));
    return all;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Optional<String> server() {
    return marks.get(0).server();
  }

  @Override
  public int likeness(String line) {
    for (Mark mark : marks) {
      int end = mark.end(line);
      if (end >= 0 && mark.kind().equals("name")) {
        return MARKED;
      }
      if (end >= 0) {
        String text = bare(line.substring(end));
        boolean command = !mark.kind().equals("received") && FtpWords.isCommand(text);
        boolean reply = !mark.kind().equals("sent") && FtpWords.code(text) > 0;
        return command || reply ? MARKED : 1;
      }
    }
    return 0;
  }

  @Override
  public Reading open() {
    return new MarkedReading();
  }

  /** Reads one log. */
  private final class MarkedReading implements Reading {
    /** The log shows commands and replies: what the server says besides tells the same again. */
    private boolean dialogue;

    @Override
    public void read(String line, Consumer<Event> to) {
      for (Mark mark : marks) {
        int end = mark.kind().equals("name") ? -1 : mark.end(line);
        if (end >= 0) {
          dialogue = true;
          tell(mark, bare(line.substring(end)), session(mark, line), to);
          return;
        }
      }
      if (server().isEmpty()) {
        LastWords.read(line, to);
        return;
      }
      events
          .find(line)
          .filter(row -> !dialogue || !row.told())
          .ifPresent(
              row -> ServerEvents.tell(row, "", e -> to.accept(e.in(session(marks.get(0), line)))));
    }
  }

  private static void tell(Mark mark, String text, String session, Consumer<Event> to) {
    boolean sent =
        mark.kind().equals("sent") || mark.kind().equals("either") && FtpWords.isCommand(text);
    if (sent && !FtpWords.verb(text).isEmpty()) {
      to.accept(Event.sent(text).in(session));
    } else if (mark.kind().equals("received") || FtpWords.code(text) > 0) {
      to.accept(Event.reply(text).in(session));
    } else if (!sent) {
      to.accept(Event.status(text).in(session));
    }
  }

  /** What tells sessions apart: the word behind a text, or with {@code <} the one before it. */
  private static String session(Mark mark, String line) {
    String key = mark.session();
    if (key.isEmpty()) {
      return "";
    }
    if (key.startsWith("<")) {
      int at = line.indexOf(key.substring(1));
      return at < 0 ? "" : line.substring(line.lastIndexOf(' ', at) + 1, at);
    }
    int at = line.indexOf(key);
    if (at < 0) {
      return "";
    }
    int from = at + key.length();
    int end = line.indexOf(' ', from);
    return line.substring(from, end < 0 ? line.length() : end);
  }

  /** Without quotation marks, and without the placeholder of C for an argument that is missing. */
  private static String bare(String text) {
    String t = text.endsWith(" (null)") ? text.substring(0, text.length() - 7) : text;
    boolean quoted = t.length() > 1 && t.startsWith("\"") && t.endsWith("\"");
    return quoted ? t.substring(1, t.length() - 1) : t.stripTrailing();
  }
}
