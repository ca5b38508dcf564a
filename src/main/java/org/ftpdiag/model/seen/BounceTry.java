package org.ftpdiag.model.seen;

import org.ftpdiag.model.DeepCheck;

/**
 * PORT to a third host (RFC 2577 section 2). Nothing is sent there.
 *
 * @param exchange the command and its answer
 * @param address the address that was named
 */
public record BounceTry(Exchange exchange, String address) implements CheckSight {
  @Override
  public DeepCheck check() {
    return DeepCheck.BOUNCE;
  }
}
