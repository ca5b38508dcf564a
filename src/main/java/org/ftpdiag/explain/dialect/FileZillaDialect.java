package org.ftpdiag.explain.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.Event.Kind;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.event.Table;

/**
 * FileZilla: what is copied from its window ({@code Command:<tab>PASV}, in any of its languages),
 * and its log file ({@code 2026-05-01 12:00:00 4711 1 Command: PASV}), where the second number
 * tells its connections apart.
 */
final class FileZillaDialect implements Dialect {
  private static final int LONGEST_LABEL = 16;
  private static final Map<String, Kind> LABELS = labels();

  private static final List<Known> USUAL =
      List.of(
          new Known("Response", Kind.REPLY),
          new Known("Command", Kind.SENT),
          new Known("Status", Kind.STATUS));

  /** A label and what it means. */
  private record Known(String label, Kind kind) {}

  private static Map<String, Kind> labels() {
    Map<String, Kind> labels = new HashMap<>();
    for (String row : Table.rows("labels.tsv")) {
      String[] cells = row.split("\t");
      labels.put(
          cells[1],
          switch (cells[0]) {
            case "command" -> Kind.SENT;
            case "response" -> Kind.REPLY;
            case "error" -> Kind.ERROR;
            case "status" -> Kind.STATUS;
            default -> Kind.CLOSED; // nothing to hear
          });
    }
    return labels;
  }

  /** A labelled line taken apart. */
  record Labelled(Kind kind, String session, String text, boolean padded) {}

  /** Takes a line apart; null where it has no label. */
  static Labelled parse(String line) {
    int from = start(line);
    int colon = line.indexOf(':', from);
    if (colon < 0 || colon - from > LONGEST_LABEL || colon == from) {
      return null;
    }
    Kind kind = kind(line, from, colon);
    if (kind == null) {
      return null;
    }
    int text = colon + 1;
    while (text < line.length() && line.charAt(text) == ' ' && text < colon + 14) {
      text++;
    }
    boolean tab = text < line.length() && line.charAt(text) == '\t';
    // The blank before a line of a multi-line reply is part of it.
    int begin = tab ? text + 1 : Math.min(colon + 2, text);
    boolean padded = !tab && text > colon + 2 && kind != Kind.REPLY;
    boolean whole = !tab && text > begin && FtpWords.code(line.substring(text)) > 0;
    String body = line.substring(padded || whole ? text : begin);
    return new Labelled(kind, session(line, from), body, padded);
  }

  private static Kind kind(String line, int from, int colon) {
    for (Known known : USUAL) { // the English ones without a copy of the label
      if (known.label().length() == colon - from && line.startsWith(known.label(), from)) {
        return known.kind();
      }
    }
    // French has a blank before the colon.
    return LABELS.get(line.substring(from, colon).strip());
  }

  /** Where the label begins: behind a date, a time and two numbers, if they are there. */
  private static int start(String line) {
    int at = 0;
    int limit = Math.min(line.length(), 48);
    while (at < limit && !Character.isLetter(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static String session(String line, int from) {
    int end = from - 1;
    if (end < 20 || line.charAt(end) != ' ') {
      return "";
    }
    int begin = end;
    while (begin > 0 && Character.isDigit(line.charAt(begin - 1))) {
      begin--;
    }
    return line.substring(begin, end);
  }

  @Override
  public String id() {
    return "filezilla";
  }

  @Override
  public int likeness(String line) {
    Labelled l = parse(line);
    if (l == null) {
      return 0;
    }
    boolean dialogue =
        l.kind() == Kind.SENT && !FtpWords.verb(l.text()).isEmpty()
            || l.kind() == Kind.REPLY && FtpWords.code(l.text()) > 0;
    boolean more = l.kind() == Kind.REPLY;
    boolean plain = l.kind() == Kind.ERROR || l.kind() == Kind.CLOSED; // others say that, too
    return dialogue ? 8 : more ? 6 : l.kind() == Kind.STATUS ? 2 : plain ? 0 : 1;
  }

  @Override
  public Reading open() {
    return FileZillaDialect::read;
  }

  static void read(String line, Consumer<Event> to) {
    Labelled l = parse(line);
    if (l != null && l.kind() != Kind.CLOSED) {
      to.accept(new Event(l.kind(), l.session(), l.text()));
    }
  }
}
