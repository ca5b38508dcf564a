package org.ftpdiag.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection of a hostile server, as it speaks on it: in clear or under TLS. */
final class Mouth {
  private final Socket raw;
  private final boolean encrypted;
  private final OutputStream out;
  private final InputStream in;
  private final String heard;

  /**
   * @param raw the TCP connection
   * @param spoken that, or the TLS over it
   * @param heard what the client has said last, to be repeated to it
   */
  Mouth(Socket raw, Socket spoken, String heard) throws IOException {
    this.raw = raw;
    this.encrypted = raw != spoken;
    this.out = spoken.getOutputStream();
    this.in = spoken.getInputStream();
    this.heard = heard;
  }

  /** Whether what is said costs both sides the work of TLS. */
  boolean encrypted() {
    return encrypted;
  }

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Says what it has heard: a careless server repeats passwords. */
  void echo(String before) throws IOException {
    send((before + " " + heard + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  void pause(int ms) throws IOException {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  /** Says nothing until the client goes, or the server is closed. */
  void stall() throws IOException {
    byte[] unread = new byte[4_096];
    while (in.read(unread) >= 0) {
      continue;
    }
    throw new IOException("gone");
  }

  void close() throws IOException {
    raw.close();
  }

  void reset() throws IOException {
    raw.setSoLinger(true, 0);
    raw.close();
  }
}
