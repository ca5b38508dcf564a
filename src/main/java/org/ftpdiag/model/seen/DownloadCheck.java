package org.ftpdiag.model.seen;

import java.time.Instant;
import java.util.Optional;

/**
 * What a download showed.
 *
 * @param path the file
 * @param size what SIZE said, -1 when it was refused
 * @param modified what MDTM said (RFC 3659 section 3)
 * @param bytes what came
 * @param restart what a restart in the middle showed
 */
public record DownloadCheck(
    String path, long size, Optional<Instant> modified, long bytes, Restart restart)
    implements Observation {

  /** What became of REST (RFC 3659 section 5). */
  public enum Restart {
    NOT_TRIED,
    WORKS,
    REFUSED,
    /** The bytes after the restart are not those of the file from there on. */
    WRONG
  }
}
