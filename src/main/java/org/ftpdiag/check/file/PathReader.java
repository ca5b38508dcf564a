package org.ftpdiag.check.file;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ftpdiag.check.Expectation;
import org.ftpdiag.check.PathExpectations;
import org.ftpdiag.model.PathQuestion;
import org.ftpdiag.model.seen.PathLook;
import org.ftpdiag.yaml.Faults;
import org.ftpdiag.yaml.MappingReader;
import org.ftpdiag.yaml.Place;
import org.ftpdiag.yaml.YamlNode;
import org.ftpdiag.yaml.YamlScalar;

/** Reads an item of {@code paths}: what is expected of it, and what has to be asked for that. */
final class PathReader {
  private static final int MOST = 100;
  private static final int LONGEST_TEXT = 1_024;

  private final Faults faults;
  private final List<Expectation> all;
  private final List<PathQuestion> questions;
  private final Map<String, Place> places = new HashMap<>();

  /**
   * @param all gets the expectations
   * @param questions gets what has to be asked
   */
  PathReader(Faults faults, List<Expectation> all, List<PathQuestion> questions) {
    this.faults = faults;
    this.all = all;
    this.questions = questions;
  }

  void read(YamlNode node) {
    if (questions.size() == MOST) {
      faults.add(node.place(), "paths", "most", MOST);
    }
    if (questions.size() < MOST) {
      MappingReader.of(node, faults).ifPresent(this::read);
    }
  }

  private void read(MappingReader item) {
    Optional<YamlScalar> path = item.scalar("path");
    Optional<PathLook.Kind> kind =
        item.choice(
            "kind",
            Map.of(
                "directory",
                PathLook.Kind.DIRECTORY,
                "file",
                PathLook.Kind.FILE,
                "absent",
                PathLook.Kind.ABSENT));
    OptionalLong minEntries = number(item, "min-entries");
    OptionalLong maxEntries = number(item, "max-entries");
    Optional<Boolean> writable = item.flag("writable");
    Optional<Duration> newer = item.value("newer-than", "age", PathReader::age);
    OptionalLong minSize = number(item, "min-size");
    OptionalLong maxSize = number(item, "max-size");
    Optional<YamlScalar> contains = item.scalar("contains");
    Optional<String> sha256 = item.value("sha256", "sha256", PathReader::digest);
    item.refuseOthers();
    if (path.isEmpty()) {
      if (item.entries().stream().noneMatch(e -> e.key().text().equals("path"))) {
        item.miss("path");
      }
      return;
    }
    String name = path.get().text();
    if (name.isEmpty() || bad(name)) {
      faults.add(path.get().place(), "path");
      return;
    }
    Place first = places.putIfAbsent(name, path.get().place());
    if (first != null) {
      Object line = first.line();
      faults.add(path.get().place(), "path-twice", "path", path.get().written(), "line", line);
    }
    contains.ifPresent(this::checkText);
    boolean entries = minEntries.isPresent() || maxEntries.isPresent();
    boolean content = contains.isPresent() || sha256.isPresent();
    boolean ofFile = content || newer.isPresent() || minSize.isPresent() || maxSize.isPresent();
    PathLook.Kind meant = kind.orElse(entries ? PathLook.Kind.DIRECTORY : PathLook.Kind.FILE);
    checkKind(item, meant, entries, ofFile, writable.isPresent());
    questions.add(new PathQuestion(name, entries, content, contains.map(YamlScalar::text)));
    PathExpectations of = new PathExpectations(name);
    List<Expectation> found = new ArrayList<>();
    if (kind.isPresent() || !entries && !ofFile && writable.isEmpty()) {
      found.add(kind.isPresent() ? of.kind(kind.get()) : of.exists());
    }
    writable.map(of::writable).ifPresent(found::add);
    if (entries) {
      found.add(of.entries(minEntries, maxEntries));
    }
    if (minSize.isPresent() || maxSize.isPresent()) {
      found.add(of.size(minSize, maxSize));
    }
    newer
        .map(n -> of.newerThan(n, item.scalar("newer-than").orElseThrow().written()))
        .ifPresent(found::add);
    contains.map(c -> of.contains(c.written())).ifPresent(found::add);
    sha256.map(of::sha256).ifPresent(found::add);
    all.addAll(found);
  }

  private void checkText(YamlScalar text) {
    if (text.text().isEmpty() || text.text().length() > LONGEST_TEXT) {
      faults.add(text.place(), "contains", "most", LONGEST_TEXT);
    }
  }

  /** A line break in a path would send a second command. */
  private static boolean bad(String path) {
    return path.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0);
  }

  private void checkKind(
      MappingReader item, PathLook.Kind kind, boolean entries, boolean ofFile, boolean writable) {
    Place place = item.place("kind");
    boolean fits =
        switch (kind) {
          case DIRECTORY -> !ofFile;
          case FILE -> !entries;
          case ABSENT -> !entries && !ofFile && !writable;
          case UNKNOWN -> true;
        };
    if (!fits) {
      faults.add(place, "kind", "kind", kind.name().toLowerCase(Locale.ROOT));
    }
  }

  private static OptionalLong number(MappingReader item, String key) {
    return item.number(key, 0, 999_999_999_999_999L)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** {@code 90s}, {@code 15m}, {@code 24h}, {@code 7d}. */
  static Optional<Duration> age(String text) {
    if (!text.matches("[1-9][0-9]{0,6}[smhd]")) {
      return Optional.empty();
    }
    long n = Long.parseLong(text.substring(0, text.length() - 1));
    return Optional.of(
        switch (text.charAt(text.length() - 1)) {
          case 's' -> Duration.ofSeconds(n);
          case 'm' -> Duration.ofMinutes(n);
          case 'h' -> Duration.ofHours(n);
          default -> Duration.ofDays(n);
        });
  }

  private static Optional<String> digest(String text) {
    return text.matches("[0-9a-fA-F]{64}")
        ? Optional.of(text.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
