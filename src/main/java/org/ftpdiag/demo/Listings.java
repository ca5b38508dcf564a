package org.ftpdiag.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ftpdiag.demo.DemoFiles.Entry;

/** What LIST, NLST and MLSD send, in wire form with CR LF. */
final class Listings {
  private static final Duration RECENT = Duration.ofDays(180);
  private static final DateTimeFormatter THIS_YEAR = format("MMM dd HH:mm");
  private static final DateTimeFormatter OLDER = format("MMM dd  yyyy");

  private Listings() {}

  /** The format of {@code ls -l}. */
  static String unix(DemoSession session, String path) {
    Instant now = FileCommands.shifted(session, Instant.now());
    return entries(session, path).stream()
        .map(e -> line(session, e, now))
        .collect(Collectors.joining());
  }

  /** Names alone. */
  static String names(DemoSession session, String path) {
    return entries(session, path).stream()
        .map(e -> e.name() + "\r\n")
        .collect(Collectors.joining());
  }

  /** RFC 3659 section 7. */
  static String machine(DemoSession session, String path) {
    return entries(session, path).stream()
        .map(e -> FileCommands.facts(session, e) + " " + e.name() + "\r\n")
        .collect(Collectors.joining());
  }

  private static List<Entry> entries(DemoSession session, String path) {
    return session
        .files()
        .find(path)
        .map(e -> e.directory() ? session.files().list(path) : List.of(e))
        .orElse(List.of());
  }

  private static String line(DemoSession session, Entry e, Instant now) {
    Instant modified = FileCommands.shifted(session, e.modified());
    boolean recent = Duration.between(modified, now).abs().compareTo(RECENT) < 0;
    return String.format(
        Locale.ROOT,
        "%s 1 demo demo %10d %s %s\r\n",
        e.directory() ? "drwxr-xr-x" : "-rw-r--r--",
        e.size(),
        (recent ? THIS_YEAR : OLDER).format(modified),
        e.name());
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
