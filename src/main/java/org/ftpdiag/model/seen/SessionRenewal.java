package org.ftpdiag.model.seen;

/**
 * The client gave up its control connection for a new one because of a limit of its own, such as
 * TLS 1.3 tickets that ran out.
 *
 * @param reason {@code tickets-used-up} before a transfer that could not have resumed, {@code
 *     not-resumable} after one that did not
 * @param helped a new session came about
 */
public record SessionRenewal(String reason, boolean helped) implements Observation {}
