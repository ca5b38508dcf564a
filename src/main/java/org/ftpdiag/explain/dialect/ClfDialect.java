package org.ftpdiag.explain.dialect;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;

/**
 * The format of web servers: {@code host ident user [date] "RETR file" 550 -}, as ProFTPD's
 * ExtendedLog writes each command with the code of its reply, and Pure-FTPd each transfer as if it
 * were of HTTP. The texts of the replies are not in it. The client's address tells sessions apart.
 */
final class ClfDialect implements Dialect {
  @Override
  public String id() {
    return "clf";
  }

  @Override
  public int likeness(String line) {
    Entry e = Entry.of(line);
    return e == null || e.verb().isEmpty() ? 0 : 9;
  }

  @Override
  public Reading open() {
    return new ClfReading();
  }

  /** A line taken apart. */
  private record Entry(String host, String request, String status) {
    /** Null for what is no such line. */
    static Entry of(String line) {
      int date = line.indexOf(" [");
      int open = line.indexOf("] \"", date);
      int close = line.lastIndexOf("\" ");
      int blank = line.indexOf(' ');
      if (date < 0 || open < 0 || close < open + 3 || blank > date) {
        return null;
      }
      String rest = line.substring(close + 2);
      int end = rest.indexOf(' ');
      return new Entry(
          line.substring(0, blank),
          line.substring(open + 3, close),
          end < 0 ? rest : rest.substring(0, end));
    }

    /** Pure-FTPd's GET and PUT tell of transfers that succeeded. */
    boolean web() {
      return request.startsWith("GET ") || request.startsWith("PUT ");
    }

    String verb() {
      boolean http = request.contains(" HTTP/");
      return http ? "" : web() ? request.substring(0, 3) : FtpWords.verb(request);
    }
  }

  private static final class ClfReading implements Reading {
    private static final int MOST_HOSTS = 256;

    /** Hosts that have logged in: another AUTH or USER begins another session. */
    private final Set<String> inside = new LinkedHashSet<>();

    @Override
    public void read(String line, Consumer<Event> plain) {
      Entry e = Entry.of(line);
      if (e == null || e.verb().isEmpty()) {
        return;
      }
      Consumer<Event> to = x -> plain.accept(x.in(e.host()));
      if (e.web()) {
        String verb = e.verb().equals("GET") ? "RETR" : "STOR";
        to.accept(Event.closed());
        to.accept(Event.sent(verb + e.request().substring(e.verb().length())));
        to.accept(Event.reply("226 "));
      } else if (FtpWords.code(e.status()) > 0) {
        command(e, to);
      }
    }

    private void command(Entry e, Consumer<Event> to) {
      String verb = e.verb();
      if ((verb.equals("AUTH") || verb.equals("USER")) && inside.remove(e.host())) {
        to.accept(Event.closed());
        to.accept(new Event(Event.Kind.CONNECTED, "", ""));
      }
      if (verb.equals("PASS") && inside.size() < MOST_HOSTS) {
        inside.add(e.host());
      }
      // Whether the password was in clear is not told: nothing may be made of its being there.
      to.accept(Event.sent(verb.equals("PASS") ? verb : e.request()));
      to.accept(Event.reply(e.status() + " "));
      if (verb.equals("AUTH") && e.status().startsWith("2")) {
        to.accept(Event.status("tls connection established"));
      }
    }
  }
}
