package org.ftpdiag.report.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.WireFault;

/** Short words for what went wrong, and the replies of the server as summaries quote them. */
public final class FaultWords {
  private final Words words;

  public FaultWords(Words words) {
    this.words = words;
  }

  /** Such as {@code refused} or {@code no answer}. */
  public String of(WireFault fault) {
    String kind = fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return words.say("fault." + kind, "detail", fault.detail());
  }

  /** A reply in one line, its blanks collapsed. */
  public String quote(Reply reply) {
    return ServerText.shown(reply.oneLine().replaceAll("\\s+", " "), ServerText.FACT);
  }

  /** What became of a command: its reply, or why there is none. */
  public String of(Exchange exchange) {
    return exchange
        .reply()
        .map(this::quote)
        .orElseGet(
            () ->
                words.say(
                    "step.exchange.fault",
                    "verb",
                    exchange.verb(),
                    "fault",
                    exchange.fault().map(this::of).orElseGet(() -> words.say("fault.timed-out"))));
  }

  /** The last observation of a kind in a step. */
  public static <T extends Observation> Optional<T> last(StepReport step, Class<T> kind) {
    List<T> all = all(step, kind);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  public static <T extends Observation> List<T> all(StepReport step, Class<T> kind) {
    return step.observations().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
