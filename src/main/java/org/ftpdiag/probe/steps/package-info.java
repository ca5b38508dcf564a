/** One class a step, in the order of {@code StepId}. */
package org.ftpdiag.probe.steps;
