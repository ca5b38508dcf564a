package org.ftpdiag.diagnose.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Moment;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.ResumptionOffer;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.Transfer;

/**
 * Data connections resume the control connection's TLS session (RFC 4217 section 10.2), but not all
 * of them. Only those count on which this client offered to: what it could not offer is no fault of
 * the server's.
 */
public final class ResumptionRule implements Rule {

  /** A handshake on the data connection of a command. */
  private record Data(Moment place, String verb, TlsAttempt tls) {}

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<Data> offered = offered(c);
    long resumed = offered.stream().filter(d -> d.tls().resumed()).count();
    Optional<Data> declined = offered.stream().filter(d -> d.tls().declined()).findFirst();
    if (resumed == 0 || declined.isEmpty()) {
      return List.of();
    }
    Data first = declined.get();
    FindingBuilder n = c.notice(FindingId.TLS_RESUMPTION_RUNS_OUT, first.place());
    n.evidence("tls-resumption-count", "resumed", resumed, "all", offered.size());
    n.evidence(
        "tls-resumption-declined",
        "command",
        first.verb(),
        "number",
        offered.indexOf(first) + 1,
        "protocol",
        first.tls().session().flatMap(TlsSession::protocol));
    return List.of(n.aside());
  }

  private static List<Data> offered(Case c) {
    Stream<Data> transfers =
        c.all(Transfer.class).stream()
            .flatMap(
                s -> s.what().tls().stream().map(t -> new Data(s.place(), s.what().verb(), t)));
    Stream<Data> trials =
        c.all(TlsAttempt.class).stream()
            .filter(s -> s.what().channel() == Channel.DATA)
            .map(s -> new Data(s.place(), "LIST", s.what()));
    return Stream.concat(transfers, trials)
        .filter(d -> d.tls().offer() == ResumptionOffer.MADE && d.tls().session().isPresent())
        .sorted(Comparator.comparing(Data::place))
        .toList();
  }
}
