package org.ftpdiag.fleet;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of probes. */
final class Workers {
  /** The deepest stack of a probe takes a tenth of it. */
  private static final long STACK = 512 << 10;

  private static final long IDLE_SECONDS = 5;

  private Workers() {}

  /**
   * A virtual thread for each probe where the JVM has them (21): a thousand sessions cost a third
   * of the memory that threads of the system take. Else so many threads at most.
   */
  static ExecutorService of(int most) {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException | UnsupportedOperationException older) {
      return threads(most);
    }
  }

  private static ExecutorService threads(int most) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(null, work, "probe", STACK);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
