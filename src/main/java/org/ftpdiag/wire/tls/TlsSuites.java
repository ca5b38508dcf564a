package org.ftpdiag.wire.tls;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ftpdiag.model.Resource;
import org.ftpdiag.model.seen.deep.TlsOffers.Accepted;
import org.ftpdiag.model.seen.deep.TlsOffers.Grade;

/**
 * The cipher suites by name and grade ({@code suites.tsv}). Read only where a server is asked for
 * them.
 */
public final class TlsSuites {
  private static final String TABLE = "suites.tsv";

  private final List<Suite> all;

  private TlsSuites(List<Suite> all) {
    this.all = all;
  }

  /**
   * A cipher suite.
   *
   * @param number IANA's, two bytes
   * @param name IANA's
   * @param kind what it is graded for; empty for a good one
   * @param source the standard that says so
   */
  public record Suite(int number, String name, Grade grade, String kind, String source) {
    /** It was chosen under a version. */
    public Accepted under(String version) {
      return new Accepted(
          version, String.format(Locale.ROOT, "0x%04x", number), name, grade, kind, source);
    }
  }

  /**
   * Reads the table.
   *
   * @throws IllegalStateException where the program was built without it, or wrongly
   */
  public static TlsSuites load() {
    byte[] table = Resource.bytes(TlsSuites.class, TABLE);
    if (table == null) {
      throw new IllegalStateException(TABLE);
    }
    return new TlsSuites(
        Stream.of(new String(table, StandardCharsets.UTF_8).split("\n"))
            .filter(line -> !line.startsWith("#"))
            .skip(1)
            .map(TlsSuites::suite)
            .toList());
  }

  private static Suite suite(String line) {
    String[] cells = line.split("\t");
    if (cells.length != 5) {
      throw new IllegalStateException(TABLE + ": " + line);
    }
    return new Suite(
        Integer.decode(cells[0]),
        cells[1],
        Grade.valueOf(cells[2].toUpperCase(Locale.ROOT)),
        cells[3].equals("-") ? "" : cells[3],
        cells[4]);
  }

  /** All of the table, by number. */
  public List<Suite> all() {
    return all;
  }

  /** The one of a number; empty where the table has none. */
  public Optional<Suite> of(int number) {
    return all.stream().filter(s -> s.number() == number).findFirst();
  }

  /** The broken and weak ones but for those of some kinds. */
  public List<Suite> weakBut(Set<String> kinds) {
    return all.stream()
        .filter(s -> s.grade() == Grade.BROKEN || s.grade() == Grade.WEAK)
        .filter(s -> !kinds.contains(s.kind()))
        .toList();
  }

  /** Those that are graded for the same. */
  public List<Suite> ofKind(String kind) {
    return all.stream().filter(s -> s.kind().equals(kind)).toList();
  }
}
