package org.ftpdiag.probe.checks;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ftpdiag.model.seen.deep.ListingsCompared.Difference;
import org.ftpdiag.model.seen.deep.ListingsCompared.Kind;
import org.ftpdiag.model.seen.deep.ListingsCompared.Zone;
import org.ftpdiag.wire.ListedEntry;

/** Compares what several commands show of one directory. No I/O. */
final class ListingComparison {
  private static final int KEPT = 8;

  /** Time zones lie so far from UTC at most; beyond it a year was guessed wrongly. */
  private static final long FARTHEST_MINUTES = 14 * 60;

  private final UnaryOperator<String> mask;
  private final List<Difference> different = new ArrayList<>();
  private long differences;

  /**
   * @param mask takes secrets out of names
   */
  ListingComparison(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  /** The first few. */
  List<Difference> different() {
    return different;
  }

  long differences() {
    return differences;
  }

  /**
   * Entries by their names, without those that begin with a dot. NLST may tell paths, and a slash
   * after directories.
   */
  static Map<String, ListedEntry> byName(List<ListedEntry> entries) {
    Map<String, ListedEntry> all = new LinkedHashMap<>();
    for (ListedEntry entry : entries) {
      String name = entry.name().strip();
      while (name.length() > 1 && name.endsWith("/")) {
        name = name.substring(0, name.length() - 1);
      }
      name = name.substring(name.lastIndexOf('/') + 1);
      if (!name.isEmpty() && !name.startsWith(".")) {
        all.put(name, entry);
      }
    }
    return all;
  }

  /** What two listings of one kind agree on: a directory in use changes between them. */
  static Map<String, ListedEntry> settled(
      Map<String, ListedEntry> before, Map<String, ListedEntry> after) {
    Map<String, ListedEntry> same = new LinkedHashMap<>();
    before.forEach(
        (name, entry) -> {
          ListedEntry later = after.get(name);
          if (later != null && later.size().equals(entry.size()) && later.kind() == entry.kind()) {
            same.put(name, entry);
          }
        });
    return same;
  }

  /**
   * Compares a listing, taken between the two of {@code settled}, with these.
   *
   * @param ever what either of the two shows
   */
  void compare(
      String command,
      Map<String, ListedEntry> settled,
      Map<String, ListedEntry> ever,
      String other,
      Map<String, ListedEntry> listed) {
    settled.forEach(
        (name, entry) -> {
          ListedEntry there = listed.get(name);
          if (there == null) {
            add(new Difference(Kind.NAME, name, command, "", other, ""));
          } else {
            compare(name, command, entry, other, there);
          }
        });
    listed.keySet().stream()
        .filter(name -> !ever.containsKey(name))
        .forEach(name -> add(new Difference(Kind.NAME, name, other, "", command, "")));
  }

  private void compare(
      String name, String command, ListedEntry one, String other, ListedEntry two) {
    if (known(one) && known(two) && one.kind() != two.kind()) {
      String first = one.kind().name();
      add(new Difference(Kind.KIND, name, command, first, other, two.kind().name()));
    } else if (one.size().isPresent() && two.size().isPresent() && !one.size().equals(two.size())) {
      String first = Long.toString(one.size().getAsLong());
      String second = Long.toString(two.size().getAsLong());
      add(new Difference(Kind.SIZE, name, command, first, other, second));
    }
  }

  /** A link is a file or a directory as the server likes. */
  private static boolean known(ListedEntry entry) {
    return entry.kind() == ListedEntry.Kind.FILE || entry.kind() == ListedEntry.Kind.DIRECTORY;
  }

  private void add(Difference d) {
    differences++;
    if (different.size() < KEPT) {
      String name = mask.apply(d.name());
      different.add(new Difference(d.what(), name, d.command(), d.first(), d.other(), d.second()));
    }
  }

  /** What LIST shows against UTC, by the files that both tell the time of. */
  Optional<Zone> zone(
      Map<String, ListedEntry> settled, String command, Map<String, LocalDateTime> utc) {
    int files = 0;
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    String[] sample = new String[3];
    for (Map.Entry<String, ListedEntry> e : settled.entrySet()) {
      LocalDateTime there = utc.get(e.getKey());
      Optional<LocalDateTime> here = e.getValue().shown();
      if (there == null || here.isEmpty() || e.getValue().kind() != ListedEntry.Kind.FILE) {
        continue;
      }
      // LIST leaves the seconds out, so a time may be up to a minute less than it is.
      long seconds = Duration.between(there, here.get()).getSeconds();
      int minutes = (int) (15 * Math.round(seconds / (15 * 60.0)));
      if (Math.abs(minutes) > FARTHEST_MINUTES || Math.abs(seconds - minutes * 60L) > 60) {
        continue;
      }
      files++;
      least = Math.min(least, minutes);
      if (minutes > most) {
        most = minutes;
      }
      if (sample[0] == null || minutes != 0) {
        sample = new String[] {mask.apply(e.getKey()), here.get().toString(), there.toString()};
      }
    }
    return files == 0
        ? Optional.empty()
        : Optional.of(new Zone(least, most, files, command, sample[0], sample[1], sample[2]));
  }
}
