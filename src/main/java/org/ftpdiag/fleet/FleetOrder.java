package org.ftpdiag.fleet;

import java.time.Duration;
import java.util.List;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.seen.CredentialRemark;

/**
 * One probe of a fleet.
 *
 * @param remarks what is odd about the credentials
 * @param retryFor for so long it is probed again where it does not pass; zero for once
 */
public record FleetOrder(ProbeRequest request, List<CredentialRemark> remarks, Duration retryFor) {
  public FleetOrder {
    remarks = List.copyOf(remarks);
  }
}
