package org.ftpdiag.explain.dialect;

import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.event.RepeatedReply;

/**
 * The bare dialogue, a command or a reply a line: commons-net's PrintCommandListener, the
 * transcript of Cyberduck, what is copied from a terminal. Exceptions between them count.
 */
final class TranscriptDialect implements Dialect {
  @Override
  public String id() {
    return "commons-net";
  }

  @Override
  public int likeness(String line) {
    if (FtpWords.code(line) > 0) {
      return 3;
    }
    return FtpWords.isCommand(line) ? 4 : line.contains("org.apache.commons.net.ftp") ? 6 : 0;
  }

  @Override
  public Reading open() {
    return new BareReading();
  }

  /** Reads bare lines; also behind whatever other dialects put before them. */
  static final class BareReading implements Reading {
    private static final String SAID = "(Response: ";

    private int open;

    @Override
    public void read(String line, Consumer<Event> to) {
      int code = FtpWords.code(line);
      if (open > 0 || code > 0) {
        boolean more = code > 0 && line.length() > 3 && line.charAt(3) == '-';
        open = open > 0 ? (FtpWords.ends(line, open) ? 0 : open) : more ? code : 0;
        to.accept(Event.reply(line));
      } else if (FtpWords.isCommand(line)) {
        to.accept(Event.sent(line));
      } else {
        words(line, to);
      }
    }

    /**
     * Where a reply begins that an exception quotes and that goes on in the next line: what the
     * exception is called tells less than what the server said; 0 where there is none.
     */
    private static int quoted(String text) {
      int said = text.indexOf(SAID) + SAID.length();
      boolean open = said >= SAID.length() && text.indexOf(')', said) < 0;
      return open && FtpWords.code(text.substring(said)) > 0 ? said : 0;
    }

    private static void words(String line, Consumer<Event> to) {
      String text = line.strip();
      if (text.startsWith("Server Reply: ")) {
        to.accept(Event.error("could not parse response code " + text));
      } else if (quoted(text) > 0) {
        to.accept(Event.reply(text.substring(quoted(text))));
      } else if (text.contains("Exception") || text.contains("rror")) {
        to.accept(Event.error(text));
      } else if (!text.isEmpty() && !LastWords.told(text, to)) {
        // another program's words may repeat a reply
        to.accept(RepeatedReply.in(text).map(Event::reported).orElseGet(() -> Event.status(text)));
      }
    }
  }
}
