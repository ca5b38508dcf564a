package org.ftpdiag.probe.steps;

import java.util.Optional;
import org.ftpdiag.model.PathQuestion;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.probe.checks.PathCheck;
import org.ftpdiag.wire.WireException;

/**
 * Looks at the paths that were asked about, after the transfers. A refusal is an answer here, and
 * proves nothing against the server.
 */
public final class PathsStep implements Step {
  /** What is seen is reported with the downloads. */
  @Override
  public StepId id() {
    return StepId.DOWNLOAD;
  }

  @Override
  public Optional<Phrase> skip(Session s) {
    return s.state().stoppedBy().map(Skip::after);
  }

  @Override
  public StepEnd run(Session s) throws WireException {
    s.data().drop();
    for (PathQuestion question : s.request().tests().paths()) {
      if (s.connected() && !s.time().over()) {
        s.observe(new PathCheck(s, question).look());
      }
    }
    return s.connected() ? StepEnd.done() : StepEnd.failedForGood();
  }
}
