package org.ftpdiag.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.ftpdiag.check.Expectation.Seen;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;

/** How the session as a whole is to go: its verdict, its login, its time. */
public final class SessionExpectations {
  private SessionExpectations() {}

  /**
   * No finding that counts weighs more; what was not probed to its end is a warning at least.
   *
   * @param most INFO for a verdict of {@code pass}
   */
  public static Expectation verdict(Severity most) {
    return new Expectation(
        "verdict",
        Expectation.expects("verdict." + word(most)),
        e -> {
          List<Finding> counted = e.counted();
          Severity worst =
              counted.stream()
                  .map(Finding::severity)
                  .max(Severity::compareTo)
                  .orElse(Severity.INFO);
          boolean cut = !e.report().whole() && worst == Severity.INFO;
          Severity verdict = cut ? Severity.WARN : worst;
          boolean holds = verdict.compareTo(most) <= 0;
          String named =
              counted.stream()
                  .filter(f -> f.severity() != Severity.INFO)
                  .map(f -> f.id().id())
                  .distinct()
                  .collect(Collectors.joining(", "));
          if (cut) {
            return Seen.of(holds, "verdict-cut");
          }
          return named.isEmpty()
              ? Seen.of(holds, "verdict." + word(verdict))
              : Seen.of(holds, "verdict-because", "verdict", word(verdict), "findings", named);
        });
  }

  private static String word(Severity severity) {
    return severity == Severity.INFO ? "pass" : severity.id();
  }

  /** The server takes user and password. */
  public static Expectation login(boolean accepted) {
    String expected = accepted ? "accepted" : "refused";
    return new Expectation(
        "login",
        Expectation.expects("login." + expected),
        e -> {
          if (e.done(StepId.LOGIN)) {
            return Seen.of(accepted, "login.accepted");
          }
          Optional<Reply> refusal = refusal(e);
          return refusal.isPresent()
              ? Seen.of(!accepted, "login.refused", "reply", refusal.get().oneLine())
              : e.unseen();
        });
  }

  /** A word of the server; a connection that ends is none. */
  private static Optional<Reply> refusal(Evidence e) {
    if (e.run().step(StepId.LOGIN).outcome() != StepReport.Outcome.FAILED) {
      return Optional.empty();
    }
    return e.run()
        .in(StepId.LOGIN, Exchange.class)
        .flatMap(x -> x.reply().stream())
        .filter(Reply::negative)
        .reduce((first, last) -> last);
  }

  /**
   * It takes no longer.
   *
   * @param step empty for the whole probe
   */
  public static Expectation time(Optional<StepId> step, double seconds) {
    return new Expectation(
        "time." + step.map(StepId::id).orElse("total"),
        Expectation.expects("time", "seconds", shown(seconds)),
        e -> {
          boolean ran = step.map(e::reached).orElse(true);
          OptionalDouble ms =
              step.map(s -> e.run().step(s).durationMs()).orElse(e.run().durationMs());
          if (!ran || ms.isEmpty()) {
            return e.unseen();
          }
          double took = ms.getAsDouble() / 1000;
          return Seen.of(took <= seconds, "time", "seconds", shown(took));
        });
  }

  /** Seconds with as many digits as say something. */
  static String shown(double seconds) {
    String text = String.format(Locale.ROOT, "%.3f", seconds);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
