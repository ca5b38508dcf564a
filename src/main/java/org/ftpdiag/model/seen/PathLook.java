package org.ftpdiag.model.seen;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a path on the server turned out to be.
 *
 * @param size in bytes, of a file
 * @param modified when it was changed last
 * @param entries how many a directory holds
 * @param writable whether this user may change it (files) or put files into it (directories); empty
 *     where the facts of MLST do not tell
 * @param sha256 of a file's content, in lower case; empty where it was not read to its end
 * @param contains whether the text that was asked for is in it
 * @param said the server's last word on it where something could not be seen
 */
public record PathLook(
    String path,
    Kind kind,
    OptionalLong size,
    Optional<Instant> modified,
    OptionalLong entries,
    Optional<Boolean> writable,
    Optional<String> sha256,
    Optional<Boolean> contains,
    Optional<String> said)
    implements Observation {

  /** What is there. */
  public enum Kind {
    DIRECTORY,
    FILE,
    ABSENT,
    UNKNOWN
  }
}
