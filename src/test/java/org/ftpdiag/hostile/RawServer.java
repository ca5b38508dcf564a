package org.ftpdiag.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ftpdiag.demo.DemoCertificates;

/**
 * A server on a free port of the loopback interface that does to each connection what it is told.
 */
public final class RawServer implements AutoCloseable {
  /** What is done with a connection, which is closed afterwards. */
  @FunctionalInterface
  public interface Talk {
    void with(Socket client) throws IOException;
  }

  /** What is done over TLS. */
  @FunctionalInterface
  public interface TlsTalk {
    void with(RawTls tls) throws IOException;
  }

  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private RawServer(ServerSocket listening) {
    this.listening = listening;
  }

  public static RawServer start(Talk talk) throws IOException {
    RawServer server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    server.threads.execute(() -> server.accept(talk));
    return server;
  }

  /** Greets, takes AUTH TLS, and goes on with the connection as it is then: no byte of TLS yet. */
  public static Talk afterAuth(Talk talk) {
    return client -> {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1), 1);
      say(client, "220 ready");
      while (!in.readLine().startsWith("AUTH")) {
        say(client, "500 what");
      }
      say(client, "234 go on");
      talk.with(client);
    };
  }

  /** Greets, takes AUTH TLS, shakes hands by TLS 1.3 with the demo's certificate, and goes on. */
  public static Talk overTls(TlsTalk talk) {
    return afterAuth(client -> talk.with(shake(client)));
  }

  /** Shakes hands as a server of TLS 1.3 with the demo's certificate. */
  public static RawTls shake(Socket client) throws IOException {
    try {
      return RawTls.accept(client, DemoCertificates.keyStore("valid"), DemoCertificates.password());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  public static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) listening.getLocalSocketAddress();
  }

  private void accept(Talk talk) {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        threads.execute(() -> serve(client, talk));
      } catch (IOException e) {
        return; // closed: the test is over
      }
    }
  }

  private void serve(Socket client, Talk talk) {
    open.add(client);
    try (client) {
      client.setTcpNoDelay(true);
      talk.with(client);
    } catch (IOException | RuntimeException e) {
      // The client went, as it should; what it saw is what is asserted.
      return;
    } finally {
      open.remove(client);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket client : open) {
      client.close();
    }
    threads.shutdownNow();
  }
}
