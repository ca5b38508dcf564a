/**
 * Check files from the reading to the report. Reading begins at {@code CheckOrders} and {@code
 * CheckProbes}.
 */
package org.ftpdiag.cli.checks;
