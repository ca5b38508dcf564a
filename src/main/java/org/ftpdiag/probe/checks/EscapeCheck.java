package org.ftpdiag.probe.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.deep.EscapeTrial;
import org.ftpdiag.model.seen.deep.EscapeTrial.Way;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.WorkingDirectory;
import org.ftpdiag.wire.WireException;

/**
 * Whether the session can leave its login directory: upwards, to the root, or by a symbolic link
 * that the listing showed. Only CWD, CDUP and PWD are sent, and the session goes back.
 */
public final class EscapeCheck implements Check {
  @Override
  public DeepCheck name() {
    return DeepCheck.ESCAPE;
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    if (session.state().stoppedBy().isPresent()) {
      return session.state().stoppedBy().map(Skip::after);
    }
    Optional<String> login = session.directory().login();
    // Where there is nothing above, nothing that a server says tells inside from outside.
    return login.isEmpty()
        ? Optional.of(Skip.because("check-directory"))
        : login.get().equals("/") ? Optional.of(Skip.because("check-root")) : Optional.empty();
  }

  @Override
  public void run(Session session) throws WireException {
    String login = session.directory().login().orElseThrow();
    List<Way> ways = new ArrayList<>();
    try {
      session.aside(() -> leave(session, login, ways));
    } finally {
      session.observe(new EscapeTrial(login, ways));
    }
  }

  private static void leave(Session session, String login, List<Way> ways) throws WireException {
    session.data().drop();
    boolean back = session.ask("CWD", login).ok();
    if (back && !tried(session, "CWD", "..", ways)) {
      tried(session, "CDUP", "", ways);
    }
    back = back && session.ask("CWD", login).ok();
    if (back) {
      tried(session, "CWD", "/", ways);
    }
    for (String link : session.directory().links()) {
      back = back && !session.time().over() && session.ask("CWD", login).ok();
      if (back) {
        tried(session, "CWD", link, ways);
      }
    }
    session.directory().restore();
  }

  /** Whether it was done. */
  private static boolean tried(Session session, String verb, String argument, List<Way> ways)
      throws WireException {
    Exchange exchange = session.ask(verb, argument);
    Optional<String> there = Optional.empty();
    if (exchange.ok()) {
      Exchange pwd = session.ask("PWD", "");
      there = pwd.ok() ? pwd.reply().flatMap(WorkingDirectory::named) : there;
    }
    if (exchange.reply().isPresent()) {
      ways.add(new Way(exchange.line(), exchange.reply().get(), there));
    }
    return exchange.ok();
  }
}
