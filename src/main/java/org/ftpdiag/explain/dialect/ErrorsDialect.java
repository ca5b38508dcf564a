package org.ftpdiag.explain.dialect;

import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Cue;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.event.RepeatedReply;
import org.ftpdiag.explain.event.Wording;
import org.ftpdiag.explain.event.Wordings;

/** Error messages alone, of whatever program: Winsock numbers, GnuTLS, exceptions, time-outs. */
final class ErrorsDialect implements Dialect {
  @Override
  public String id() {
    return "errors";
  }

  /** How like a log of FTP a line is that says that FTP failed. */
  private static final int SAYS_SO = 4;

  @Override
  public int likeness(String line) {
    Optional<Wording> w = Wordings.load().find(line).filter(x -> x.cue().trouble());
    if (w.isEmpty()) {
      return RepeatedReply.ofFtp(line) ? 1 : 0;
    }
    return w.get().cue() == Cue.FAILED && FtpWords.named(line) ? SAYS_SO : 1;
  }

  /** Whether a line tells what failed, not only that something did. */
  static boolean explains(String line) {
    boolean told =
        Wordings.load()
            .find(line)
            .filter(w -> w.cue().trouble() && w.cue() != Cue.FAILED)
            .isPresent();
    return told || RepeatedReply.ofFtp(line);
  }

  @Override
  public Reading open() {
    return (line, to) -> read(line, to);
  }

  private static void read(String line, Consumer<Event> to) {
    String text = unlisted(line.strip());
    if (text.startsWith("at ") || text.startsWith("File ")) {
      to.accept(Event.status(text));
    } else if (FtpWords.code(text) > 0) {
      to.accept(Event.reported(text));
    } else if (RepeatedReply.in(text).isPresent() || !LastWords.told(text, to)) {
      to.accept(RepeatedReply.in(text).map(Event::reported).orElseGet(() -> Event.error(text)));
    }
  }

  /** Without the sign of a list before the reply that is its item. */
  private static String unlisted(String text) {
    boolean item = text.length() > 2 && "*-•".indexOf(text.charAt(0)) >= 0;
    String behind = item ? text.substring(1).strip() : text;
    return FtpWords.code(behind) >= 400 ? behind : text;
  }
}
