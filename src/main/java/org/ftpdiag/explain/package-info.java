/**
 * Reads the logs of other programs, turns them into runs of a probe and has those judged. Reading
 * begins at {@code Explainer}: bytes become lines (text), lines become events (dialect, event),
 * events become runs (session), captures take a way of their own (capture), and nothing is shown
 * that a log holds of passwords (secrets).
 */
package org.ftpdiag.explain;
