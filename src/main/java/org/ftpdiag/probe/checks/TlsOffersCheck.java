package org.ftpdiag.probe.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.OldTlsVersions;
import org.ftpdiag.model.seen.deep.TlsOffers;
import org.ftpdiag.model.seen.deep.TlsOffers.Accepted;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.checks.TlsQuestions.Answer;
import org.ftpdiag.probe.checks.TlsQuestions.End;
import org.ftpdiag.wire.tls.TlsSuites;
import org.ftpdiag.wire.tls.TlsSuites.Suite;
import org.ftpdiag.wire.tls.TlsVersionProbe;

/**
 * Asks the server, on a connection each, which TLS versions it takes, then which weak cipher
 * suites: all kinds at once, and again without the kind that it chose, until it refuses. One that
 * takes none is asked once.
 */
public final class TlsOffersCheck implements Check {
  /** Questions for broken and weak suites: as many as they have kinds. */
  private static final int MOST_QUESTIONS = 7;

  /** Suites without forward secrecy: no fault yet, but worth a grade. */
  private static final String STATIC_RSA = "static-RSA";

  private static final Phrase ANNOUNCEMENT = Phrase.of("deep.tls-versions");

  /** SSLv3 knows no extensions, and is told by its version. */
  private static final Set<String> ASKED_FOR_SUITES = Set.of("TLSv1", "TLSv1.1", "TLSv1.2");

  @Override
  public DeepCheck name() {
    return DeepCheck.TLS_VERSIONS;
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    return Optional.empty();
  }

  @Override
  public void run(Session session) {
    TlsQuestions questions = new TlsQuestions(session, ANNOUNCEMENT);
    OldTlsVersions versions = new OldTlsVersions(new ArrayList<>(), new ArrayList<>());
    TlsSuites table = TlsSuites.load();
    Set<Accepted> suites = new LinkedHashSet<>();
    askVersions(questions, versions)
        .forEach(
            (version, suite) -> table.of(suite).map(s -> s.under(version)).ifPresent(suites::add));
    observe(session, versions);
    List<String> askable = versions.accepted().stream().filter(ASKED_FOR_SUITES::contains).toList();
    if (!askable.isEmpty()) {
      String newest = askable.get(askable.size() - 1);
      choice(questions.ask(newest, numbers(table.ofKind(STATIC_RSA))), table)
          .ifPresent(suites::add);
    }
    // TLS 1.3 has no weak ones.
    boolean complete =
        askable.isEmpty()
            ? !versions.accepted().isEmpty()
            : askWeak(questions, askable, table, suites);
    session.observe(
        new TlsOffers(versions.accepted(), versions.refused(), new ArrayList<>(suites), complete));
  }

  /** Asks for versions alone, where no handshake came about. */
  public void askForVersions(Session session) {
    OldTlsVersions versions = new OldTlsVersions(new ArrayList<>(), new ArrayList<>());
    askVersions(new TlsQuestions(session, ANNOUNCEMENT), versions);
    observe(session, versions);
  }

  /** Nothing where the server takes no more connections. */
  private static void observe(Session session, OldTlsVersions versions) {
    if (!versions.accepted().isEmpty() || !versions.refused().isEmpty()) {
      session.observe(versions);
    }
  }

  /** Sorts the versions; returns what was chosen under each. */
  private static Map<String, Integer> askVersions(TlsQuestions questions, OldTlsVersions sorted) {
    Map<String, Integer> chosen = new LinkedHashMap<>();
    for (String version : TlsVersionProbe.VERSIONS) {
      Answer answer = questions.ask(version, TlsVersionProbe.usual(version));
      if (answer.end() == End.NOT_CONNECTED) {
        break;
      }
      var choice = answer.choice().filter(c -> c.version().equals(version));
      if (choice.isPresent()) {
        sorted.accepted().add(version);
        chosen.put(version, choice.get().suite());
      } else if (answer.end() != End.NOT_READY) { // then this version stays unknown
        // A server that hangs up on a hello, or does not answer it, does not take it.
        sorted.refused().add(version);
      }
    }
    return chosen;
  }

  /**
   * Asks under the newest version that has weak suites, then under the oldest: some suites ended
   * with it.
   *
   * @return whether each kind was chosen or refused
   */
  private static boolean askWeak(
      TlsQuestions questions, List<String> versions, TlsSuites table, Set<Accepted> found) {
    Set<String> kinds = new HashSet<>();
    found.stream().filter(Accepted::weak).map(Accepted::kind).forEach(kinds::add);
    List<String> ends = new ArrayList<>();
    ends.add(versions.get(versions.size() - 1));
    if (versions.size() > 1) {
      ends.add(versions.get(0));
    }
    int left = MOST_QUESTIONS;
    for (String version : ends) {
      while (true) {
        List<Integer> asked = numbers(table.weakBut(kinds));
        if (asked.isEmpty()) {
          return true;
        }
        if (left-- == 0) {
          return false;
        }
        Answer answer = questions.ask(version, asked);
        if (answer.end() == End.REFUSED) {
          break;
        }
        Optional<Accepted> chosen = choice(answer, table);
        if (chosen.isEmpty()) {
          return false;
        }
        found.add(chosen.get());
        kinds.add(chosen.get().kind());
      }
    }
    return true;
  }

  /**
   * What was chosen; empty where it was not among what was asked for: who does so did not listen.
   */
  private static Optional<Accepted> choice(Answer answer, TlsSuites table) {
    return answer.choice().flatMap(c -> table.of(c.suite()).map(s -> s.under(c.version())));
  }

  private static List<Integer> numbers(List<Suite> suites) {
    return suites.stream().map(Suite::number).toList();
  }
}
