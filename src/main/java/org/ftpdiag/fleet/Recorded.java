package org.ftpdiag.fleet;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.fleet.input.Entry;
import org.ftpdiag.fleet.summary.TargetOutcome;

/** Which lines an earlier run is done with, and what stood in them: four bytes a line. */
public final class Recorded {
  private static final int PAGE = 1 << 12;

  /** Of a line whose target may not be shown. */
  private static final int UNTOLD = 1;

  private final Map<Long, int[]> pages = new HashMap<>();
  private long size;

  /** Notes a line; whether it is news: one that is noted already stays as it is. */
  public boolean add(TargetOutcome outcome) {
    int[] page = pages.computeIfAbsent(outcome.line() / PAGE, p -> new int[PAGE]);
    int at = (int) (outcome.line() % PAGE);
    if (page[at] != 0) {
      return false;
    }
    page[at] = outcome.target().map(Recorded::mark).orElse(UNTOLD);
    size++;
    return true;
  }

  /** Whether a line is done with. */
  public boolean has(Entry entry) {
    return mark(entry) != 0;
  }

  /** Whether what was noted of a line can be of this one. */
  public boolean fits(Entry entry) {
    int noted = mark(entry);
    Optional<String> target = entry.target();
    return noted == UNTOLD || target.isEmpty() || noted == mark(target.get());
  }

  /** Lines. */
  public long size() {
    return size;
  }

  private int mark(Entry entry) {
    int[] page = pages.get(entry.line() / PAGE);
    return page == null ? 0 : page[(int) (entry.line() % PAGE)];
  }

  private static int mark(String target) {
    int hash = (int) (TargetHash.of(target) >>> 16);
    return hash == 0 || hash == UNTOLD ? 2 : hash;
  }
}
