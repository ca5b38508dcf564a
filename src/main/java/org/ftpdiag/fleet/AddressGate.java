package org.ftpdiag.fleet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets so many probes at a time to one address. One that has to wait is put aside, and blocks
 * nobody: whoever leaves is told who may enter. Names that have an address in common share it.
 * Thread-safe.
 */
final class AddressGate {
  private final int most;
  private final Map<Object, Integer> inside = new HashMap<>();
  private final Map<Object, Deque<Job>> waiting = new HashMap<>();

  AddressGate(int most) {
    this.most = most;
  }

  /** Whether a job may begin; else it waits until somebody leaves. */
  synchronized boolean enter(Job job) {
    for (Object address : job.addresses()) {
      boolean full = inside.getOrDefault(address, 0) >= most;
      if (full) {
        waiting.computeIfAbsent(address, a -> new ArrayDeque<>()).add(job);
        return false;
      }
    }
    job.addresses().forEach(address -> inside.merge(address, 1, Integer::sum));
    job.admitted = true;
    return true;
  }

  /** A job has ended. Those that may begin now, which are inside already. */
  synchronized List<Job> leave(Job job) {
    job.admitted = false;
    for (Object address : job.addresses()) {
      inside.computeIfPresent(address, (a, n) -> n == 1 ? null : n - 1);
    }
    List<Job> next = new ArrayList<>();
    for (Object address : job.addresses()) {
      Deque<Job> queue = waiting.get(address);
      while (queue != null && inside.getOrDefault(address, 0) < most && !queue.isEmpty()) {
        Job first = queue.poll();
        if (enter(first)) { // else it has moved on to the queue of another address of its own
          next.add(first);
        }
      }
      if (queue != null && queue.isEmpty()) {
        waiting.remove(address, queue);
      }
    }
    return next;
  }
}
