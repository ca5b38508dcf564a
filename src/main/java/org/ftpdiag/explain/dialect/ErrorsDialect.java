package org.ftpdiag.explain.dialect;

import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Cue;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.event.Wording;
import org.ftpdiag.explain.event.Wordings;

/** Error messages alone, of whatever program: Winsock numbers, GnuTLS, exceptions, time-outs. */
final class ErrorsDialect implements Dialect {
  @Override
  public String id() {
    return "errors";
  }

  @Override
  public int likeness(String line) {
    Optional<Wording> w = Wordings.load().find(line);
    return w.filter(x -> x.cue().trouble() && x.cue() != Cue.FAILED).isPresent() ? 1 : 0;
  }

  @Override
  public Reading open() {
    return (line, to) -> read(line, to);
  }

  private static void read(String line, Consumer<Event> to) {
    String text = line.strip();
    if (text.startsWith("at ") || text.startsWith("File ")) {
      to.accept(Event.status(text));
    } else if (FtpWords.code(text) > 0) {
      to.accept(Event.reported(text));
    } else {
      to.accept(Event.error(text));
    }
  }
}
