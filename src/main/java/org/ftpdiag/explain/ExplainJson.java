package org.ftpdiag.explain;

import java.io.IOException;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.print.JsonDocument;
import org.ftpdiag.report.print.JsonObject;
import org.ftpdiag.report.words.Words;

/** An explained log for programs: {@code ftpdiag.explain/1}. Unknown values are null. */
public final class ExplainJson {
  private static final String SCHEMA = "ftpdiag.explain/1";

  private final Words words;
  private final String version;
  private final String name;
  private final boolean summary;

  /**
   * Prints one object.
   *
   * @param name of the log, as the user gave it
   * @param summary leave the lines of the log out
   */
  public ExplainJson(Words words, String version, String name, boolean summary) {
    this.words = words;
    this.version = version;
    this.name = name;
    this.summary = summary;
  }

  /**
   * Explains a log and prints the object as it goes.
   *
   * @param exit the exit code that goes with what was found
   * @throws UnreadableLogException where it is no log; then nothing of use was printed
   */
  public Explanation write(LogReading log, Appendable out, ToIntFunction<Explanation> exit)
      throws IOException, UnreadableLogException {
    Held held = new Held();
    JsonDocument.write(
        out,
        to -> {
          to.text("schema", SCHEMA);
          to.object(
              "tool",
              () -> {
                to.text("name", "ftpdiag");
                to.text("version", version);
              });
          to.text("file", name);
          to.array(
              "lines",
              () -> {
                try {
                  held.explanation = log.to(new Lines(to));
                } catch (UnreadableLogException e) {
                  held.unreadable = e;
                }
              });
          if (held.explanation != null) {
            rest(held.explanation, exit.applyAsInt(held.explanation), to);
          }
        });
    if (held.unreadable != null) {
      throw held.unreadable;
    }
    return held.explanation;
  }

  private static final class Held {
    private Explanation explanation;
    private UnreadableLogException unreadable;
  }

  /** The lines that mean something. */
  private final class Lines implements LogListener {
    private final JsonObject to;
    private final NoteWords notes = new NoteWords(words);

    Lines(JsonObject to) {
      this.to = to;
    }

    @Override
    public boolean wantsLines() {
      return !summary;
    }

    @Override
    public void line(LogQuote quote, Optional<Note> note) throws IOException {
      Optional<String> meaning = note.flatMap(notes::of);
      if (meaning.isPresent()) {
        to.object(
            () -> {
              to.number("line", quote.number());
              to.text("text", quote.text());
              to.text("meaning", meaning.get());
              to.text("finding", note.get().finding().map(f -> f.id()));
            });
      }
    }
  }

  private void rest(Explanation e, int exitCode, JsonObject to) throws IOException {
    to.object(
        "dialect",
        () -> {
          to.text("id", e.dialect());
          to.text("name", ExplainBlocks.dialectName(words, e.dialect()));
        });
    to.text("unit", e.capture() ? "packet" : "line");
    to.number("count", e.lines());
    to.number("read", e.read());
    to.number("sessions", e.sessions());
    to.number("failed_sessions", e.failedSessions());
    to.number("encrypted_sessions", e.encryptedSessions());
    to.text("verdict", e.verdict() == Severity.INFO ? "pass" : e.verdict().id());
    to.number("exit_code", exitCode);
    to.text("root_cause", e.rootCause().map(f -> f.finding().id().id()));
    Advice advice = Advice.load(words);
    to.array(
        "findings",
        () -> {
          for (LogCase c : e.cases()) {
            for (LogFinding f : c.findings()) {
              ReadableFinding r =
                  new ReadableFinding(
                      f.finding(),
                      advice.of(f.finding()),
                      ExplainBlocks.evidence(words, f, e.capture()));
              to.object(() -> finding(c, f, r, to));
            }
          }
        });
    to.number("left_out", e.leftOut());
  }

  private static void finding(LogCase c, LogFinding f, ReadableFinding r, JsonObject to)
      throws IOException {
    to.text("id", f.finding().id().id());
    to.text("severity", f.finding().severity().id());
    to.text("step", f.finding().step().id());
    to.text("side", f.finding().side().id());
    if (f.finding().reply().isPresent()) {
      var reply = f.finding().reply().get();
      to.object(
          "reply",
          () -> {
            to.number("code", reply.code());
            to.text("text", reply.text());
          });
    } else {
      to.nothing("reply");
    }
    to.numbers("lines", f.lines().stream().map(LogQuote::number).toList());
    to.object(
        "session",
        () -> {
          to.number("number", f.session());
          to.number("first_line", f.first());
          to.number("last_line", f.last());
        });
    to.number("times", c.times());
    to.numbers("others", c.others());
    to.text("title", r.advice().title());
    to.text("explanation", r.advice().explanation());
    to.texts("evidence", r.evidence());
    to.fix(r.advice());
    to.text("workaround", r.advice().workaround());
    to.texts("references", r.advice().references());
  }
}
