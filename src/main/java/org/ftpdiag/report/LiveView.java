package org.ftpdiag.report;

import org.ftpdiag.model.ProbeListener;

/** Stands in. */
public final class LiveView implements ProbeListener {
  public LiveView(Words words, Style style, Appendable out) {}
}
