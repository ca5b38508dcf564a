/**
 * Two saved reports compared: what came, what went, what changed, and what it tells that one place
 * sees what another does not. Reading begins at {@code ReportDiff}.
 */
package org.ftpdiag.report.diff;
