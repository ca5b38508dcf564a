/**
 * One class a {@code Check}: what {@code --check} and {@code --all-checks} do beyond the steps.
 * Begin with {@code DeepChecks}, their list. {@code PathCheck} is what check files ask about paths.
 */
package org.ftpdiag.probe.checks;
