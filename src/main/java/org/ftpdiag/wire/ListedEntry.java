package org.ftpdiag.wire;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.net.ftp.FTPFile;

/**
 * An entry of a directory, as far as its listing tells.
 *
 * @param kind what it is; a link may lead to either of the others
 * @param size in bytes, of a file
 * @param shown its time as it is shown, to the minute at least and whatever the time zone
 */
public record ListedEntry(
    String name, Kind kind, OptionalLong size, Optional<LocalDateTime> shown) {

  /** What an entry is. */
  public enum Kind {
    DIRECTORY,
    FILE,
    LINK,
    UNKNOWN
  }

  /** An entry of which only the name is told. */
  static ListedEntry named(String name) {
    return new ListedEntry(name, Kind.UNKNOWN, OptionalLong.empty(), Optional.empty());
  }

  static ListedEntry of(String name, FTPFile file) {
    Kind kind =
        file.isSymbolicLink()
            ? Kind.LINK
            : file.isDirectory() ? Kind.DIRECTORY : file.isFile() ? Kind.FILE : Kind.UNKNOWN;
    return new ListedEntry(
        name,
        kind,
        kind == Kind.FILE && file.getSize() >= 0
            ? OptionalLong.of(file.getSize())
            : OptionalLong.empty(),
        shown(file.getTimestamp()));
  }

  /**
   * A date without a time of day says nothing of a time zone. The parsers make midnight of it, so
   * that midnight itself says nothing either.
   */
  private static Optional<LocalDateTime> shown(Calendar time) {
    return Optional.ofNullable(time)
        .map(
            t ->
                LocalDateTime.ofInstant(t.toInstant(), t.getTimeZone().toZoneId())
                    .truncatedTo(ChronoUnit.SECONDS))
        .filter(t -> !t.toLocalTime().equals(LocalTime.MIDNIGHT));
  }
}
