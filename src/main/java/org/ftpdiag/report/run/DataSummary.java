package org.ftpdiag.report.run;

import static org.ftpdiag.report.words.FaultWords.all;
import static org.ftpdiag.report.words.FaultWords.last;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.report.words.FaultWords;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;

/** The steps that open data connections, in a line each. */
final class DataSummary {
  private final Words words;
  private final FaultWords faults;
  private final Quantity quantity;

  DataSummary(Words words, FaultWords faults) {
    this.words = words;
    this.faults = faults;
    this.quantity = new Quantity(words);
  }

  /** Every way that was tried, such as {@code EPSV port 41235 no answer; PASV refused: 502 ...}. */
  String passive(StepReport step) {
    List<PassiveTry> tries = all(step, PassiveTry.class);
    return tries.isEmpty()
        ? last(step, Exchange.class).map(faults::of).orElse("")
        : words.also(tries.stream().map(this::passiveTry).distinct().toList());
  }

  private String passiveTry(PassiveTry t) {
    String verb = t.exchange().verb();
    if (t.exchange().reply().isEmpty()) {
      return faults.of(t.exchange());
    }
    if (!t.exchange().ok()) {
      return words.say("step.passive.refused", "verb", verb, "reply", faults.of(t.exchange()));
    }
    if (!t.problem().isEmpty()) {
      return words.say("step.passive.unreadable", "verb", verb, "problem", t.problem());
    }
    String port =
        t.port().isPresent() ? Integer.toString(t.port().getAsInt()) : words.say("report.unknown");
    String place =
        t.announced()
            .map(
                a ->
                    words.say(
                        "step.passive.address",
                        "verb",
                        verb,
                        "address",
                        Addresses.text(a),
                        "port",
                        port))
            .orElseGet(() -> words.say("step.passive.port", "verb", verb, "port", port));
    boolean another =
        t.attempts().isEmpty() || !t.announced().equals(t.attempts().get(0).address());
    if (another && t.announced().map(Addresses::isPrivate).orElse(false)) {
      place = words.say("step.passive.private", "place", place);
    }
    return outcome(t, place);
  }

  private String outcome(PassiveTry t, String place) {
    Optional<InetAddress> works =
        t.attempts().stream()
            .filter(ConnectAttempt::connected)
            .flatMap(a -> a.address().stream())
            .findFirst();
    if (works.isPresent()) {
      boolean elsewhere = t.announced().map(a -> !a.equals(works.get())).orElse(false);
      return elsewhere
          ? words.say(
              "step.passive.elsewhere", "place", place, "address", Addresses.text(works.get()))
          : place;
    }
    List<String> why =
        t.attempts().stream()
            .filter(a -> !a.connected())
            .map(a -> ConnectionSummary.failure(words, faults, a))
            .distinct()
            .toList();
    return why.isEmpty()
        ? place
        : words.say("step.passive.fault", "place", place, "fault", String.join(", ", why));
  }

  String active(StepReport step) {
    List<ActiveTry> tries = all(step, ActiveTry.class);
    return tries.isEmpty()
        ? last(step, Exchange.class).map(faults::of).orElse("")
        : words.also(tries.stream().map(this::activeTry).distinct().toList());
  }

  private String activeTry(ActiveTry t) {
    String verb = t.exchange().verb();
    if (!t.exchange().ok()) {
      return t.exchange().reply().isEmpty()
          ? faults.of(t.exchange())
          : words.say("step.passive.refused", "verb", verb, "reply", faults.of(t.exchange()));
    }
    if (t.from().isPresent()) {
      return words.say("step.active.from", "verb", verb, "address", Addresses.text(t.from().get()));
    }
    return t.completion()
        .or(() -> t.command().flatMap(Exchange::reply).filter(r -> r.negative()))
        .map(r -> words.say("step.active.reply", "verb", verb, "reply", faults.quote(r)))
        .orElseGet(
            () ->
                words.say(
                    "step.active.nobody",
                    "verb",
                    verb,
                    "port",
                    t.listening()
                        .map(a -> Integer.toString(a.getPort()))
                        .orElse(words.say("report.unknown")),
                    "time",
                    t.waitedMs().isPresent()
                        ? quantity.wholeSeconds(t.waitedMs().getAsDouble())
                        : words.say("report.unknown")));
  }
}
