package org.ftpdiag.probe.checks;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.probe.Check;

/** The checks that are made when the steps are over, in their order: the longest come last. */
public final class DeepChecks {
  private DeepChecks() {}

  /** Those that were asked for. */
  public static List<Check> asked(ProbeRequest request) {
    List<Check> asked = new ArrayList<>(all());
    asked.removeIf(check -> !request.tests().asks(check.name()));
    return asked;
  }

  private static List<Check> all() {
    return List.of(
        new ListingsCheck(),
        new ProtMatrixCheck(),
        new PassiveRangeCheck(),
        new EscapeCheck(),
        new FirewallTlsCheck(),
        new AddressRewriteCheck(),
        new NamesCheck(),
        new IntegrityCheck(),
        new MtuCheck(),
        new LoginPolicyCheck(),
        new SessionsCheck(),
        new IdleCheck());
  }
}
