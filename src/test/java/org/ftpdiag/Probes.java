package org.ftpdiag;

import java.util.List;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.probe.ProbeEngine;
import org.ftpdiag.probe.steps.StepOrder;
import org.ftpdiag.wire.Platform;
import org.ftpdiag.wire.Resolver;

/** Probes that tests run: on this machine, as the command line does it. */
public final class Probes {
  private static final Platform HERE = Platform.of(System.getProperties());

  private Probes() {}

  /** All of them share what a machine has once. */
  public static Platform platform() {
    return HERE;
  }

  public static ProbeEngine engine(ProbeRequest request) {
    return new ProbeEngine(HERE, StepOrder.of(request), run -> Diagnoser.diagnose(run).findings());
  }

  public static ProbeRun run(ProbeRequest request) {
    return engine(request).run(request, List.of(), ProbeListener.NONE);
  }

  /** Likewise, with names of the test's own. */
  public static ProbeRun run(ProbeRequest request, Resolver.Source names) {
    return new ProbeEngine(HERE.resolving(names), StepOrder.of(request))
        .run(request, List.of(), ProbeListener.NONE);
  }
}
