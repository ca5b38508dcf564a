package org.ftpdiag.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.ftpdiag.report.run.Format;

/** One more report, into a file. */
public record ReportFile(Format format, Path file) {

  /** The file whatever it is called: two names may lead to the same one. */
  Path real() {
    try {
      return file.toRealPath();
    } catch (IOException e) { // it does not exist yet
      return file.toAbsolutePath().normalize();
    }
  }

  /**
   * Reads {@code FORMAT=FILE}, and looks whether the file can be written before anything is probed.
   *
   * @throws UsageException where it cannot
   */
  public static ReportFile parse(String argument) {
    return parse(argument, "--report");
  }

  /**
   * Likewise of another option.
   *
   * @throws UsageException where the file cannot be written
   */
  public static ReportFile parse(String argument, String option) {
    int equals = argument.indexOf('=');
    if (equals <= 0 || equals == argument.length() - 1) {
      throw new UsageException("report-form", "value", argument);
    }
    Format format = Choice.of(option, argument.substring(0, equals), Format.class).orElseThrow();
    String name = argument.substring(equals + 1);
    if (name.equals("-")) {
      throw new UsageException("report-dash", "format", format.id());
    }
    try {
      Path file = Path.of(name);
      Path folder = file.toAbsolutePath().getParent();
      if (Files.isDirectory(file)) {
        throw new UsageException("file-directory", "option", option, "file", name);
      }
      if (folder == null || !Files.isDirectory(folder)) {
        throw new UsageException("report-folder", "file", name);
      }
      if (Files.exists(file) ? !Files.isWritable(file) : !Files.isWritable(folder)) {
        throw new UsageException("report-unwritable", "file", name);
      }
      return new ReportFile(format, file);
    } catch (InvalidPathException e) {
      throw new UsageException("report-folder", "file", name);
    }
  }
}
