package org.ftpdiag.explain.text;

/**
 * One line of a log.
 *
 * @param number from 1; the number of the packet in a capture
 * @param text without its line end, at most {@value LineSource#LONGEST} characters
 */
public record LogLine(long number, String text) {}
