package org.ftpdiag.probe.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.ftpdiag.model.seen.deep.ListingsCompared.Zone;
import org.ftpdiag.wire.ListedEntry;
import org.ftpdiag.wire.ListedEntry.Kind;
import org.junit.jupiter.api.Test;

class ListingComparisonTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 7, 15, 12, 0, 42);

  private final ListingComparison comparison = new ListingComparison(UnaryOperator.identity());

  private static ListedEntry file(String name, long size) {
    return new ListedEntry(name, Kind.FILE, OptionalLong.of(size), Optional.empty());
  }

  private static ListedEntry shown(String name, LocalDateTime time) {
    return new ListedEntry(name, Kind.FILE, OptionalLong.of(1), Optional.of(time));
  }

  private static ListedEntry named(String name) {
    return new ListedEntry(name, Kind.UNKNOWN, OptionalLong.empty(), Optional.empty());
  }

  private static Map<String, ListedEntry> listing(ListedEntry... entries) {
    return ListingComparison.byName(List.of(entries));
  }

  @Test
  void whatBeginsWithADotIsNoDisagreement() {
    var list = listing(file("a", 1), file(".hidden", 2), named("."), named(".."));
    comparison.compare("LIST", list, list, "NLST", listing(named("a")));
    assertEquals(0, comparison.differences());
  }

  @Test
  void nlstMayTellPathsAndMarkDirectories() {
    var list =
        listing(
            file("a", 1),
            new ListedEntry("b", Kind.DIRECTORY, OptionalLong.empty(), Optional.empty()));
    comparison.compare("LIST", list, list, "NLST", listing(named("./a"), named("/pub/b/")));
    assertEquals(0, comparison.differences());
  }

  @Test
  void aFileThatGrowsIsNoDisagreement() {
    var before = listing(file("log", 1), file("gone", 5));
    var after = listing(file("log", 9), file("come", 5));
    var settled = ListingComparison.settled(before, after);
    var ever = new java.util.HashMap<>(before);
    ever.putAll(after);
    comparison.compare("LIST", settled, ever, "MLSD", listing(file("log", 4), file("come", 5)));
    assertEquals(0, comparison.differences());
  }

  @Test
  void aLinkMayLeadAnywhere() {
    var list = listing(new ListedEntry("l", Kind.LINK, OptionalLong.empty(), Optional.empty()));
    comparison.compare("LIST", list, list, "MLSD", listing(file("l", 4)));
    assertEquals(0, comparison.differences());
  }

  @Test
  void namesSizesAndKindsThatDifferAreCounted() {
    var list = listing(file("a", 1), file("b", 2), file("c", 3));
    var other =
        listing(
            file("a", 7),
            new ListedEntry("b", Kind.DIRECTORY, OptionalLong.empty(), Optional.empty()),
            named("more"));
    comparison.compare("LIST", list, list, "MLSD", other);
    assertEquals(4, comparison.differences());
  }

  @Test
  void utcIsToldThoughListLeavesTheSecondsOut() {
    var list = listing(shown("a", NOON.withSecond(0)));
    Zone zone = comparison.zone(list, "MDTM", Map.of("a", NOON)).orElseThrow();
    assertEquals(List.of(0, 0), List.of(zone.least(), zone.most()));
  }

  @Test
  void aZoneOfQuartersIsTold() {
    var list = listing(shown("a", NOON.withSecond(0).plusMinutes(345)));
    Zone zone = comparison.zone(list, "MLSD", Map.of("a", NOON)).orElseThrow();
    assertEquals(345, zone.most());
  }

  @Test
  void aYearThatWasGuessedWronglyTellsNothing() {
    var list = listing(shown("a", NOON.minusYears(1)), shown("b", NOON.plusMinutes(7)));
    assertTrue(comparison.zone(list, "MLSD", Map.of("a", NOON, "b", NOON)).isEmpty());
  }
}
