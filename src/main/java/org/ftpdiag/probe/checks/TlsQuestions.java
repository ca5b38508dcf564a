package org.ftpdiag.probe.checks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.probe.Session;
import org.ftpdiag.wire.ControlChannel;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.TcpLink;
import org.ftpdiag.wire.WireException;
import org.ftpdiag.wire.tls.TlsVersionProbe;
import org.ftpdiag.wire.tls.TlsVersionProbe.Choice;

/** Asks for versions and cipher suites, on a connection each that ends with the answer. */
final class TlsQuestions {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Session session;
  private final Phrase waiting;

  /**
   * @param waiting what is said where a wait is long
   */
  TlsQuestions(Session session, Phrase waiting) {
    this.session = session;
    this.waiting = waiting;
  }

  /** How a question ended. */
  enum End {
    CHOSE,
    REFUSED,
    /** The hello was not answered in time, or by something else than TLS. */
    UNANSWERED,
    /** It did not come to the hello: no 220, or AUTH was refused. */
    NOT_READY,
    /** No connection, or no time for one. */
    NOT_CONNECTED
  }

  /**
   * An answer.
   *
   * @param choice where the end is {@code CHOSE}
   */
  record Answer(End end, Optional<Choice> choice) {
    static Answer without(End end) {
      return new Answer(end, Optional.empty());
    }
  }

  /** Asks for a version, or one before it, with some cipher suites. */
  Answer ask(String version, List<Integer> suites) {
    if (session.time().over()) {
      return Answer.without(End.NOT_CONNECTED);
    }
    var opened = session.connector().control(session.server());
    if (opened.link().isEmpty()) {
      return Answer.without(End.NOT_CONNECTED);
    }
    try (TcpLink link = opened.link().get()) {
      if (!readyForTls(link)) {
        return Answer.without(End.NOT_READY);
      }
      Optional<Choice> choice =
          TlsVersionProbe.ask(
              link,
              version,
              suites,
              session.request().target().knownHost(),
              session.platform().random().get(),
              deadline());
      return new Answer(choice.isPresent() ? End.CHOSE : End.REFUSED, choice);
    } catch (WireException e) {
      return Answer.without(End.UNANSWERED);
    }
  }

  private boolean readyForTls(TcpLink link) {
    if (session.request().target().tls() == TlsMode.IMPLICIT) {
      return true;
    }
    ControlChannel control =
        new ControlChannel(
            link, session.recorder(), session.time().clock(), session.request().speech().charset());
    try {
      if (!control.readReply(deadline()).positive()) {
        return false;
      }
      control.send("AUTH", session.encryption().mechanism(), deadline());
      return control.readReply(deadline()).code() == 234;
    } catch (WireException e) {
      return false;
    }
  }

  private Deadline deadline() {
    return session.time().waiting(waiting).orEarlier(session.time().deadline(LIMIT));
  }
}
