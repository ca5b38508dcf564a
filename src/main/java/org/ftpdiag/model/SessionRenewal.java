package org.ftpdiag.model;

/**
 * The client gave up its control connection for a new one because of a limit of its own, such as
 * TLS 1.3 tickets that ran out.
 *
 * @param reason a word that names it: {@code tickets}, {@code tls12}, {@code control-lost}
 * @param helped what was tried next worked
 */
public record SessionRenewal(String reason, boolean helped) implements Observation {}
