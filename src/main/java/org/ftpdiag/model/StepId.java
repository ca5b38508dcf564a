package org.ftpdiag.model;

import java.util.Locale;

/** The twelve steps of a probe, in the order in which they run and are reported. */
public enum StepId {
  RESOLVE,
  CONNECT,
  GREETING,
  TLS,
  LOGIN,
  FEATURES,
  PASSIVE,
  LIST,
  ACTIVE,
  DOWNLOAD,
  UPLOAD,
  QUIT;

  /** The name under which reports show the step, such as {@code resolve}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
