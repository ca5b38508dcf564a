package org.ftpdiag.explain.dialect;

import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.RepeatedReply;
import org.ftpdiag.explain.event.Wordings;

/**
 * lftp with {@code debug}: {@code ---> PASV}, {@code <--- 227 ...}, {@code ---- ...}, {@code ****}.
 */
final class LftpDialect implements Dialect {
  // What it says without debugging, behind the name of the command.
  private static final String FATAL = "Fatal error: ";
  private static final String ACCESS = "Access failed: ";
  private static final String LOGIN = "Login failed: ";

  @Override
  public String id() {
    return "lftp";
  }

  @Override
  public int likeness(String line) {
    if (line.startsWith("<--- ")) {
      return 10;
    }
    if (line.startsWith("---- ") || line.startsWith("**** ")) {
      return Wordings.load().find(line).isPresent() ? 9 : 3;
    }
    return line.startsWith("---> ") ? 5 : line.contains(FATAL) || refused(line) ? 6 : 0;
  }

  @Override
  public Reading open() {
    return LftpDialect::read;
  }

  private static void read(String line, Consumer<Event> to) {
    if (line.startsWith("---> ")) {
      to.accept(Event.sent(line.substring(5)));
    } else if (line.startsWith("<--- ")) {
      to.accept(Event.reply(line.substring(5)));
    } else if (line.startsWith("---- ")) {
      to.accept(Event.status(line.substring(5)));
    } else if (line.startsWith("**** ")) {
      to.accept(Event.error(line.substring(5)));
    } else if (line.startsWith("WARNING: ") || line.startsWith("ERROR: ")) {
      to.accept(Event.error(line));
    } else if (refused(line)) {
      LastWords.read(line, to);
    } else if (line.contains(FATAL)) {
      LastWords.read(line.substring(line.indexOf(FATAL)), to);
    } else if (line.startsWith("open: ")) {
      to.accept(Event.error(line));
    }
  }

  private static boolean refused(String line) {
    return (line.contains(ACCESS) || line.contains(LOGIN)) && RepeatedReply.in(line).isPresent();
  }
}
