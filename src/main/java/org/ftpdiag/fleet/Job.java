package org.ftpdiag.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.fleet.input.Entry;
import org.ftpdiag.model.seen.Resolution;

/** A probe on its way. Touched by one thread at a time. */
final class Job {
  final Entry entry;
  final FleetOrder order;

  /** What its name resolved to, once that was asked. */
  Optional<Resolution> resolution = Optional.empty();

  /** Whether it has its place at its addresses. */
  boolean admitted;

  /** Whether this machine lacked something at the first attempt. */
  boolean again;

  /** How often the places had been lowered when it began. */
  int lowered;

  Job(Entry entry, FleetOrder order) {
    this.entry = entry;
    this.order = order;
  }

  /** The addresses that it will connect to. */
  List<Object> addresses() {
    if (order.request().nameForProxy()) { // only the proxy knows them
      return List.of(order.request().target().knownHost().toLowerCase(Locale.ROOT));
    }
    return new ArrayList<>(resolution.map(Resolution::addresses).orElse(List.of()));
  }
}
