package org.ftpdiag.fleet.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;

/**
 * The file of targets, or standard input. What can be read once only is kept in a file of its own
 * where it has to be read again.
 */
public final class TargetFile implements Closeable {
  private final String name;
  private final Optional<Path> path;
  private final Optional<InputStream> stream;
  private final Set<String> options;
  private final boolean kept;

  private TargetFile(
      String name,
      Optional<Path> path,
      Optional<InputStream> stream,
      Set<String> options,
      boolean kept) {
    this.name = name;
    this.path = path;
    this.stream = stream;
    this.options = options;
    this.kept = kept;
  }

  /**
   * A file.
   *
   * @param options the names that options may have in it
   */
  public static TargetFile of(Path path, Set<String> options) {
    return new TargetFile(path.toString(), Optional.of(path), Optional.empty(), options, false);
  }

  /** A stream, which can be read once. */
  public static TargetFile of(InputStream in, String name, Set<String> options) {
    return new TargetFile(name, Optional.empty(), Optional.of(in), options, false);
  }

  /** What to call it. */
  public String name() {
    return name;
  }

  /** Whether it can be read more than once. */
  public boolean lasts() {
    return path.isPresent() && Files.isRegularFile(path.get());
  }

  /** The same that can be read more than once. */
  public TargetFile lasting() throws IOException {
    if (lasts()) {
      return this;
    }
    Path copy = Files.createTempFile("ftpdiag-fleet", ".targets"); // for this user alone
    try (InputStream in = stream()) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return new TargetFile(name, Optional.of(copy), Optional.empty(), options, true);
  }

  private InputStream stream() throws IOException {
    return path.isPresent() ? Files.newInputStream(path.get()) : stream.orElseThrow();
  }

  /** Its targets, from the first on. */
  public TargetLines open() throws IOException {
    return new TargetLines(stream(), options, name);
  }

  /** Removes what was kept. */
  @Override
  public void close() throws IOException {
    if (kept) {
      Files.deleteIfExists(path.orElseThrow());
    }
  }
}
