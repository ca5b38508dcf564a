package org.ftpdiag.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes connections for any number of probes, which share a few selectors: each of their own would
 * cost two descriptors, and one for all that each wait wakes everybody's. Whoever waits first
 * selects for all that share with it; the others sleep until what they wait for is ready, or it is
 * their turn to select. There is no thread of its own, and a probe that is alone never waits for
 * another. Thread-safe.
 */
public final class Sockets implements Closeable {
  private static final int MOST_GROUPS = 64;

  private final Group[] groups;

  /** One thread that waits for one channel. */
  private static final class Wait {
    private final Thread thread = Thread.currentThread();
    private volatile boolean over;

    void end() {
      over = true;
      LockSupport.unpark(thread);
    }
  }

  /** For one probe, or a few. */
  public Sockets() {
    this(1);
  }

  /**
   * @param parallel how many probes run at once, or about so many
   */
  public Sockets(int parallel) {
    groups = new Group[Math.max(1, Math.min(MOST_GROUPS, parallel))];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = new Group();
    }
  }

  /** A channel stays with its group. */
  private Group groupOf(SelectableChannel channel) {
    return groups[Math.floorMod(System.identityHashCode(channel), groups.length)];
  }

  /**
   * Begins to load what the platform needs for a connection, in the background: some 20 ms that the
   * command line takes to be read.
   */
  public static void warm() {
    Thread loader =
        new Thread(
            () -> {
              try (SocketChannel channel = SocketChannel.open();
                  Selector selector = Selector.open()) {
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_CONNECT);
                channel.getLocalAddress();
              } catch (IOException | LinkageError e) {
                // The connect that follows meets it again, and tells it.
              }
            },
            "sockets");
    loader.setDaemon(true);
    loader.start();
  }

  /** Starts a connect and does not wait for it. */
  public PendingConnect connect(InetSocketAddress to, Ticker ticker) {
    return connect(Optional.empty(), to, ticker);
  }

  /**
   * The same from an address of this machine.
   *
   * @param from empty for the system's choice
   */
  public PendingConnect connect(Optional<InetAddress> from, InetSocketAddress to, Ticker ticker) {
    return new PendingConnect(this, from, to, ticker);
  }

  /**
   * Listens on a free port.
   *
   * @param local the address of this machine which the server is told: that of the control link
   * @throws WireException LOCAL, EXHAUSTED
   */
  public ActiveListener listen(InetAddress local) throws WireException {
    return new ActiveListener(this, local);
  }

  /**
   * Waits until an operation may be possible, the time is over, the channel is closed or this
   * thread is interrupted. May end without any of these.
   */
  void await(SelectableChannel channel, int operation, long ms) throws IOException {
    groupOf(channel).await(channel, operation, ms);
  }

  /** Closes a channel, wakes who waits for it, and frees its descriptor at once. */
  void close(SelectableChannel channel) {
    groupOf(channel).close(channel);
  }

  /** Lets go of the selectors; what still waits ends with a failure. */
  @Override
  public void close() throws IOException {
    for (Group group : groups) {
      group.close();
    }
  }

  /** Those that share a selector. */
  private static final class Group {
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Wait> selecting = new AtomicReference<>();
    private volatile Selector selector;

    private synchronized Selector selector() throws IOException {
      if (selector == null) {
        selector = Selector.open();
      }
      return selector;
    }

    /**
     * Waits until an operation may be possible, the time is over, the channel is closed or this
     * thread is interrupted. May end without any of these.
     */
    void await(SelectableChannel channel, int operation, long ms) throws IOException {
      Selector all = selector();
      Wait wait = new Wait();
      SelectionKey key = channel.register(all, operation, wait);
      waits.add(wait);
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
      try {
        if (selecting.get() != null) {
          all.wakeup(); // it does not know of this wait yet
        }
        for (long left = end - System.nanoTime();
            left > 0 && !wait.over && !wait.thread.isInterrupted();
            left = end - System.nanoTime()) {
          if (selecting.compareAndSet(null, wait)) {
            select(all, TimeUnit.NANOSECONDS.toMillis(left) + 1);
          } else {
            LockSupport.parkNanos(this, left);
          }
        }
      } finally {
        waits.remove(wait);
        ignore(key);
        passOn();
      }
    }

    private void select(Selector all, long ms) throws IOException {
      try {
        if (ms == 0) {
          all.selectNow();
        } else {
          all.select(ms);
        }
        for (SelectionKey key : all.selectedKeys()) {
          ignore(key);
          ((Wait) key.attachment()).end();
        }
        all.selectedKeys().clear();
      } finally {
        selecting.set(null);
      }
    }

    /** Nobody waits for this channel any more. */
    private static void ignore(SelectionKey key) {
      try {
        key.interestOps(0);
      } catch (CancelledKeyException closed) {
        // nor can anything be selected any more
        return;
      }
    }

    /** Lets one of those that wait select, where nobody does. */
    private void passOn() {
      if (selecting.get() == null) {
        for (Wait next : waits) {
          LockSupport.unpark(next.thread);
          return;
        }
      }
    }

    /** Closes a channel, wakes who waits for it, and frees its descriptor at once. */
    void close(SelectableChannel channel) {
      try {
        Selector all = selector;
        SelectionKey key = all == null ? null : channel.keyFor(all);
        channel.close();
        if (key == null) {
          return;
        }
        ((Wait) key.attachment()).end();
        // The platform keeps the descriptor until somebody selects.
        if (selecting.compareAndSet(null, new Wait())) {
          select(all, 0);
          passOn();
        } else {
          all.wakeup();
        }
      } catch (IOException gone) {
        // close(2) frees the socket whatever it answers; nothing is left to be done or told.
        return;
      }
    }

    synchronized void close() throws IOException {
      if (selector != null) {
        selector.close();
      }
    }
  }
}
