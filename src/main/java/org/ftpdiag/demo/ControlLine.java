package org.ftpdiag.demo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLSocket;

/** The server's end of a control connection. Written to and read by its session's thread. */
final class ControlLine {
  private static final int LONGEST_COMMAND = 8192;
  private static final int FAREWELL_MS = 500;
  private static final int IAC = 255;

  private final Socket raw;
  private SSLSocket tls;
  private InputStream in;

  ControlLine(Socket raw) throws IOException {
    this.raw = raw;
    raw.setTcpNoDelay(true);
    in = new BufferedInputStream(raw.getInputStream());
  }

  InetAddress local() {
    return raw.getLocalAddress();
  }

  InetAddress peer() {
    return raw.getInetAddress();
  }

  boolean encrypted() {
    return tls != null;
  }

  /** Whether the client has sent something. */
  boolean waiting() throws IOException {
    return in.available() > 0 || raw.getInputStream().available() > 0;
  }

  /**
   * The next command without its line end, in wire form; null when the client has gone. What is too
   * long is cut off. Telnet commands (RFC 854), as before ABOR, are left out.
   */
  String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r'
            ? line.substring(0, end - 1)
            : line.toString();
      }
      if (c == IAC) {
        in.read();
      } else if (line.length() < LONGEST_COMMAND) {
        line.append((char) c);
      }
    }
    return null;
  }

  /** Waits for any bytes and drops what is there; false when the client has gone. */
  boolean dropSome() throws IOException {
    return in.read(new byte[LONGEST_COMMAND]) >= 0;
  }

  /** Waits until the client sends something or goes; what it sends is not lost. */
  void awaitSomething() throws IOException {
    in.mark(1);
    if (in.read() >= 0) {
      in.reset();
    }
  }

  void write(byte[] bytes, boolean beneathTls) throws IOException {
    OutputStream out = tls == null || beneathTls ? raw.getOutputStream() : tls.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /** Does the handshake. Commands sent ahead of it in clear are dropped, as RFC 4217 wants. */
  void startTls(DemoTls with, String certificate) throws IOException {
    tls = with.accept(raw, certificate, resumed -> {});
    in = new BufferedInputStream(tls.getInputStream());
  }

  /** An orderly end, which leaves the client time to read what was sent last. */
  void close() throws IOException {
    if (raw.isClosed()) {
      return;
    }
    try (raw) {
      if (tls != null) {
        tls.shutdownOutput();
      }
      raw.shutdownOutput();
      raw.setSoTimeout(FAREWELL_MS);
      byte[] rest = new byte[LONGEST_COMMAND];
      long end = System.nanoTime() + FAREWELL_MS * 1_000_000L;
      while (System.nanoTime() < end && raw.getInputStream().read(rest) >= 0) {
        // A close with unread bytes would be a reset, and a reset takes back what was sent.
        continue;
      }
    } catch (SocketTimeoutException clientStays) {
      return;
    }
  }

  /** Ends with a TCP RST. */
  void reset() throws IOException {
    raw.setSoLinger(true, 0);
    raw.close();
  }

  /** At once, from any thread. */
  void abandon() throws IOException {
    raw.close();
  }
}
