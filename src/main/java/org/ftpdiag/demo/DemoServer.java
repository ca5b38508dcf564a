package org.ftpdiag.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ftpdiag.ftp.Verb;

/**
 * An FTP server on a free port of the loopback interface, bent by a scenario. One thread accepts,
 * one more serves each client; {@link #close} ends them all.
 */
public final class DemoServer implements AutoCloseable {
  private static final int MOST_SESSIONS = 64;
  private static final int MOST_COMMANDS = 10_000;
  private static final int JOIN_MS = 2000;

  private final Scenario scenario;
  private final DemoFiles files;
  private final DemoTls tls;
  private final ServerSocket socket;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<String> commands = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Set<DemoSession> sessions = new HashSet<>();
  private final Set<Thread> threads = new HashSet<>();

  private DemoServer(Scenario scenario, DemoIdentity.Source identities) throws IOException {
    this.scenario = scenario;
    files = new DemoFiles(scenario.capacity(), scenario.naming());
    tls = new DemoTls(scenario, identities);
    socket = new ServerSocket(0, 50, InetAddress.getByName(scenario.address()));
  }

  /** Starts to listen; the server is ready when this returns. */
  public static DemoServer start(Scenario scenario) throws IOException {
    return start(scenario, DemoCertificates::identity);
  }

  /** Likewise, with certificates of one's own under the names that the scenario uses. */
  static DemoServer start(Scenario scenario, DemoIdentity.Source identities) throws IOException {
    DemoServer server = new DemoServer(scenario, identities);
    server.thread(server::accept);
    return server;
  }

  /** Where the server listens: 127.0.0.1 or ::1, and a port the system chose. */
  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** What clients sent so far, a command a line; the arguments of PASS and ACCT are masked. */
  public List<String> commandsSeen() {
    synchronized (commands) {
      return List.copyOf(commands);
    }
  }

  /** The server's files, which may be looked at and changed while it runs. */
  public DemoFiles files() {
    return files;
  }

  /** Ends all sessions at once and waits for their threads. */
  @Override
  public void close() {
    closed.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      trouble(e);
    }
    List<Thread> left;
    synchronized (sessions) {
      sessions.forEach(DemoSession::abandon);
      left = List.copyOf(threads);
    }
    try {
      for (Thread t : left) {
        t.join(JOIN_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (closed.getCount() > 0) {
      try {
        serve(socket.accept());
      } catch (IOException e) {
        trouble(e);
      }
    }
  }

  private void serve(Socket client) throws IOException {
    DemoSession session = new DemoSession(this, new ControlLine(client));
    synchronized (sessions) {
      if (closed.getCount() == 0 || sessions.size() >= MOST_SESSIONS) {
        client.close();
        return;
      }
      sessions.add(session);
      thread(session);
    }
  }

  private void thread(Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } finally {
                synchronized (sessions) {
                  threads.remove(Thread.currentThread());
                }
              }
            },
            "ftpdiag-demo");
    thread.setDaemon(true);
    synchronized (sessions) {
      threads.add(thread);
    }
    thread.start();
  }

  /** Threads of this server that still run. */
  int threadsLeft() {
    synchronized (sessions) {
      return threads.size();
    }
  }

  /** What went wrong behind the scenes, for tests that fail: broken connections and the like. */
  List<String> troubles() {
    synchronized (commands) {
      return List.copyOf(troubles);
    }
  }

  void ended(DemoSession session) {
    synchronized (sessions) {
      sessions.remove(session);
    }
  }

  void saw(String verb, String argument) {
    boolean secret = Verb.of(verb).secret();
    String line = argument.isEmpty() ? verb : verb + " " + (secret ? "****" : argument);
    synchronized (commands) {
      if (commands.size() < MOST_COMMANDS) {
        commands.add(WireText.shown(line));
      }
    }
  }

  /** How often this happened since the server started, this time included. */
  int count(String event) {
    synchronized (counts) {
      return counts.merge(event, 1, Integer::sum);
    }
  }

  /** Waits; a server that closes waits no longer. */
  void pause(int ms) throws IOException {
    try {
      if (closed.await(ms, TimeUnit.MILLISECONDS)) {
        throw new IOException("the server was closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  Scenario scenario() {
    return scenario;
  }

  DemoTls tls() {
    return tls;
  }

  void trouble(IOException e) {
    synchronized (commands) {
      if (troubles.size() < MOST_COMMANDS) {
        troubles.add(e.toString());
      }
    }
  }
}
