package org.ftpdiag.probe.checks;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.Listing;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.deep.ListingsCompared;
import org.ftpdiag.model.seen.deep.ListingsCompared.Listed;
import org.ftpdiag.model.seen.deep.ListingsCompared.Zone;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.ServerTime;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.transfer.Transfers;
import org.ftpdiag.wire.ListedEntry;
import org.ftpdiag.wire.ListingReader;
import org.ftpdiag.wire.WireException;

/**
 * Lists the directory by LIST, NLST, MLSD and LIST again. The second LIST tells what changed
 * meanwhile, which is nobody's disagreement.
 */
public final class ListingsCheck implements Check {
  private static final long LARGEST = 1L << 20;
  private static final int MOST_ENTRIES = 20_000;

  @Override
  public DeepCheck name() {
    return DeepCheck.LISTINGS;
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    if (session.state().stoppedBy().isPresent()) {
      return session.state().stoppedBy().map(Skip::after);
    }
    if (!session.connected()) {
      return Optional.of(Skip.because("no-control"));
    }
    return session.data().way().isEmpty() ? Optional.of(Skip.because("no-data")) : Optional.empty();
  }

  @Override
  public void run(Session session) throws WireException {
    List<Listed> listings = new ArrayList<>();
    ListingComparison comparison = new ListingComparison(session.recorder()::masked);
    List<Zone> zones = new ArrayList<>();
    session.aside(() -> compare(session, listings, comparison).ifPresent(zones::add));
    session.observe(
        new ListingsCompared(
            listings,
            comparison.different(),
            comparison.differences(),
            zones.stream().findFirst()));
  }

  private static Optional<Zone> compare(
      Session s, List<Listed> listings, ListingComparison comparison) throws WireException {
    var first = list(s, "LIST", listings);
    var names = list(s, "NLST", listings);
    var facts = s.state().promises("MLST") ? list(s, "MLSD", listings) : Optional.<Entries>empty();
    if (first.isEmpty()) {
      if (names.isPresent() && facts.isPresent()) {
        var all = facts.get().byName();
        comparison.compare("MLSD", all, all, "NLST", names.get().byName());
      }
      return Optional.empty();
    }
    var again = list(s, "LIST", new ArrayList<>());
    if (again.isEmpty()) {
      return Optional.empty();
    }
    var before = first.get().byName();
    var ever = new LinkedHashMap<>(before);
    ever.putAll(again.get().byName());
    var settled = ListingComparison.settled(before, again.get().byName());
    names.ifPresent(n -> comparison.compare("LIST", settled, ever, "NLST", n.byName()));
    facts.ifPresent(f -> comparison.compare("LIST", settled, ever, "MLSD", f.byName()));
    return facts.isPresent()
        ? comparison.zone(settled, "MLSD", times(facts.get().byName()))
        : comparison.zone(settled, "MDTM", asked(s, settled));
  }

  private record Entries(Map<String, ListedEntry> byName) {}

  /** A listing; empty where there is none, or none that could be read to its end. */
  private static Optional<Entries> list(Session s, String verb, List<Listed> listings)
      throws WireException {
    if (s.time().over()) {
      return Optional.empty();
    }
    List<ListedEntry> entries = new ArrayList<>();
    ListingReader reader =
        ListingReader.of(
            verb,
            s.recorder()::masked,
            s.request().speech().charset(),
            entry -> {
              if (entries.size() <= MOST_ENTRIES) {
                entries.add(entry);
              }
            });
    Transfer t = new Transfers(s).receive(verb, "", reader, LARGEST, -1);
    Listing listing = reader.finish("");
    boolean whole = t.ok() && listing.parsed() == listing.lines() && entries.size() <= MOST_ENTRIES;
    listings.add(
        new Listed(
            verb,
            whole ? OptionalLong.of(reader.entries()) : OptionalLong.empty(),
            t.first().filter(Reply::negative).or(() -> t.completion().filter(Reply::negative))));
    return whole ? Optional.of(new Entries(ListingComparison.byName(entries))) : Optional.empty();
  }

  private static Map<String, LocalDateTime> times(Map<String, ListedEntry> entries) {
    Map<String, LocalDateTime> times = new HashMap<>();
    entries.forEach((name, e) -> e.shown().ifPresent(time -> times.put(name, time)));
    return times;
  }

  /** The time of one file: LIST shows it, and so it can be asked for. */
  private static Map<String, LocalDateTime> asked(Session s, Map<String, ListedEntry> settled)
      throws WireException {
    for (Map.Entry<String, ListedEntry> e : settled.entrySet()) {
      if (e.getValue().kind() == ListedEntry.Kind.FILE
          && e.getValue().shown().isPresent()
          && e.getKey().chars().allMatch(c -> c > ' ' && c < 127)) {
        return ServerTime.modified(s, e.getKey())
            .map(time -> Map.of(e.getKey(), LocalDateTime.ofInstant(time, ZoneOffset.UTC)))
            .orElse(Map.of());
      }
    }
    return Map.of();
  }
}
