package org.ftpdiag.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.seen.ConnectAttempt;

/** A server on this machine that takes one connection and plays a script to it. */
final class Loopback implements Closeable {
  /** What the server does. Ends when it returns: the connection is then closed with FIN. */
  interface Script {
    void play(Socket client) throws IOException;
  }

  static final Sockets SOCKETS = new Sockets();

  private final ServerSocket server;
  private final Recorder recorder = new Recorder(Ticker.SYSTEM, ProbeListener.NONE);
  private volatile Socket client;
  private TcpLink link;

  Loopback(Script script) throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> serve(script), "loopback");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Script script) {
    try (Socket socket = server.accept()) {
      client = socket;
      socket.setTcpNoDelay(true);
      script.play(socket);
    } catch (IOException e) {
      // The test has seen what it wanted and closed its end.
      return;
    }
  }

  /** Sends text (ISO-8859-1: a character is a byte) and keeps the connection until it is closed. */
  static Loopback saying(String text) throws IOException {
    return new Loopback(
        socket -> {
          write(socket, text);
          hold(socket);
        });
  }

  /** Sends text and then FIN. */
  static Loopback sayingAndClosing(String text) throws IOException {
    return new Loopback(socket -> write(socket, text));
  }

  static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Reads until the client closes. */
  static void hold(Socket socket) throws IOException {
    while (socket.getInputStream().read() >= 0) {
      continue;
    }
  }

  /** Reads one line of the client. */
  static String readLine(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c >= 0 && c != '\n'; ) {
      line.append((char) c);
      c = socket.getInputStream().read();
    }
    return line.toString().stripTrailing();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  TcpLink connect() {
    PendingConnect pending = SOCKETS.connect(address(), Ticker.SYSTEM);
    ConnectAttempt attempt = pending.await(soon());
    link = pending.link().orElseThrow(() -> new AssertionError(attempt));
    return link;
  }

  ControlChannel channel() {
    return new ControlChannel(connect(), recorder, Ticker.SYSTEM);
  }

  Recorder recorder() {
    return recorder;
  }

  /** Longer than anything here takes. */
  static Deadline soon() {
    return Deadline.in(Ticker.SYSTEM, Duration.ofSeconds(20));
  }

  static Deadline shortly() {
    return Deadline.in(Ticker.SYSTEM, Duration.ofMillis(250));
  }

  @Override
  public void close() throws IOException {
    if (link != null) {
      link.close();
    }
    server.close();
    if (client != null) {
      client.close();
    }
  }
}
