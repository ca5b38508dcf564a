/**
 * One class a {@code Check}: what {@code --all-checks} does beyond the steps. {@code PathCheck} is
 * what check files ask about paths.
 */
package org.ftpdiag.probe.checks;
