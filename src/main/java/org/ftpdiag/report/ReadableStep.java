package org.ftpdiag.report;

import org.ftpdiag.model.StepId;

/**
 * One step as a person reads it.
 *
 * @param summary one line, fit to be shown; at most 300 characters
 * @param ms how long it took, milliseconds
 */
public record ReadableStep(StepId id, StepStatus status, String summary, double ms) {}
