package org.ftpdiag.wire;

/** A source of time that never goes back. Tests pass their own. */
@FunctionalInterface
public interface Ticker {
  Ticker SYSTEM = System::nanoTime;

  /** Nanoseconds from an arbitrary origin. */
  long nanos();
}
