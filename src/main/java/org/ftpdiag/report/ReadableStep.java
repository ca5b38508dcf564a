package org.ftpdiag.report;

import java.util.OptionalDouble;
import org.ftpdiag.model.StepId;

/**
 * One step as a person reads it.
 *
 * @param summary one line, fit to be shown; at most 300 characters
 * @param ms milliseconds that it took; empty when unknown
 */
public record ReadableStep(StepId id, StepStatus status, String summary, OptionalDouble ms) {}
