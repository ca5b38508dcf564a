/** One class a {@code Check}: what {@code --all-checks} does beyond the steps. */
package org.ftpdiag.probe.checks;
