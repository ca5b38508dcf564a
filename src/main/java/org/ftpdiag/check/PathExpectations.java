package org.ftpdiag.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.ftpdiag.check.Expectation.Seen;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.PathLook;

/** What a path on the server is to be. */
public final class PathExpectations {
  private final String path;

  public PathExpectations(String path) {
    this.path = path;
  }

  private Expectation of(String key, Phrase expected, Function<PathLook, Seen> judge) {
    return new Expectation(
        "paths." + key, path, expected, e -> look(e).map(judge).orElseGet(e::unseen));
  }

  private Expectation timed(String key, Phrase expected, Expectation.Judge judge) {
    return new Expectation("paths." + key, path, expected, judge);
  }

  private Optional<PathLook> look(Evidence e) {
    return e.run().all(PathLook.class).filter(l -> l.path().equals(path)).findFirst();
  }

  private static Seen unknown(PathLook look) {
    String kind = "path.kind." + look.kind().name().toLowerCase(Locale.ROOT);
    if (look.kind() == PathLook.Kind.ABSENT) {
      return Seen.of(false, kind);
    }
    return look.said()
        .map(s -> Seen.of(false, "path.unknown-said", "reply", s))
        .orElseGet(() -> Seen.of(false, "path.unknown"));
  }

  /** It is of that kind, or not there. */
  public Expectation kind(PathLook.Kind kind) {
    String word = kind.name().toLowerCase(Locale.ROOT);
    return of(
        "kind",
        Expectation.expects("path.kind." + word),
        l ->
            l.kind() == PathLook.Kind.UNKNOWN
                ? unknown(l)
                : Seen.of(
                    l.kind() == kind, "path.kind." + l.kind().name().toLowerCase(Locale.ROOT)));
  }

  /** It is there, whatever it is. */
  public Expectation exists() {
    return of(
        "kind",
        Expectation.expects("path.exists"),
        l ->
            l.kind() == PathLook.Kind.UNKNOWN
                ? unknown(l)
                : Seen.of(
                    l.kind() != PathLook.Kind.ABSENT,
                    "path.kind." + l.kind().name().toLowerCase(Locale.ROOT)));
  }

  /** Whether this user may write to it, as far as facts or a mode tell. */
  public Expectation writable(boolean expected) {
    return of(
        "writable",
        Expectation.expects(expected ? "path.writable" : "path.read-only"),
        l ->
            l.writable().isEmpty()
                ? l.kind() == PathLook.Kind.ABSENT
                    ? unknown(l)
                    : Seen.of(false, "path.mode-unknown")
                : Seen.of(
                    l.writable().get() == expected,
                    l.writable().get() ? "path.writable" : "path.read-only"));
  }

  /** So many entries does the directory hold. */
  public Expectation entries(OptionalLong least, OptionalLong most) {
    return of(
        "entries",
        range("path.entries", least, most),
        l ->
            l.entries().isEmpty()
                ? unknown(l)
                : Seen.of(
                    within(l.entries().getAsLong(), least, most),
                    "path.entries",
                    "n",
                    l.entries().getAsLong()));
  }

  /** So many bytes does the file have. */
  public Expectation size(OptionalLong least, OptionalLong most) {
    return of(
        "size",
        range("path.size", least, most),
        l ->
            l.size().isEmpty()
                ? unknown(l)
                : Seen.of(
                    within(l.size().getAsLong(), least, most),
                    "path.size",
                    "n",
                    l.size().getAsLong()));
  }

  private static Phrase range(String key, OptionalLong least, OptionalLong most) {
    if (least.isPresent() && most.isPresent()) {
      return Expectation.expects(
          key + ".between", "least", least.getAsLong(), "most", most.getAsLong());
    }
    return least.isPresent()
        ? Expectation.expects(key + ".least", "least", least.getAsLong())
        : Expectation.expects(key + ".most", "most", most.orElseThrow());
  }

  private static boolean within(long n, OptionalLong least, OptionalLong most) {
    return n >= least.orElse(0) && n <= most.orElse(Long.MAX_VALUE);
  }

  /**
   * It was changed in the time before the probe.
   *
   * @param written the time as it is written
   */
  public Expectation newerThan(Duration age, String written) {
    return timed(
        "newer-than",
        Expectation.expects("path.newer", "age", written),
        e -> {
          Optional<PathLook> look = look(e);
          if (look.isEmpty()) {
            return e.unseen();
          }
          if (look.get().modified().isEmpty() || e.run().started().isEmpty()) {
            return unknown(look.get());
          }
          Instant modified = look.get().modified().get();
          boolean holds = modified.isAfter(e.run().started().get().minus(age));
          return Seen.of(holds, "path.modified", "time", modified.toString());
        });
  }

  /**
   * The file has a text in it.
   *
   * @param written the text as it is written: it may name a variable
   */
  public Expectation contains(String written) {
    return of(
        "contains",
        Expectation.expects("path.contains", "text", written),
        l ->
            l.contains().isEmpty()
                ? unknown(l)
                : Seen.of(
                    l.contains().get(), l.contains().get() ? "path.found" : "path.not-found"));
  }

  /**
   * The file's content has that digest.
   *
   * @param digest in lower case
   */
  public Expectation sha256(String digest) {
    return of(
        "sha256",
        Expectation.expects("path.sha256", "digest", digest),
        l ->
            l.sha256().isEmpty()
                ? unknown(l)
                : Seen.of(
                    l.sha256().get().equals(digest), "path.sha256", "digest", l.sha256().get()));
  }
}
