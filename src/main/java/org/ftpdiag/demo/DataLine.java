package org.ftpdiag.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;

/** The server's end of one open data connection. */
final class DataLine implements Closeable {
  private static final int PATIENCE_MS = 10_000;

  private final Socket raw;
  private SSLSocket tls;

  DataLine(Socket raw) throws IOException {
    this.raw = raw;
    raw.setSoTimeout(PATIENCE_MS);
  }

  /** Does the handshake; returns whether the client resumed an earlier session. */
  boolean startTls(DemoTls with, String certificate) throws IOException {
    boolean[] resumed = new boolean[1];
    tls = with.accept(raw, certificate, r -> resumed[0] = r);
    return resumed[0];
  }

  /** Answers the client's hello with something that is no TLS. */
  void spoilTls() throws IOException {
    raw.getInputStream().read(new byte[1]);
    raw.getOutputStream().write("This is not TLS.\r\n".getBytes(StandardCharsets.US_ASCII));
    raw.getOutputStream().flush();
  }

  InputStream in() throws IOException {
    return tls == null ? raw.getInputStream() : tls.getInputStream();
  }

  OutputStream out() throws IOException {
    return tls == null ? raw.getOutputStream() : tls.getOutputStream();
  }

  /** An orderly end: close_notify, then FIN. */
  void end() throws IOException {
    if (tls != null) {
      tls.shutdownOutput();
    }
    close();
  }

  /** At once, from any thread. */
  void abandon() throws IOException {
    raw.close();
  }

  /** Ends with a TCP RST. */
  void reset() throws IOException {
    raw.setSoLinger(true, 0);
    raw.close();
  }

  /** FIN, without close_notify under TLS. */
  @Override
  public void close() throws IOException {
    if (!raw.isClosed()) {
      raw.shutdownOutput();
      raw.close();
    }
  }
}
