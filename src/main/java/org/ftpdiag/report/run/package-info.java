/**
 * The report of a probe, live and afterwards. Reading begins at {@code ReadableReport} and {@code
 * RunDocument}; {@code LiveView} is what a terminal shows meanwhile.
 */
package org.ftpdiag.report.run;
