package org.ftpdiag.shell.terminal;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ftpdiag.shell.Shell;

/** Looks, while the person thinks or types, for what the server says unasked. */
final class Watch {
  private static final long EVERY_MS = 200;

  private final ScheduledExecutorService timer;

  Watch(Shell shell) {
    timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "ftpdiag-shell-watch");
              thread.setDaemon(true);
              return thread;
            });
    timer.scheduleWithFixedDelay(shell::tick, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  void end() {
    timer.shutdownNow();
  }
}
