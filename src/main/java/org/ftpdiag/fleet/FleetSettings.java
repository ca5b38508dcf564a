package org.ftpdiag.fleet;

import java.util.Optional;
import org.ftpdiag.report.FailOn;
import org.ftpdiag.report.redact.Redaction;

/**
 * How a fleet is probed.
 *
 * @param parallel probes at a time
 * @param first of them at the beginning; more as the processors have room
 * @param perAddress of them, to one address of a server
 * @param redaction masks names in what is written
 * @param failOn what makes a probe's exit code 1
 */
public record FleetSettings(
    int parallel,
    int first,
    int perAddress,
    Transcripts transcripts,
    FailOn failOn,
    String version,
    Optional<Redaction> redaction) {
  /** Probes at a time at most: beyond, no machine has the ports. */
  public static final int MOST = 10_000;
}
