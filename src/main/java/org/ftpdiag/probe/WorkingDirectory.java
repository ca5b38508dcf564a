package org.ftpdiag.probe;

import java.util.Optional;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.wire.WireException;

/** Where paths count from on the server. */
public final class WorkingDirectory {
  /** Characters of a path at most: PATH_MAX of Linux. */
  private static final int LONGEST_PATH = 4_096;

  private final Session session;
  private Optional<String> path = Optional.empty();
  private boolean changed;

  WorkingDirectory(Session session) {
    this.session = session;
  }

  /** The directory as PWD told it; empty when it did not. */
  public Optional<String> path() {
    return path;
  }

  /** Asks PWD once. */
  public void ask() throws WireException {
    if (path.isEmpty()) {
      Exchange pwd = session.ask("PWD", "");
      path = pwd.ok() ? quoted(pwd.reply().orElseThrow()) : Optional.empty();
    }
  }

  /** It was changed for good: a renewed session has to return to it. */
  public void changed() throws WireException {
    changed = true;
    path = Optional.empty();
    ask();
  }

  /** Goes back to where it was known to be; where that fails, the server refuses what follows. */
  public void restore() {
    if (path.isPresent()) {
      try {
        session.ask("CWD", path.get());
      } catch (WireException e) {
        session.exchanges().giveUp(); // recorded by the exchange
      }
    }
  }

  /** After a new login: goes to the directory that the session had changed to. */
  void enterAgain() throws WireException {
    if (changed && path.isPresent()) {
      session.ask("CWD", path.get());
    }
  }

  /** RFC 959 appendix II: the path stands in quotes, a quote in it is doubled. */
  private static Optional<String> quoted(Reply pwd) {
    String text = String.join("\n", pwd.lines());
    int from = text.indexOf('"');
    int to = text.lastIndexOf('"');
    String path = from >= 0 && to > from ? text.substring(from + 1, to).replace("\"\"", "\"") : "";
    // What cannot be sent in a command is no directory to return to.
    boolean usable =
        path.length() <= LONGEST_PATH
            && path.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0);
    return usable && !path.isEmpty() ? Optional.of(path) : Optional.empty();
  }
}
