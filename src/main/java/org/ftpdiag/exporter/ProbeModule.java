package org.ftpdiag.exporter;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.seen.CredentialRemark;
import org.ftpdiag.report.FailOn;

/**
 * One way to probe, by its name in the configuration.
 *
 * @param allow the targets it may be used for
 * @param hosts the host that a target names, from its text alone; empty where it can be none, which
 *     {@code orders} then refuses
 * @param orders what a target's probe is to be; may read files, and so is asked about allowed hosts
 *     only; called by any number of threads at once
 * @param failOn from which severity on the probe counts as failed
 * @param judge what the module makes of a report
 */
public record ProbeModule(
    String name,
    AllowList allow,
    Function<String, Optional<String>> hosts,
    Function<String, Order> orders,
    FailOn failOn,
    Function<Report, Judged> judge) {
  /** The module of a request that names none. */
  static final String DEFAULT = "default";

  /**
   * A report as the module's expectations leave it.
   *
   * @param gauges more of them, whole lines; empty for none
   */
  public record Judged(Report report, String gauges) {}

  /**
   * What is to be probed, or why that cannot be.
   *
   * @param refusal why there is no request, a sentence; empty where there is one
   */
  public record Order(
      Optional<ProbeRequest> request, List<CredentialRemark> remarks, String refusal) {
    public Order {
      remarks = List.copyOf(remarks);
    }

    /** A target that cannot be probed, and why. */
    public static Order refused(String why) {
      return new Order(Optional.empty(), List.of(), why);
    }
  }
}
