package org.ftpdiag.fleet;

import java.util.BitSet;
import java.util.PriorityQueue;

/**
 * Divides targets into parts by a hash, so that lines of one server come into the same part, and
 * evenly: hashing alone makes parts of 10,000 differ by three hundred. Targets are counted by
 * buckets of the hash, many to a part; then buckets move from parts that have too many to parts
 * that have too few, always the same ones in the same order. So each machine finds the same parts
 * from the same file, whatever the others do.
 */
public final class ShardPlan {
  private static final int BUCKETS_EACH = 256;
  private static final int MOST_BUCKETS = 1 << 22;

  private final int parts;
  private final int[] sizes;
  private long total;

  /**
   * @param parts how many
   */
  public ShardPlan(int parts) {
    this.parts = parts;
    int each = Math.max(1, Math.min(BUCKETS_EACH, MOST_BUCKETS / parts));
    this.sizes = new int[parts * each];
  }

  /** Counts a target. All are to be counted before any is asked for. */
  public void count(String key) {
    sizes[bucket(key)]++;
    total++;
  }

  /** The bucket of a target. */
  public int bucket(String key) {
    return (int) Long.remainderUnsigned(TargetHash.of(key), sizes.length);
  }

  /** The part of each bucket, from 0. */
  public int[] parts() {
    int[] part = new int[sizes.length];
    long[] load = new long[parts];
    for (int b = 0; b < sizes.length; b++) {
      part[b] = b % parts;
      load[part[b]] += sizes[b];
    }
    long least = total / parts;
    PriorityQueue<Integer> poor =
        new PriorityQueue<>(
            (a, b) -> load[a] != load[b] ? Long.compare(load[a], load[b]) : Integer.compare(a, b));
    for (int p = 0; p < parts; p++) {
      if (load[p] < least) {
        poor.add(p);
      }
    }
    for (int b = 0; b < sizes.length && !poor.isEmpty(); b++) {
      int from = part[b];
      int to = poor.peek();
      boolean helps =
          sizes[b] > 0 && load[from] - sizes[b] >= least && load[to] + sizes[b] <= load[from];
      if (helps) {
        poor.poll();
        load[from] -= sizes[b];
        load[to] += sizes[b];
        part[b] = to;
        if (load[to] < least) {
          poor.add(to);
        }
      }
    }
    return part;
  }

  /**
   * The buckets of one part.
   *
   * @param index from 1
   */
  public BitSet of(int index) {
    BitSet mine = new BitSet(sizes.length);
    int[] all = parts();
    for (int b = 0; b < all.length; b++) {
      mine.set(b, all[b] == index - 1);
    }
    return mine;
  }
}
