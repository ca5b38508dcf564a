package org.ftpdiag.model;

/** How a probe came to its end. */
public enum Ending {
  /** It did all that was asked for, as far as the server let it. */
  WHOLE,
  /** The user broke it off. */
  INTERRUPTED,
  /** Its whole time ({@code --deadline}) was over before all was done. */
  OUT_OF_TIME,
  /** This machine ran out of something that it needs: descriptors, ports, memory, threads. */
  EXHAUSTED
}
