package org.ftpdiag.explain.capture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The control connection of a capture: puts both directions in order and finds the lines. */
final class ControlFlow {
  private static final int LONGEST = 4096;
  private static final int CHANGE_CIPHER = 20;
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int APPLICATION_DATA = 23;

  /** Where in the first record the kind of handshake message stands. */
  private static final int TYPE = 5;

  /**
   * Of the client: its Finished is one, or the alert by which it gives up (RFC 8446 hides both);
   * what follows is a command.
   */
  private static final int TELLING_RECORDS = 2;

  /** Hears what passes on the connection. */
  interface Ear {
    void sent(String line);

    void received(String line);

    /** TLS has begun; nothing more can be read. */
    void encrypted();

    /** A line passed that the capture did not keep. */
    void lost();

    /** The handshake succeeded: the client goes on under its protection. */
    void handshaken();

    void alert(int number, boolean fromServer);
  }

  /** The bytes of one side, up to the end of a line. */
  private static final class Side {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final byte[] record = new byte[7];
    private int recordHeld;
    private int recordLeft;
    private int dataRecords;
  }

  final TcpStream client;
  final TcpStream server;
  private final Ear ear;
  private final Side fromClient = new Side();
  private final Side fromServer = new Side();
  private boolean authAsked;
  private boolean hello;
  private boolean tls;
  private boolean established;

  ControlFlow(Ear ear) {
    this.ear = ear;
    this.client = new TcpStream(b -> bytes(b, fromClient, true));
    this.server = new TcpStream(b -> bytes(b, fromServer, false));
  }

  boolean encrypted() {
    return tls;
  }

  /** Whether the beginning of TLS was seen: AUTH, or the client's first record. */
  boolean asked() {
    return authAsked || hello;
  }

  private void bytes(byte[] bytes, Side side, boolean client) {
    int at = 0;
    if (!tls && side.line.size() == 0 && isRecord(bytes)) {
      hello = client && bytes[0] == HANDSHAKE && bytes.length > TYPE && bytes[TYPE] == 1;
      tls = true; // also where a capture begins in the middle of it
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

  private static boolean isRecord(byte[] bytes) {
    return bytes.length > 2
        && bytes[0] >= CHANGE_CIPHER
        && bytes[0] <= APPLICATION_DATA
        && bytes[1] == 3
        && bytes[2] <= 4;
  }

  private void line(Side side, boolean client) {
    String text = side.line.toString(StandardCharsets.UTF_8);
    text = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    side.line.reset();
    int cut = text.indexOf('\0');
    if (cut == 0) {
      ear.lost();
      return;
    }
    text = cut > 0 ? text.substring(0, cut) : text;
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
    while (at < bytes.length && !established) {
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
        count(side, client);
        side.recordLeft = length;
        side.recordHeld = 0;
      } else if (side.recordHeld == 7) {
        side.recordHeld = 0;
        ear.alert(side.record[6] & 0xFF, !client);
      }
    }
  }

  private void count(Side side, boolean client) {
    if (side.record[1] != 3) {
      established = true; // out of step, as where packets are missing: nothing can be said
      ear.handshaken();
    } else if (side.record[0] == APPLICATION_DATA) {
      side.dataRecords++;
      if (client && side.dataRecords == TELLING_RECORDS) {
        established = true;
        ear.handshaken();
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
