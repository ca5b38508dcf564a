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
import org.ftpdiag.model.seen.deep.ResumptionCount;

/**
 * Data connections resume the control connection's TLS session (RFC 4217 section 10.2), but not all
 * of them. Only those count on which this client offered to: what it could not offer is no fault of
 * the server's.
 */
public final class ResumptionRule implements Rule {

  /** A handshake on the data connection of a command, on which a session was offered. */
  private record Data(Moment place, String verb, boolean resumed, Optional<String> protocol) {
    static Data of(Moment place, String verb, TlsAttempt tls) {
      return new Data(place, verb, tls.resumed(), tls.session().flatMap(TlsSession::protocol));
    }
  }

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<Data> offered = offered(c);
    long resumed = offered.stream().filter(Data::resumed).count();
    Optional<Data> declined = offered.stream().filter(d -> !d.resumed()).findFirst();
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
        first.protocol());
    return List.of(n.aside());
  }

  private static List<Data> offered(Case c) {
    Stream<Data> transfers =
        c.all(Transfer.class).stream()
            .flatMap(
                s ->
                    s.what().tls().filter(ResumptionRule::offered).stream()
                        .map(t -> Data.of(s.place(), s.what().verb(), t)));
    Stream<Data> trials =
        c.all(TlsAttempt.class).stream()
            .filter(s -> s.what().channel() == Channel.DATA && offered(s.what()))
            .map(s -> Data.of(s.place(), "LIST", s.what()));
    Stream<Data> counted =
        c.all(ResumptionCount.class).stream()
            .flatMap(
                s ->
                    s.what().connections().stream()
                        .filter(ResumptionCount.Data::offers)
                        .map(d -> new Data(s.place(), "LIST", d.resumed(), d.protocol())));
    return Stream.of(transfers, trials, counted)
        .flatMap(all -> all)
        .sorted(Comparator.comparing(Data::place))
        .toList();
  }

  private static boolean offered(TlsAttempt tls) {
    return tls.offer() == ResumptionOffer.MADE && tls.session().isPresent();
  }
}
