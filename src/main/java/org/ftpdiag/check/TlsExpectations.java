package org.ftpdiag.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ftpdiag.check.Expectation.Seen;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.TlsSession;

/** How the session is to be protected. */
public final class TlsExpectations {
  /** The names of JSSE, the oldest first. */
  public static final List<String> VERSIONS =
      List.of("SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

  private TlsExpectations() {}

  /** The control connection is in TLS when the login begins. */
  public static Expectation required() {
    return new Expectation(
        "tls.required",
        Expectation.expects("tls.required"),
        e ->
            e.facts().tls().isPresent()
                ? Seen.of(
                    true,
                    "tls.protocol",
                    "protocol",
                    e.facts().tls().get().protocol().orElse("TLS"))
                : plain(e));
  }

  /**
   * The TLS version is this one or a newer one.
   *
   * @param version one of {@link #VERSIONS}
   */
  public static Expectation minVersion(String version) {
    return new Expectation(
        "tls.min-version",
        Expectation.expects("tls.min-version", "version", version),
        e -> {
          Optional<String> seen = e.facts().tls().flatMap(TlsSession::protocol);
          return seen.isEmpty()
              ? plain(e)
              : Seen.of(
                  VERSIONS.indexOf(seen.get()) >= VERSIONS.indexOf(version),
                  "tls.protocol",
                  "protocol",
                  seen.get());
        });
  }

  /** The platform trusts the server's certificate for this host. */
  public static Expectation trusted(boolean expected) {
    return new Expectation(
        "tls.trusted",
        Expectation.expects(expected ? "tls.trusted" : "tls.untrusted"),
        e -> {
          Optional<Boolean> seen = e.facts().trusted();
          return seen.isEmpty()
              ? plain(e)
              : Seen.of(seen.get() == expected, seen.get() ? "tls.trusted" : "tls.untrusted");
        });
  }

  /** Every certificate of the chain lasts so many days more. */
  public static Expectation daysLeft(long days) {
    return new Expectation(
        "tls.days-left",
        Expectation.expects("tls.days-left", "days", days),
        e -> {
          OptionalLong left = e.facts().daysLeft(e.run());
          return left.isEmpty()
              ? plain(e)
              : Seen.of(left.getAsLong() >= days, "tls.days-left", "days", left.getAsLong());
        });
  }

  /** Every data connection resumes the TLS session of the control connection. */
  public static Expectation dataResumed(boolean expected) {
    return new Expectation(
        "tls.data-resumed",
        Expectation.expects(expected ? "tls.data-resumed" : "tls.data-full"),
        e -> {
          Optional<Boolean> seen = e.facts().dataResumed();
          return seen.isEmpty()
              ? e.facts().tls().isEmpty() ? plain(e) : Seen.of(false, "tls.data-plain")
              : Seen.of(
                  seen.get() == expected,
                  "tls.data",
                  "resumed",
                  e.facts().dataResumptions(),
                  "all",
                  e.facts().dataConnections());
        });
  }

  private static Seen plain(Evidence e) {
    return e.reached(StepId.LOGIN) ? Seen.of(false, "tls.plain") : e.unseen();
  }
}
