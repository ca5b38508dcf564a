package org.ftpdiag.model;

/**
 * A run and its diagnosis: all that a renderer needs.
 *
 * @param exitCode what the process will exit with
 */
public record Report(ProbeRun run, Diagnosis diagnosis, int exitCode) {}
