package org.ftpdiag.explain;

/**
 * A line of a log, quoted.
 *
 * @param number from 1; that of the packet in a capture
 * @param text with passwords masked; not yet escaped
 */
public record LogQuote(long number, String text) {}
