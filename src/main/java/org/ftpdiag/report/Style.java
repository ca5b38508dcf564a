package org.ftpdiag.report;

/** Stands in. */
public record Style(boolean colour, boolean unicode, int width, Detail detail) {}
