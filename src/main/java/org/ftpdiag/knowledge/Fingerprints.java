package org.ftpdiag.knowledge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.ftpdiag.knowledge.Fingerprint.Match;
import org.ftpdiag.knowledge.Fingerprint.Source;
import org.ftpdiag.model.ServerIdentity;
import org.ftpdiag.model.seen.Reply;

/** Recognises a server by what it says of itself. */
public final class Fingerprints {
  private static final int COLUMNS = 6;

  /** Servers of a fleet say the same things over and over: so many of them are remembered. */
  private static final int MOST_KNOWN = 500;

  private static final int LONGEST_KNOWN = 1_000;

  private final List<Fingerprint> rows;
  private final Map<Said, Optional<Match>> known = new ConcurrentHashMap<>();

  private record Said(Source source, String text) {}

  private Fingerprints(List<Fingerprint> rows) {
    this.rows = List.copyOf(rows);
  }

  /** The table of the product, read once. */
  public static Fingerprints load() {
    return Loaded.TABLE;
  }

  private static Fingerprints read() {
    List<Fingerprint> rows = new ArrayList<>();
    for (String[] c : Tsv.rows("fingerprints.tsv", COLUMNS)) {
      Source source = Source.valueOf(c[0].toUpperCase(Locale.ROOT));
      String sample = c[5].replace("\\n", "\n");
      rows.add(new Fingerprint(source, c[1], c[2], Integer.parseInt(c[3]), c[4], sample));
    }
    return new Fingerprints(rows);
  }

  List<Fingerprint> rows() {
    return rows;
  }

  /** The family of a product that is recognised by what it says, given its name or its key. */
  public Optional<String> family(Predicate<String> called) {
    return rows.stream()
        .filter(r -> called.test(r.family()) || called.test(r.product()))
        .map(Fingerprint::family)
        .findFirst();
  }

  /**
   * Who the server is. The first source that names a product decides; a later one may add the
   * version of the same family.
   */
  public ServerIdentity identify(
      Optional<Reply> greeting,
      Optional<Reply> syst,
      Optional<Reply> feat,
      Optional<Reply> help,
      Optional<Reply> stat) {
    Map<Source, Optional<Reply>> said = new EnumMap<>(Source.class);
    said.put(Source.GREETING, greeting);
    said.put(Source.STAT, stat.filter(Reply::positive));
    said.put(Source.SYST, syst.filter(Reply::positive));
    said.put(Source.HELP, help.filter(Reply::positive));
    said.put(Source.FEAT, feat.filter(Reply::positive));
    Optional<Match> match = recognise(said);
    return new ServerIdentity(
        match.map(Match::product),
        match.map(Match::family),
        match.flatMap(Match::version),
        said.get(Source.SYST).flatMap(ServerWords::system),
        said.get(Source.FEAT).map(ServerWords::features).orElse(List.of()),
        said.get(Source.HELP).map(ServerWords::commands).orElse(List.of()));
  }

  private Optional<Match> recognise(Map<Source, Optional<Reply>> said) {
    Match best = null;
    for (Map.Entry<Source, Optional<Reply>> e : said.entrySet()) {
      Optional<Match> found = e.getValue().flatMap(r -> recognise(e.getKey(), r.text()));
      if (found.isPresent()) {
        best = best == null ? found.get() : refine(best, found.get());
      }
    }
    return Optional.ofNullable(best);
  }

  private Optional<Match> recognise(Source source, String text) {
    if (text.length() > LONGEST_KNOWN) {
      return match(source, text);
    }
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    return known.computeIfAbsent(new Said(source, text), said -> match(source, text));
  }

  private Optional<Match> match(Source source, String text) {
    return rows.stream()
        .filter(r -> r.source() == source)
        .flatMap(r -> r.match(text).stream())
        .findFirst();
  }

  /** What two sources say together: the narrower family, and a version from whichever has one. */
  private static Match refine(Match first, Match later) {
    boolean narrower =
        !first.family().equals(later.family()) && Lineage.descends(later.family(), first.family());
    if (!narrower && !Lineage.descends(first.family(), later.family())) {
      return first;
    }
    Match named = narrower ? later : first;
    Match other = narrower ? first : later;
    return new Match(named.product(), named.family(), named.version().or(other::version));
  }

  private static final class Loaded {
    private static final Fingerprints TABLE = read();
  }
}
