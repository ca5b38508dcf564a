package org.ftpdiag.fleet.summary;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.ftpdiag.fleet.FleetException;

/** Files that earlier runs wrote. */
public final class SavedOutcomes {
  private SavedOutcomes() {}

  /**
   * Counts what is in a file.
   *
   * @return whether its last line was torn, and left out
   * @throws FleetException where it cannot be used
   */
  public static boolean count(String name, Tally tally) {
    try {
      Path path = Path.of(name);
      if (!Files.exists(path)) {
        throw new FleetException("file-missing", "option", "merge", "file", name);
      }
      if (Files.isDirectory(path)) {
        throw new FleetException("file-directory", "option", "merge", "file", name);
      }
      try (FileChannel channel = FileChannel.open(path)) {
        OutcomeReader reader = new OutcomeReader(channel::read, name);
        for (Optional<TargetOutcome> one = reader.next(); one.isPresent(); one = reader.next()) {
          tally.add(one.get());
        }
        return reader.torn();
      }
    } catch (IOException e) {
      throw new FleetException("file-unreadable", "option", "merge", "file", name);
    } catch (InvalidPathException e) {
      throw new FleetException("file-missing", "option", "merge", "file", name);
    }
  }
}
