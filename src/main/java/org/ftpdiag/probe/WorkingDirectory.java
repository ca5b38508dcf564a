package org.ftpdiag.probe;

import java.util.List;
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
  private Optional<String> login = Optional.empty();
  private List<String> links = List.of();
  private boolean changed;

  WorkingDirectory(Session session) {
    this.session = session;
  }

  /** The directory as PWD told it; empty when it did not. */
  public Optional<String> path() {
    return path;
  }

  /** The directory after the login, likewise. */
  public Optional<String> login() {
    return login;
  }

  /** The first few symbolic links in the directory that was listed. */
  public List<String> links() {
    return links;
  }

  /** A listing showed these. */
  public void links(List<String> names) {
    links = List.copyOf(names);
  }

  /** Asks PWD once. */
  public void ask() throws WireException {
    if (path.isEmpty()) {
      Exchange pwd = session.ask("PWD", "");
      path = pwd.ok() ? named(pwd.reply().orElseThrow()) : Optional.empty();
      login = changed ? login : path;
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

  /**
   * The path in an answer to PWD: it stands in quotes, and a quote in it is doubled (RFC 959
   * appendix II). Empty where there is none that could be sent.
   */
  public static Optional<String> named(Reply pwd) {
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
