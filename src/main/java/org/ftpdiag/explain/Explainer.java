package org.ftpdiag.explain;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.explain.capture.CaptureFile;
import org.ftpdiag.explain.capture.CaptureLog;
import org.ftpdiag.explain.dialect.Dialect;
import org.ftpdiag.explain.dialect.Dialects;
import org.ftpdiag.explain.dialect.Mixture;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.event.Wordings;
import org.ftpdiag.explain.secrets.LogSecrets;
import org.ftpdiag.explain.session.CaseBook;
import org.ftpdiag.explain.session.Conversation;
import org.ftpdiag.explain.session.Meanings;
import org.ftpdiag.explain.session.Voice;
import org.ftpdiag.explain.text.GrowingInput;
import org.ftpdiag.explain.text.HeadedInput;
import org.ftpdiag.explain.text.LineSource;
import org.ftpdiag.explain.text.LogLine;
import org.ftpdiag.explain.text.Period;
import org.ftpdiag.explain.text.TimeOfDay;
import org.ftpdiag.ftp.Verb;
import org.ftpdiag.knowledge.FileMark;

/** Reads a log of whatever dialect, in constant memory, and says what it shows. */
public final class Explainer {
  /** Lines that are looked at to recognise the dialect. */
  private static final int LOOKED_AT = 200;

  private static final int MOST_SESSIONS = 256;

  private final Optional<String> dialect;
  private final Optional<String> family;
  private final LogSelection selection;

  /** Of whole logs. */
  public Explainer(Optional<String> dialect, Optional<String> family) {
    this(dialect, family, LogSelection.ALL);
  }

  /**
   * Of logs.
   *
   * @param dialect its id; empty to recognise it
   * @param family the family of the server; empty to go by what the log tells
   * @param selection what of a log is looked at; of a capture, the session alone
   * @throws IllegalArgumentException where there is no such dialect
   */
  public Explainer(Optional<String> dialect, Optional<String> family, LogSelection selection) {
    dialect
        .filter(d -> Dialects.of(d).isEmpty())
        .ifPresent(
            d -> {
              throw new IllegalArgumentException(d);
            });
    this.dialect = dialect;
    this.family = family;
    this.selection = selection;
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
    boolean capture = CaptureFile.recognises(start);
    if (capture && !selection.period().isAll()) {
      throw new UnreadableLogException("timeless", "");
    }
    return capture
        ? new CaptureLog(family, selection.session()).read(whole, listener)
        : text(whole, in instanceof GrowingInput, listener);
  }

  private Explanation text(InputStream in, boolean growing, LogListener listener)
      throws IOException, UnreadableLogException {
    LineSource source = new LineSource(in, growing);
    List<LogLine> head = new ArrayList<>();
    for (LogLine l = source.next(); l != null; l = source.next()) {
      head.add(l);
      if (head.size() == LOOKED_AT || growing && source.waits() && recognises(head)) {
        break;
      }
    }
    Period.Course course = selection.period().course();
    List<Boolean> asked = head.stream().map(l -> course.takes(l.text())).toList();
    Layout layout = layout(head);
    List<LogLine> bare = head.stream().map(layout::cut).toList();
    Dialect known = known(bare, layout);
    listener.recognised(known.id(), false, Dialects.telling(known, bare));
    Mixture mixture =
        dialect.isPresent() ? Mixture.alone(known) : Mixture.of(known, Layout.texts(bare));
    TextLog log = new TextLog(known, layout, mixture, growing, listener);
    // What the beginning of a log gives away is hidden from its first line on.
    bare.forEach(l -> log.secrets.learn(l.text()));
    for (int i = 0; i < head.size(); i++) {
      log.take(head.get(i), asked.get(i));
    }
    head.clear();
    for (LogLine l = source.next(); l != null; l = source.next()) {
      log.take(l, course.takes(l.text()));
    }
    if (!course.timed() || !course.any()) {
      throw new UnreadableLogException(course.timed() ? "period" : "timeless", "");
    }
    return log.end();
  }

  /** Whether a log that grows has told by now what it is. */
  private boolean recognises(List<LogLine> head) {
    return layout(head).dialect().isPresent();
  }

  private Layout layout(List<LogLine> head) {
    return Layout.of(head, dialect.flatMap(Dialects::of));
  }

  private Dialect known(List<LogLine> head, Layout layout) throws UnreadableLogException {
    List<String> lines = Layout.texts(head);
    String first = lines.stream().filter(l -> !l.isBlank()).findFirst().orElse("");
    if (first.isEmpty()) {
      throw new UnreadableLogException("empty", "");
    }
    Optional<String> own = dialect.isPresent() ? Optional.empty() : OwnReport.schema(lines);
    if (own.isPresent()) {
      throw new UnreadableLogException("own", own.get());
    }
    if (layout.dialect().isEmpty()) {
      // Not a word of it: a file that was named by mistake may hold a password.
      Optional<String> mark = FileMark.of(first);
      throw new UnreadableLogException(
          mark.isEmpty() ? "unknown" : "unknown-marked", mark.orElse(""));
    }
    return layout.dialect().get();
  }

  /** A text log being read. */
  private final class TextLog {
    private final Dialect dialect;
    private final Layout layout;
    private final Mixture mixture;
    private final LogListener listener;
    private final CaseBook book;
    private final Map<String, Part> parts = new HashMap<>();
    private Part part;
    private final LogSecrets secrets = new LogSecrets();
    private final Map<String, Conversation> sessions = new LinkedHashMap<>(16, 0.75f, true);
    private LogLine line;
    private double time;
    private Note note;
    private boolean understood;

    /** Whether the session that was heard last is asked for. */
    private boolean shown = selection.session() == 0;

    private long lines;
    private long read;

    /** Whether commands were heard, and whether anything that answers one. */
    private boolean asked;

    private boolean answered;
    private final List<List<LogFinding>> failed = new ArrayList<>();

    TextLog(
        Dialect dialect, Layout layout, Mixture mixture, boolean growing, LogListener listener) {
      this.dialect = dialect;
      this.layout = layout;
      this.mixture = mixture;
      this.listener = listener;
      this.part = part(dialect);
      this.book =
          new CaseBook(
              growing || selection.period().until().isPresent(),
              this::masked,
              selection.session(),
              listener.wantsFailures() ? failed::add : found -> {});
    }

    private Part part(Dialect of) {
      return parts.computeIfAbsent(of.id(), id -> new Part(of, family, listener.wantsLines()));
    }

    private String masked(String text) {
      return secrets.masked(part.reading.masked(text));
    }

    void take(LogLine written, boolean asked) throws IOException {
      LogLine next = layout.cut(written);
      if (!asked) {
        secrets.learn(next.text());
        return;
      }
      lines++;
      time = TimeOfDay.in(written.text());
      note = null;
      understood = next.text().isBlank();
      if (next.whole()) {
        read(next);
      } else {
        next.parts().forEach(text -> read(new LogLine(next.number(), text)));
      }
      read += understood ? 1 : 0;
      if (listener.wantsLines() && shown) {
        String text = secrets.masked(layout.margin().shown(written) + masked(next.text()));
        listener.line(new LogQuote(next.number(), text), Optional.ofNullable(secrets.masked(note)));
      } else {
        secrets.learn(next.text());
      }
      tell();
    }

    private void tell() throws IOException {
      for (List<LogFinding> findings : failed) {
        listener.failed(findings.stream().map(secrets::masked).toList(), line.number());
      }
      failed.clear();
    }

    private void read(LogLine next) {
      line = next;
      Dialect of = mixture.of(next.text());
      if (of != part.dialect) {
        if (!parts.containsKey(of.id())) {
          note = Note.of("explain.dialect." + of.id(), false); // here another program begins
        }
        part = part(of);
      }
      part.reading.read(next.text(), this::hear);
    }

    private void hear(Event e) {
      understood |= e.kind() != Event.Kind.STATUS || Wordings.load().find(e.text()).isPresent();
      asked |= e.kind() == Event.Kind.SENT;
      answered |= e.kind().answers() || part.voice.ofServer();
      Event safe = e.kind() == Event.Kind.SENT ? secret(e) : e;
      if (safe != e) {
        secrets.know(e.text().strip().substring(FtpWords.verb(e.text()).length()));
      }
      Conversation session = session(part.key(safe.session()));
      Note said = session.hear(safe, line, time);
      shown = session.isWanted();
      if (said != null) {
        note = said;
      }
    }

    private Conversation session(String key) {
      Conversation c = sessions.get(key);
      if (c == null) {
        c = new Conversation(book, part.voice, part.meanings);
        sessions.put(key, c);
        if (sessions.size() > MOST_SESSIONS) {
          var eldest = sessions.entrySet().iterator();
          eldest.next().getValue().end();
          eldest.remove();
        }
      }
      return c;
    }

    /** In the order of the file: sessions of several programs end when all does. */
    private List<LogCase> cases() {
      return parts.size() == 1
          ? book.cases()
          : book.cases().stream().sorted(Comparator.comparing(LogCase::line)).toList();
    }

    Explanation end() throws IOException, UnreadableLogException {
      for (Conversation session : sessions.values()) {
        session.end();
        tell();
      }
      if (book.isEmpty() && selection.session() > 0 && book.begun() > 0) {
        throw new UnreadableLogException("session", Integer.toString(book.begun()));
      }
      if (book.isEmpty()) { // nothing failed because nothing was read
        throw new UnreadableLogException("unread", "");
      }
      boolean silent = asked && !answered;
      if (silent && book.failedSessions() == 0) { // what nobody answered may all have failed
        throw new UnreadableLogException("replyless", "");
      }
      return new Explanation(
          dialect.id(),
          false,
          lines,
          read,
          book.sessions(),
          book.failedSessions(),
          0,
          Reasons.first(cases()).stream().map(secrets::masked).toList(),
          book.leftOut());
    }
  }

  /** What of a file is in one dialect. */
  private static final class Part {
    private final Dialect dialect;
    private final Dialect.Reading reading;
    private final Voice voice;
    private final Meanings meanings;

    Part(Dialect dialect, Optional<String> family, boolean lines) {
      this.dialect = dialect;
      this.reading = dialect.open();
      Optional<String> server = family.or(dialect::server);
      this.voice = new Voice(dialect.id(), dialect.server().isPresent(), server);
      this.meanings = new Meanings(server, lines);
    }

    /** What tells a session of this dialect from those of others. */
    String key(String session) {
      return session.isEmpty() ? voice.dialect() : voice.dialect() + ' ' + session;
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
