package org.ftpdiag.probe.checks;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ftpdiag.model.seen.PathLook;
import org.ftpdiag.model.seen.Reply;

/** The facts that MLST tells of a path (RFC 3659 section 7). */
final class PathFacts {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  private final Map<String, String> facts;

  private PathFacts(Map<String, String> facts) {
    this.facts = facts;
  }

  /** Those of an answer to MLST; empty where it has none. */
  static Optional<PathFacts> of(Reply reply) {
    List<String> lines = reply.lines();
    for (String line : lines) {
      // Some servers put the code before each line.
      String text = line.replaceFirst("^250-", "").stripLeading();
      int end = text.indexOf("; ");
      if (end > 0 && text.indexOf('=') > 0 && text.indexOf('=') < end) {
        Map<String, String> facts = new HashMap<>();
        for (String fact : text.substring(0, end).split(";")) {
          int equals = fact.indexOf('=');
          if (equals > 0) {
            facts.put(
                fact.substring(0, equals).toLowerCase(Locale.ROOT), fact.substring(equals + 1));
          }
        }
        return Optional.of(new PathFacts(facts));
      }
    }
    return Optional.empty();
  }

  PathLook.Kind kind() {
    return switch (facts.getOrDefault("type", "").toLowerCase(Locale.ROOT)) {
      case "dir", "cdir", "pdir" -> PathLook.Kind.DIRECTORY;
      case "file" -> PathLook.Kind.FILE;
      default -> PathLook.Kind.UNKNOWN;
    };
  }

  OptionalLong size() {
    String size = facts.getOrDefault("size", "");
    return size.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(size)) : OptionalLong.empty();
  }

  Optional<Instant> modified() {
    String time = facts.getOrDefault("modify", "");
    try {
      return time.matches("\\d{14}(\\.\\d{1,9})?")
          ? Optional.of(LocalDateTime.parse(time.substring(0, 14), TIME).toInstant(ZoneOffset.UTC))
          : Optional.empty();
    } catch (DateTimeParseException impossible) {
      return Optional.empty();
    }
  }

  /**
   * By {@code perm}, which speaks of this user; a mode alone only tells where nobody, or everybody,
   * may write: whose the path is, it does not.
   */
  Optional<Boolean> writable() {
    String rights = facts.get("perm");
    if (rights != null) {
      String lower = rights.toLowerCase(Locale.ROOT);
      return Optional.of(
          kind() == PathLook.Kind.DIRECTORY ? lower.indexOf('c') >= 0 : lower.indexOf('w') >= 0);
    }
    String mode = facts.getOrDefault("unix.mode", "");
    if (!mode.matches("[0-7]{3,5}")) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(mode, 8) & 0222;
    return bits == 0 ? Optional.of(false) : bits == 0222 ? Optional.of(true) : Optional.empty();
  }
}
