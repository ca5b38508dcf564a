/**
 * The report of a probe, live and afterwards. Reading begins at {@code ReadableReport} and {@code
 * TextRenderer}; {@code LiveView} is what a terminal shows meanwhile.
 */
package org.ftpdiag.report.run;
