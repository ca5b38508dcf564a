package org.ftpdiag.model.seen;

/**
 * Something about the credentials that often is a mistake. The secret itself is never part of it.
 *
 * @param what {@code user} or {@code password}
 * @param kind {@code leading-blank}, {@code trailing-blank} or {@code non-ascii}
 */
public record CredentialRemark(String what, String kind) implements Observation {}
