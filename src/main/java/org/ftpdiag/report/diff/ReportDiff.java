package org.ftpdiag.report.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.diff.Difference.Trend;
import org.ftpdiag.report.run.JsonTree;
import org.ftpdiag.report.run.SavedReport;
import org.ftpdiag.report.words.Quantity;

/**
 * What changed between two reports.
 *
 * @param came findings of the second one that the first has not
 * @param went findings of the first one that the second has not
 */
public record ReportDiff(
    List<ReadableFinding> came, List<ReadableFinding> went, List<Difference> differences) {
  /** Below so many milliseconds a difference of times is noise. */
  private static final double LEAST_MS = 200;

  /** And below such a factor. */
  private static final double LEAST_FACTOR = 2;

  public ReportDiff {
    came = List.copyOf(came);
    went = List.copyOf(went);
    differences = List.copyOf(differences);
  }

  /** Compares two reports. */
  public static ReportDiff of(SavedReport a, SavedReport b, Quantity quantity) {
    return new ReportDiff(
        without(b.findings(), a.findings()),
        without(a.findings(), b.findings()),
        new Comparing(a, b, quantity).differences());
  }

  /** The highest severity of what came; empty where nothing did. */
  public Optional<Severity> worstThatCame() {
    return came.stream().map(f -> f.finding().severity()).max(Severity::compareTo);
  }

  /** Whether they say the same. */
  public boolean isEmpty() {
    return came.isEmpty() && went.isEmpty() && differences.isEmpty();
  }

  /** The same but for times, which differ from one probe to the next of the same server. */
  public ReportDiff withoutTimes() {
    return new ReportDiff(
        came, went, differences.stream().filter(d -> !d.what().startsWith("time.")).toList());
  }

  /** A finding of another severity is another one: what was a warning has become a failure. */
  private static List<ReadableFinding> without(
      List<ReadableFinding> these, List<ReadableFinding> those) {
    return these.stream().filter(f -> those.stream().noneMatch(g -> same(f, g))).toList();
  }

  private static boolean same(ReadableFinding f, ReadableFinding g) {
    return f.finding().id() == g.finding().id()
        && f.finding().severity() == g.finding().severity()
        && f.finding().step() == g.finding().step();
  }

  /** Two reports while they are gone through. */
  private static final class Comparing {
    private final SavedReport a;
    private final SavedReport b;
    private final Quantity quantity;
    private final List<Difference> all = new ArrayList<>();

    Comparing(SavedReport a, SavedReport b, Quantity quantity) {
      this.a = a;
      this.b = b;
      this.quantity = quantity;
    }

    List<Difference> differences() {
      verdict();
      texts("target", "host", "port", "tls", "user");
      texts("target", "address");
      texts("network", "local_address", "seen_as");
      texts("server", "product", "version", "system");
      texts("tls", "protocol", "cipher", "trusted", "data_resumed");
      certificate();
      features();
      sent();
      steps();
      times();
      return all;
    }

    private void verdict() {
      Optional<String> before = Optional.of(a.verdict());
      Optional<String> after = Optional.of(b.verdict());
      int order =
          after.map(Comparing::rank).orElse(0).compareTo(before.map(Comparing::rank).orElse(0));
      add("verdict", before, after, Trend.by(order));
      add("root_cause", a.rootCause(), b.rootCause(), Trend.by(order));
    }

    private static int rank(String verdict) {
      return List.of("pass", "warn", "fail").indexOf(verdict);
    }

    private void texts(String part, String... names) {
      for (String name : names) {
        add(
            part + "." + name,
            shown(a.json().at(part).at(name)),
            shown(b.json().at(part).at(name)),
            Trend.OTHER);
      }
    }

    private static Optional<String> shown(JsonTree value) {
      return value
          .text()
          .or(() -> value.number().map(n -> Long.toString(Math.round(n))))
          .or(() -> value.bool().map(flag -> Boolean.toString(flag)));
    }

    private void certificate() {
      for (String name : List.of("subject", "issuer", "not_after", "sha256")) {
        add("certificate." + name, leaf(a).at(name).text(), leaf(b).at(name).text(), Trend.OTHER);
      }
    }

    private void features() {
      Set<String> before = new LinkedHashSet<>(a.json().at("server").at("features").texts());
      Set<String> after = new LinkedHashSet<>(b.json().at("server").at("features").texts());
      if (before.isEmpty() || after.isEmpty()) {
        return; // one of them did not come to FEAT: that is told by its steps
      }
      for (String feature : after) {
        if (!before.contains(feature)) {
          add("server.features", Optional.empty(), Optional.of(feature), Trend.OTHER);
        }
      }
      for (String feature : before) {
        if (!after.contains(feature)) {
          add("server.features", Optional.of(feature), Optional.empty(), Trend.OTHER);
        }
      }
    }

    /** What the same command of {@code --send} was answered. */
    private void sent() {
      List<JsonTree> left = new ArrayList<>(b.json().at("sent").all());
      for (JsonTree before : a.json().at("sent").all()) {
        Optional<String> command = before.at("command").text();
        Optional<JsonTree> after =
            left.stream()
                .filter(s -> command.isPresent() && command.equals(s.at("command").text()))
                .findFirst();
        if (after.isPresent()) {
          left.remove(after.get()); // a command that was sent twice has its own answer each time
          add("sent." + command.get(), answer(before), answer(after.get()), Trend.OTHER);
        }
      }
    }

    private static Optional<String> answer(JsonTree sent) {
      JsonTree reply = sent.at("reply");
      return reply
          .at("code")
          .number()
          .map(c -> c.intValue() + " " + reply.at("text").text().orElse(""));
    }

    private void steps() {
      for (ReadableStep before : a.steps()) {
        for (ReadableStep after : b.steps()) {
          if (before.id() == after.id()) {
            Trend trend = Trend.by(Integer.compare(rank(after.status()), rank(before.status())));
            add(
                "step." + before.id().id(),
                Optional.of(before.status().id()),
                Optional.of(after.status().id()),
                trend);
          }
        }
      }
    }

    private static int rank(StepStatus status) {
      return switch (status) {
        case PASS -> 0;
        case WARN -> 1;
        case SKIP -> 2;
        case FAIL -> 3;
      };
    }

    private void times() {
      double before = roundTrip(a).orElse(0);
      double after = roundTrip(b).orElse(0);
      boolean farther = before > 0 && after > 0 && beyondNoise(before, after, 20);
      if (farther) {
        time("time.round_trip", before, after);
      }
      // Where the way is longer, each step takes longer by as much.
      double factor = farther ? Math.max(1, after / before) : 1;
      double other = farther ? Math.max(1, before / after) : 1;
      for (ReadableStep x : a.steps()) {
        for (ReadableStep y : b.steps()) {
          boolean both =
              x.id() == y.id()
                  && x.status() != StepStatus.SKIP
                  && y.status() != StepStatus.SKIP
                  && x.ms().isPresent()
                  && y.ms().isPresent();
          if (both
              && beyondNoise(
                  x.ms().getAsDouble() * factor, y.ms().getAsDouble() * other, LEAST_MS)) {
            time("time." + x.id().id(), x.ms().getAsDouble(), y.ms().getAsDouble());
          }
        }
      }
    }

    private static OptionalDouble roundTrip(SavedReport report) {
      return report
          .json()
          .at("network")
          .at("round_trip_ms")
          .number()
          .map(OptionalDouble::of)
          .orElse(OptionalDouble.empty());
    }

    private static boolean beyondNoise(double before, double after, double least) {
      double more = Math.max(before, after);
      double less = Math.min(before, after);
      return more - less >= least && more >= LEAST_FACTOR * less;
    }

    private void time(String what, double before, double after) {
      add(
          what,
          Optional.of(quantity.time(before)),
          Optional.of(quantity.time(after)),
          Trend.by(Double.compare(after, before)));
    }

    private void add(String what, Optional<String> before, Optional<String> after, Trend trend) {
      if (!Objects.equals(before, after)) {
        all.add(new Difference(what, before, after, trend));
      }
    }
  }

  /** The server's own certificate; without a value where a report has none. */
  static JsonTree leaf(SavedReport report) {
    return report.json().at("tls").at("chain").all().stream()
        .findFirst()
        .orElse(report.json().at("tls").at("none"));
  }

  /** The root cause of a report; empty where it has none, or one that a later version knows. */
  static Optional<FindingId> rootCause(SavedReport report) {
    return report.rootCause().flatMap(FindingId::of);
  }
}
