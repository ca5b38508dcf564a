package org.ftpdiag.report.diff;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.report.run.SavedReport;
import org.ftpdiag.report.words.Words;

/**
 * What it tells that one place sees a fault which another does not: on the server's own network and
 * outside of it, in the office and at home. Such pairs often decide whose fault it is.
 */
final class VantagePoints {
  /** Reports that lie further apart may differ because the server changed meanwhile. */
  private static final Duration SAME_TIME = Duration.ofHours(2);

  /** Those with a sentence of their own, {@code diff.places.ID} in the words. */
  private static final Set<FindingId> TELLING =
      EnumSet.of(
          FindingId.DNS_NOT_FOUND,
          FindingId.CONNECT_REFUSED,
          FindingId.CONNECT_TIMEOUT,
          FindingId.CONNECT_UNREACHABLE,
          FindingId.GREETING_TIMEOUT,
          FindingId.GREETING_CLOSED,
          FindingId.ACCESS_DENIED_BY_ADDRESS,
          FindingId.PASSIVE_PORT_BLOCKED,
          FindingId.PASSIVE_PORT_REFUSED,
          FindingId.PASSIVE_ADDRESS_PRIVATE,
          FindingId.PASSIVE_ADDRESS_MISMATCH,
          FindingId.ACTIVE_BLOCKED,
          FindingId.DATA_STALLED,
          FindingId.DATA_CONNECTION_REJECTED,
          FindingId.TLS_HANDSHAKE_FAILED,
          FindingId.TLS_UNSUPPORTED,
          FindingId.TLS_CERTIFICATE_NAME_MISMATCH,
          FindingId.CONTROL_TIMEOUT,
          FindingId.CONTROL_CLOSED);

  private VantagePoints() {}

  /**
   * The sentence that two reports of one server deserve; empty where they are of different servers,
   * from one place, or both without a failure.
   */
  static Optional<String> sentence(
      SavedReport a, SavedReport b, String nameA, String nameB, Words words) {
    Optional<Boolean> apart = apart(a, b);
    if (!oneServer(a, b) || apart.equals(Optional.of(false)) || !atOnce(a, b)) {
      return Optional.empty();
    }
    Optional<FindingId> causeA = ReportDiff.rootCause(a);
    Optional<FindingId> causeB = ReportDiff.rootCause(b);
    if (causeA.isEmpty() && causeB.isEmpty()) {
      return Optional.empty();
    }
    String sentence;
    if (causeA.equals(causeB)) {
      sentence = words.say("diff.places.same", "a", nameA, "b", nameB);
    } else if (causeA.isPresent() && causeB.isPresent()) {
      sentence = words.say("diff.places.both", "a", nameA, "b", nameB);
    } else {
      FindingId cause = causeA.or(() -> causeB).orElseThrow();
      String key = TELLING.contains(cause) ? cause.id() : "other";
      boolean first = causeA.isEmpty();
      sentence =
          words.say(
              "diff.places." + key, "works", first ? nameA : nameB, "fails", first ? nameB : nameA);
    }
    return Optional.of(
        apart.isPresent() ? sentence : words.say("diff.places.if", "sentence", sentence));
  }

  /** Whether another certificate is shown to one of them than to the other, at one time. */
  static boolean otherCertificate(SavedReport a, SavedReport b) {
    Optional<String> shown = fingerprint(a);
    return shown.isPresent()
        && fingerprint(b).isPresent()
        && !shown.equals(fingerprint(b))
        && oneServer(a, b)
        && apart(a, b).equals(Optional.of(true))
        && atOnce(a, b);
  }

  private static Optional<String> fingerprint(SavedReport report) {
    return ReportDiff.leaf(report).at("sha256").text();
  }

  /** The same name, or the same certificate under two names. */
  private static boolean oneServer(SavedReport a, SavedReport b) {
    Optional<String> host = a.json().at("target").at("host").text();
    boolean name =
        host.isPresent()
            && host.equals(b.json().at("target").at("host").text())
            && a.json()
                .at("target")
                .at("port")
                .number()
                .equals(b.json().at("target").at("port").number());
    return name || fingerprint(a).isPresent() && fingerprint(a).equals(fingerprint(b));
  }

  /** Whether they were taken by two machines; empty where one of them does not tell. */
  private static Optional<Boolean> apart(SavedReport a, SavedReport b) {
    Optional<String> one = a.json().at("network").at("local_address").text();
    Optional<String> other = b.json().at("network").at("local_address").text();
    return one.isPresent() && other.isPresent()
        ? Optional.of(!one.equals(other))
        : Optional.empty();
  }

  private static boolean atOnce(SavedReport a, SavedReport b) {
    try {
      Instant one = Instant.parse(a.json().at("started").text().orElse(""));
      Instant other = Instant.parse(b.json().at("started").text().orElse(""));
      return Duration.between(one, other).abs().compareTo(SAME_TIME) <= 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
