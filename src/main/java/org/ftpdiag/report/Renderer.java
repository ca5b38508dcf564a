package org.ftpdiag.report;

import java.io.IOException;
import org.ftpdiag.model.Report;

/** Stands in. */
@FunctionalInterface
public interface Renderer {
  void render(Report report, Words words, Appendable out) throws IOException;
}
