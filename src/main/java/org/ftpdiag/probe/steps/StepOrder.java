package org.ftpdiag.probe.steps;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.checks.DeepChecks;

/** Which step comes after which. */
public final class StepOrder {
  private StepOrder() {}

  /** All steps, in the order that suits what was asked for. */
  public static List<Step> of(ProbeRequest request) {
    List<Step> order = new ArrayList<>();
    order.add(new ResolveStep());
    order.add(new ConnectStep());
    boolean implicit = request.target().tls() == TlsMode.IMPLICIT;
    // Implicit TLS comes before the first word, explicit TLS after it.
    order.add(implicit ? new TlsStep() : new GreetingStep());
    order.add(implicit ? new GreetingStep() : new TlsStep());
    order.add(new LoginStep());
    order.add(new FeaturesStep());
    order.add(new PassiveStep());
    // In active mode the listing needs what the step "active" finds out.
    boolean active = request.tests().data().active();
    order.add(active ? new ActiveStep() : new ListStep());
    order.add(active ? new ListStep() : new ActiveStep());
    order.add(new DownloadStep());
    order.add(new UploadStep());
    if (!request.tests().paths().isEmpty()) {
      order.add(new PathsStep());
    }
    if (request.tests().asksLooks()) {
      DeepChecks.asked(request).forEach(check -> order.add(new CheckStep(check)));
    }
    order.add(new QuitStep());
    return order;
  }
}
