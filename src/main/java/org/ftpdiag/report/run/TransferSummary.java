package org.ftpdiag.report.run;

import static org.ftpdiag.report.words.FaultWords.all;
import static org.ftpdiag.report.words.FaultWords.last;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.ftp.Verb;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.DownloadCheck;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Listing;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.UploadCheck;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.report.words.FaultWords;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** The steps that move data, in a line each: what came and how fast, or what stopped it. */
final class TransferSummary {

  private final Words words;
  private final FaultWords faults;
  private final Quantity quantity;

  TransferSummary(Words words, FaultWords faults) {
    this.words = words;
    this.faults = faults;
    this.quantity = new Quantity(words);
  }

  String list(StepReport step) {
    Optional<Listing> listing = last(step, Listing.class);
    List<String> parts = new ArrayList<>();
    listing.ifPresent(
        l -> {
          parts.add(words.count("step.list.entries", l.parsed()));
          if (l.parsed() < l.lines()) {
            parts.add(words.say("step.list.unparsed", "n", l.lines() - l.parsed()));
          }
          if (!l.format().isEmpty()) {
            parts.add(ServerText.shown(l.format(), 40));
          }
        });
    all(step, Transfer.class).stream()
        .filter(Transfer::ok)
        .reduce((first, second) -> second)
        .ifPresent(t -> t.bytes().ifPresent(n -> parts.add(quantity.bytes(n))));
    trouble(step).ifPresent(parts::add);
    return String.join(", ", parts);
  }

  String download(StepReport step) {
    List<String> parts = new ArrayList<>();
    all(step, Transfer.class).stream()
        .filter(Transfer::ok)
        .findFirst()
        .ifPresent(t -> parts.addAll(volume(t)));
    last(step, DownloadCheck.class).ifPresent(c -> resumed(c.restart()).ifPresent(parts::add));
    trouble(step).ifPresent(parts::add);
    return String.join(", ", parts);
  }

  String upload(StepReport step) {
    List<String> parts = new ArrayList<>();
    all(step, Transfer.class).stream()
        .filter(t -> t.ok() && Verb.of(t.verb()).writes())
        .findFirst()
        .ifPresent(t -> parts.addAll(volume(t)));
    last(step, UploadCheck.class)
        .ifPresent(
            c -> {
              if (c.readBack() >= 0) {
                boolean same = c.firstDifference() < 0 && c.readBack() == c.sent();
                parts.add(words.say(same ? "step.upload.same" : "step.upload.differs"));
              }
              resumed(c.resume()).ifPresent(parts::add);
              if (c.stored()) {
                parts.add(words.say(c.removed() ? "step.upload.removed" : "step.upload.left"));
              }
            });
    trouble(step).ifPresent(parts::add);
    return String.join(", ", parts);
  }

  private List<String> volume(Transfer t) {
    List<String> parts = new ArrayList<>();
    t.bytes().ifPresent(n -> parts.add(quantity.bytes(n)));
    if (t.bytes().isPresent() && t.ms().isPresent()) {
      parts.add(quantity.speed(t.bytes().getAsLong(), t.ms().getAsDouble()));
    }
    return parts;
  }

  private Optional<String> resumed(DownloadCheck.Restart restart) {
    return restart == DownloadCheck.Restart.NOT_TRIED
        ? Optional.empty()
        : Optional.of(words.say("step.restart." + restart.name().toLowerCase(Locale.ROOT)));
  }

  /**
   * What stopped the step: the last transfer that failed, else the refused directory, of which the
   * commands behind it only ask more, else a refused last command. Transfers that fail in a step
   * that does not were tries.
   */
  private Optional<String> trouble(StepReport step) {
    if (step.outcome() == StepReport.Outcome.DONE) {
      return Optional.empty();
    }
    return all(step, Transfer.class).stream()
        .filter(t -> !t.ok())
        .reduce((first, second) -> second)
        .map(this::failure)
        .or(
            () ->
                all(step, Exchange.class).stream()
                    .filter(e -> e.verb().equals("CWD") && !e.ok())
                    .findFirst()
                    .or(() -> last(step, Exchange.class).filter(e -> !e.ok()))
                    .map(faults::of));
  }

  private String failure(Transfer t) {
    boolean distrusted =
        t.data().filter(f -> f.kind() == WireFault.Kind.TLS).isPresent()
            && !t.moved()
            && t.tls().flatMap(TlsAttempt::session).filter(s -> !s.trusted()).isPresent();
    if (distrusted) { // whatever the server says of our hanging up
      return words.say("step.data.untrusted");
    }
    Optional<Reply> refusal =
        t.completion().filter(Reply::negative).or(() -> t.first().filter(Reply::negative));
    if (refusal.isPresent()) {
      return faults.quote(refusal.get());
    }
    Optional<String> tls =
        t.tls().flatMap(a -> a.fault()).map(f -> words.say("step.data.tls", "fault", f.detail()));
    if (tls.isPresent()) {
      return tls.get();
    }
    String got =
        t.bytes().isPresent() ? quantity.bytes(t.bytes().getAsLong()) : words.say("report.unknown");
    return t.data()
        .map(f -> words.say("step.data.fault", "fault", faults.of(f), "bytes", got))
        .or(
            () ->
                t.control()
                    .map(f -> words.say("step.control.fault", "fault", faults.of(f), "bytes", got)))
        .orElseGet(() -> words.say("step.failed"));
  }
}
