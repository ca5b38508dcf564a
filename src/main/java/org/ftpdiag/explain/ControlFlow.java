package org.ftpdiag.explain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The control connection of a capture: puts both directions in order and finds the lines. */
final class ControlFlow {
  private static final int LONGEST = 4096;
  private static final int ALERT = 21;
  private static final int APPLICATION_DATA = 23;
  private static final int HELLO = 22;

  /** Hears what passes on the connection. */
  interface Ear {
    void sent(String line);

    void received(String line);

    /** TLS has begun; nothing more can be read. */
    void encrypted();

    void alert(int number, boolean fromServer);
  }

  /** The bytes of one side, up to the end of a line. */
  private static final class Side {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final byte[] record = new byte[7];
    private int recordHeld;
    private int recordLeft;
  }

  final TcpStream client;
  final TcpStream server;
  private final Ear ear;
  private final Side fromClient = new Side();
  private final Side fromServer = new Side();
  private boolean authAsked;
  private boolean tls;
  private boolean protectedData;

  ControlFlow(Ear ear) {
    this.ear = ear;
    this.client = new TcpStream(b -> bytes(b, fromClient, true));
    this.server = new TcpStream(b -> bytes(b, fromServer, false));
  }

  boolean encrypted() {
    return tls;
  }

  private void bytes(byte[] bytes, Side side, boolean client) {
    int at = 0;
    if (!tls && client && bytes.length > 2 && bytes[0] == HELLO && bytes[1] == 3) {
      tls = true;
      ear.encrypted();
    }
    while (at < bytes.length && !tls) {
      if (bytes[at] == '\n') {
        at++;
        line(side, client);
      } else {
        if (side.line.size() < LONGEST) {
          side.line.write(bytes[at]);
        }
        at++;
      }
    }
    if (tls) {
      records(bytes, at, side, client);
    }
  }

  private void line(Side side, boolean client) {
    String text = side.line.toString(StandardCharsets.UTF_8);
    text = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    side.line.reset();
    if (client) {
      authAsked = text.regionMatches(true, 0, "AUTH", 0, 4);
      ear.sent(text);
    } else {
      ear.received(text);
      if (authAsked && text.startsWith("234")) {
        tls = true;
        ear.encrypted();
      }
    }
  }

  /** The heads of TLS records: an alert before the keys are in use can be read. */
  private void records(byte[] bytes, int from, Side side, boolean client) {
    int at = from;
    while (at < bytes.length && !protectedData) {
      if (side.recordLeft > 0) {
        int skipped = Math.min(side.recordLeft, bytes.length - at);
        side.recordLeft -= skipped;
        at += skipped;
        continue;
      }
      side.record[side.recordHeld++] = bytes[at++];
      int length = (side.record[3] & 0xFF) << 8 | side.record[4] & 0xFF;
      boolean alert = side.record[0] == ALERT && length == 2;
      if (side.recordHeld == 5 && !alert) {
        protectedData = side.record[0] == APPLICATION_DATA || side.record[1] != 3;
        side.recordLeft = length;
        side.recordHeld = 0;
      } else if (side.recordHeld == 7) {
        side.recordHeld = 0;
        ear.alert(side.record[6] & 0xFF, !client);
      }
    }
  }

  /** What has come of a line that was not ended. */
  void end(Consumer<String> rest) {
    client.end();
    server.end();
    if (!tls && fromServer.line.size() > 0) {
      rest.accept(fromServer.line.toString(StandardCharsets.UTF_8));
    }
  }
}
