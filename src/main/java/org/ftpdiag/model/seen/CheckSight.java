package org.ftpdiag.model.seen;

import org.ftpdiag.model.DeepCheck;

/**
 * What a closer look saw. A record of texts, numbers, flags, enums, {@link Reply}s, optional ones,
 * lists of these and records of these: reports write it down as it is, under the names of its
 * components, so that it can be judged again.
 */
public non-sealed interface CheckSight extends Observation {
  /** The look. */
  DeepCheck check();
}
