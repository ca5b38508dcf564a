package org.ftpdiag.explain;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.explain.capture.CaptureFile;
import org.ftpdiag.explain.capture.CaptureLog;
import org.ftpdiag.explain.dialect.Dialect;
import org.ftpdiag.explain.dialect.Dialects;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.event.Wordings;
import org.ftpdiag.explain.secrets.LogSecrets;
import org.ftpdiag.explain.session.CaseBook;
import org.ftpdiag.explain.session.Conversation;
import org.ftpdiag.explain.session.Meanings;
import org.ftpdiag.explain.text.HeadedInput;
import org.ftpdiag.explain.text.LineSource;
import org.ftpdiag.explain.text.LogLine;
import org.ftpdiag.explain.text.Margin;
import org.ftpdiag.explain.text.TimeOfDay;
import org.ftpdiag.explain.text.Wrapping;
import org.ftpdiag.ftp.Verb;
import org.ftpdiag.knowledge.FileMark;

/** Reads a log of whatever dialect, in constant memory, and says what it shows. */
public final class Explainer {
  /** Lines that are looked at to recognise the dialect. */
  private static final int LOOKED_AT = 200;

  private static final int MOST_SESSIONS = 256;

  private final Optional<String> dialect;
  private final Optional<String> family;

  /**
   * Of logs.
   *
   * @param dialect its id; empty to recognise it
   * @param family the family of the server; empty to go by what the log tells
   * @throws IllegalArgumentException where there is no such dialect
   */
  public Explainer(Optional<String> dialect, Optional<String> family) {
    dialect
        .filter(d -> Dialects.of(d).isEmpty())
        .ifPresent(
            d -> {
              throw new IllegalArgumentException(d);
            });
    this.dialect = dialect;
    this.family = family;
  }

  /**
   * Reads a log to its end.
   *
   * @throws UnreadableLogException where it is no log of a known kind
   * @throws IOException where it cannot be read, or the listener fails to write
   */
  public Explanation explain(InputStream in, LogListener listener)
      throws IOException, UnreadableLogException {
    byte[] start = in.readNBytes(CaptureFile.MAGIC);
    InputStream whole = new HeadedInput(start, in);
    return CaptureFile.recognises(start)
        ? new CaptureLog(family).read(whole, listener)
        : text(whole, listener);
  }

  private Explanation text(InputStream in, LogListener listener)
      throws IOException, UnreadableLogException {
    LineSource source = new LineSource(in);
    List<LogLine> head = new ArrayList<>();
    for (LogLine l = source.next(); l != null; l = source.next()) {
      head.add(l);
      if (head.size() == LOOKED_AT) {
        break;
      }
    }
    Margin margin = Margin.of(head);
    head.replaceAll(margin::cut);
    Wrapping wrapping = Wrapping.of(head);
    head.replaceAll(wrapping::cut);
    Dialect known = recognise(head);
    listener.recognised(known.id(), false);
    TextLog log = new TextLog(known, listener);
    // What the beginning of a log gives away is hidden from its first line on.
    head.forEach(l -> log.secrets.learn(l.text()));
    for (LogLine l : head) {
      log.take(l);
    }
    head.clear();
    for (LogLine l = source.next(); l != null; l = source.next()) {
      log.take(wrapping.cut(margin.cut(l)));
    }
    return log.end(source.number());
  }

  private Dialect recognise(List<LogLine> head) throws UnreadableLogException {
    String first =
        head.stream().map(LogLine::text).filter(l -> !l.isBlank()).findFirst().orElse("");
    if (first.isEmpty()) {
      throw new UnreadableLogException("empty", "");
    }
    if (dialect.isPresent()) {
      return Dialects.of(dialect.get()).orElseThrow();
    }
    List<String> lines = head.stream().map(LogLine::text).toList();
    Optional<String> own = OwnReport.schema(lines);
    if (own.isPresent()) {
      throw new UnreadableLogException("own", own.get());
    }
    Optional<Dialect> known = Dialects.recognise(lines);
    if (known.isEmpty()) {
      // Not a word of it: a file that was named by mistake may hold a password.
      Optional<String> mark = FileMark.of(first);
      throw new UnreadableLogException(
          mark.isEmpty() ? "unknown" : "unknown-marked", mark.orElse(""));
    }
    return known.get();
  }

  /** A text log being read. */
  private final class TextLog {
    private final Dialect dialect;
    private final Dialect.Reading reading;
    private final LogListener listener;
    private final Optional<String> server;
    private final CaseBook book;
    private final Meanings meanings;
    private final LogSecrets secrets = new LogSecrets();
    private final Map<String, Conversation> sessions = new LinkedHashMap<>(16, 0.75f, true);
    private LogLine line;
    private double time;
    private Note note;
    private boolean understood;
    private long read;

    TextLog(Dialect dialect, LogListener listener) {
      this.dialect = dialect;
      this.reading = dialect.open();
      this.listener = listener;
      this.server = family.or(dialect::server);
      this.book = new CaseBook(server, dialect.id(), dialect.server().isPresent(), this::masked);
      this.meanings = new Meanings(server, listener.wantsLines());
    }

    private String masked(String text) {
      return secrets.masked(reading.masked(text));
    }

    void take(LogLine next) throws IOException {
      time = TimeOfDay.in(next.text());
      note = null;
      understood = next.text().isBlank();
      if (next.text().indexOf('\r') < 0) {
        read(next);
      } else {
        // A carriage return within a line: what stands before it was written over.
        for (String part : next.text().split("\r")) {
          read(new LogLine(next.number(), part));
        }
      }
      read += understood ? 1 : 0;
      if (listener.wantsLines()) {
        String text = masked(next.text());
        listener.line(new LogQuote(next.number(), text), Optional.ofNullable(secrets.masked(note)));
      } else {
        secrets.learn(next.text());
      }
    }

    private void read(LogLine part) {
      line = part;
      reading.read(part.text(), this::hear);
    }

    private void hear(Event e) {
      understood |= e.kind() != Event.Kind.STATUS || Wordings.load().find(e.text()).isPresent();
      Event safe = e.kind() == Event.Kind.SENT ? secret(e) : e;
      if (safe != e) {
        secrets.know(e.text().strip().substring(FtpWords.verb(e.text()).length()));
      }
      Note said = session(safe.session()).hear(safe, line, time);
      if (said != null) {
        note = said;
      }
    }

    private Conversation session(String key) {
      Conversation c = sessions.get(key);
      if (c == null) {
        c = new Conversation(book, server, meanings);
        sessions.put(key, c);
        if (sessions.size() > MOST_SESSIONS) {
          var eldest = sessions.entrySet().iterator();
          eldest.next().getValue().end();
          eldest.remove();
        }
      }
      return c;
    }

    Explanation end(long lines) throws UnreadableLogException {
      sessions.values().forEach(Conversation::end);
      if (book.isEmpty()) { // nothing failed because nothing was read
        throw new UnreadableLogException("unread", "");
      }
      return new Explanation(
          dialect.id(),
          false,
          lines,
          read,
          book.sessions(),
          book.failedSessions(),
          0,
          book.cases().stream().map(secrets::masked).toList(),
          book.leftOut());
    }
  }

  /** A command without its secret. */
  public static Event secret(Event e) {
    String verb = FtpWords.verb(e.text());
    boolean secret = Verb.of(verb).secret();
    return secret && e.text().strip().length() > verb.length()
        ? new Event(e.kind(), e.session(), verb + " " + LogSecrets.STARS)
        : e;
  }
}
