package org.ftpdiag.exporter;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** How many probes run at once, all together and for one client. Thread-safe. */
final class Places {
  private final Semaphore all;
  private final int perClient;
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();

  Places(int all, int perClient) {
    this.all = new Semaphore(all);
    this.perClient = perClient;
  }

  /** A place that is taken until it is freed. */
  final class Place {
    private final String client;

    private Place(String client) {
      this.client = client;
    }

    void free() {
      taken.computeIfPresent(client, (c, n) -> n == 1 ? null : n - 1);
      all.release();
    }
  }

  /** A place for a client's probe; empty where all or its own are taken. Never waits. */
  Optional<Place> take(String client) {
    if (!all.tryAcquire()) {
      return Optional.empty();
    }
    if (taken.merge(client, 1, Integer::sum) > perClient) {
      new Place(client).free();
      return Optional.empty();
    }
    return Optional.of(new Place(client));
  }
}
