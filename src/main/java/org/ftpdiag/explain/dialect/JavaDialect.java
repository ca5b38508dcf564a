package org.ftpdiag.explain.dialect;

import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.event.Wordings;

/** A stack trace of Java, JSSE's {@code SSLException} among them, without a dialogue. */
final class JavaDialect implements Dialect {
  @Override
  public String id() {
    return "java";
  }

  @Override
  public int likeness(String line) {
    if (line.startsWith("\tat ") || line.startsWith("    at ")) {
      boolean script = line.contains(".js:") || line.contains("(node:") || line.contains(".ts:");
      return script ? 0 : line.contains("ftp") || line.contains("ssl") ? 4 : 1;
    }
    boolean known = Wordings.load().find(line).filter(w -> w.cue().trouble()).isPresent();
    return known && line.contains("Exception") && line.contains("java") ? 6 : 0;
  }

  @Override
  public Reading open() {
    return new TraceReading();
  }

  private static final class TraceReading implements Reading {
    private final Reading bare = new TranscriptDialect().open();

    /** The dialogue stands before the stack trace. */
    private boolean dialogue;

    @Override
    public void read(String line, Consumer<Event> to) {
      String text = line.strip();
      dialogue |= FtpWords.isCommand(line) || FtpWords.code(line) == 220;
      if (text.startsWith("at ")) {
        to.accept(Event.status(text));
      } else if (dialogue) {
        bare.read(line, to);
      } else if (FtpWords.code(text) > 0) {
        to.accept(Event.reported(text));
      } else if (text.startsWith("Server Reply: ")) {
        to.accept(Event.error("could not parse response code " + text));
      } else if (text.contains("Exception") || text.contains("Error")) {
        to.accept(Event.error(text));
      }
    }
  }
}
