package org.ftpdiag.scripted;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on the loopback interface that answers what a test says, or connects. */
public final class ScriptedProxy implements Closeable {
  private final ServerSocket listening;
  private final Dialogue dialogue;
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** How a connection of a client is answered; what it returns is connected to. */
  @FunctionalInterface
  public interface Dialogue {
    /**
     * Talks to a client.
     *
     * @return where to connect to, {@code host:port}; empty to hang up
     */
    String talk(DataInputStream in, OutputStream out) throws IOException;
  }

  private ScriptedProxy(Dialogue dialogue) throws IOException {
    this.dialogue = dialogue;
    this.listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    thread(this::accept);
  }

  public static ScriptedProxy of(Dialogue dialogue) throws IOException {
    return new ScriptedProxy(dialogue);
  }

  /** A SOCKS proxy that lets everybody in, and answers each wish with a code. */
  public static ScriptedProxy socks(int code) throws IOException {
    return of(
        (in, out) -> {
          greet(in, out, 0);
          String to = wish(in);
          out.write(new byte[] {5, (byte) code, 0, 1, 0, 0, 0, 0, 0, 0});
          return code == 0 ? to : "";
        });
  }

  /** An HTTP proxy that answers each wish with a head; it connects after a status of 200. */
  public static ScriptedProxy http(String head) throws IOException {
    return of(
        (in, out) -> {
          String request = head(in);
          out.write((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
          return head.contains(" 200 ") ? request.split(" ")[1] : "";
        });
  }

  /** The port to name in the URL. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Where clients wanted to go, in order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** RFC 1928 section 3. */
  static void greet(DataInputStream in, OutputStream out, int method) throws IOException {
    in.readByte();
    in.readFully(new byte[in.readByte()]);
    out.write(new byte[] {5, (byte) method});
  }

  /** RFC 1928 section 4: the host and port that a client wants. */
  static String wish(DataInputStream in) throws IOException {
    in.readFully(new byte[3]);
    int kind = in.readByte();
    byte[] host = new byte[kind == 1 ? 4 : kind == 4 ? 16 : in.readUnsignedByte()];
    in.readFully(host);
    String name =
        kind == 3
            ? new String(host, StandardCharsets.US_ASCII)
            : InetAddress.getByAddress(host).getHostAddress();
    return name + ":" + in.readUnsignedShort();
  }

  /** The head of a request, to its empty line. */
  static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("a head without an end");
      }
      head.append((char) c);
    }
    return head.toString();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listening.accept();
      open.add(client);
      thread(() -> serve(client));
    }
  }

  private void serve(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    String to = dialogue.talk(in, client.getOutputStream());
    asked.add(to);
    if (to.isEmpty()) {
      client.close();
      return;
    }
    int colon = to.lastIndexOf(':');
    // Whatever the name: tests know loopback only.
    String host = to.substring(0, colon).startsWith("127.") ? to.substring(0, colon) : "127.0.0.1";
    Socket server = new Socket(host, Integer.parseInt(to.substring(colon + 1)));
    open.add(server);
    thread(() -> pump(server, client));
    pump(client, server);
  }

  private static void pump(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void thread(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException over) {
                Thread.currentThread().interrupt(); // the client or the test has ended it
              }
            },
            "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Closeable socket : new ArrayList<>(open)) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
