package org.ftpdiag.probe.steps;

import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.wire.Deadline;

/** Looks the name up. */
public final class ResolveStep implements Step {
  @Override
  public StepId id() {
    return StepId.RESOLVE;
  }

  @Override
  public Optional<Phrase> skip(Session s) {
    return s.lookedUpByProxy() ? Optional.of(Skip.because("proxy-resolves")) : Optional.empty();
  }

  @Override
  public StepEnd run(Session s) {
    String host = s.request().target().knownHost();
    Deadline limit = s.time().waiting(Phrase.of("wait.resolve", "host", host));
    Resolution found =
        s.request()
            .route()
            .there()
            .map(address -> Resolution.given(host, address))
            .orElseGet(
                () ->
                    s.platform()
                        .resolver()
                        .resolve(host, s.request().family(), s.time().clock(), limit));
    s.observe(found);
    s.state().addresses(found.addresses());
    return found.outcome() == Resolution.Outcome.FOUND ? StepEnd.done() : StepEnd.failedForGood();
  }
}
