package org.ftpdiag.fleet.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first few of any number, by an order. */
final class Top<T> {
  private final int most;
  private final Comparator<T> order;
  private final PriorityQueue<T> held;

  Top(int most, Comparator<T> order) {
    this.most = most;
    this.order = order;
    this.held = new PriorityQueue<>(most + 1, order.reversed());
  }

  void add(T one) {
    held.add(one);
    if (held.size() > most) {
      held.poll();
    }
  }

  /** In their order. */
  List<T> all() {
    List<T> sorted = new ArrayList<>(held);
    sorted.sort(order);
    return sorted;
  }
}
