/**
 * The command line of {@code fleet}: the lines of targets as probes, and where summaries go. Begin
 * with {@code FleetOrders}.
 */
package org.ftpdiag.cli.fleets;
