package org.ftpdiag.wire;

import org.ftpdiag.model.seen.WireFault;

/** The wire failed. Carries what failed and what had arrived by then. */
public final class WireException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient WireFault fault;

  public WireException(WireFault fault) {
    super(fault.kind() + " " + fault.detail());
    this.fault = fault;
  }

  public WireException(WireFault.Kind kind, String detail) {
    this(WireFault.of(kind, detail));
  }

  public WireFault fault() {
    return fault;
  }
}
