package org.ftpdiag.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** One transfer over an open data connection, with the bends that its rule has. */
final class DemoTransfer {
  private static final int CHUNK = 16_384;
  private static final String DONE = "226 Transfer complete.";
  private static final String ABORTED = "426 Connection closed; transfer aborted.";
  private static final String FULL = "452 Insufficient storage space.";

  private final DemoSession session;
  private final DataLine data;

  DemoTransfer(DemoSession session, DataLine data) {
    this.session = session;
    this.data = data;
  }

  /** Moves bytes; returns the final reply. */
  @FunctionalInterface
  interface Move {
    String over(DemoTransfer transfer) throws IOException;
  }

  /** The final reply; the data connection is closed. */
  String run(Move move) {
    try (data) {
      if (bent(Action.DATA_CLOSE)) {
        return ABORTED;
      }
      if (bent(Action.DATA_BAD_TLS)) {
        data.spoilTls();
        return "425 TLS negotiation on the data connection failed.";
      }
      if (session.state().protectData && !bent(Action.DATA_NO_TLS)) {
        boolean resumed = session.startTls(data);
        if (session.scenario().sessionReuseRequired() && !resumed) {
          return "522 SSL connection failed; session reuse required.";
        }
      }
      return move.over(this);
    } catch (IOException broken) {
      session.noted(broken);
      return ABORTED;
    }
  }

  String send(byte[] bytes) throws IOException {
    byte[] whole = bent(Action.DATA_CORRUPT) ? corrupted(bytes) : bytes;
    int length = Math.min(whole.length, limit());
    if (bent(Action.DATA_STALL) || bent(Action.DATA_RESET)) {
      write(whole, whole.length / 2);
      return stop();
    }
    Optional<ScriptRule.Step> flood = session.bend(Action.DATA_FLOOD);
    if (flood.isPresent()) {
      return flood(WireText.bytes(flood.get().text()), flood.get().number());
    }
    if (!write(whole, length)) {
      return ABORTED;
    }
    if (bent(Action.DATA_HOLD)) {
      session.control().awaitSomething();
      return ABORTED;
    }
    end();
    return DONE;
  }

  /** Until the client sends a command or closes the connection. */
  private String flood(byte[] text, int pauseMs) throws IOException {
    byte[] piece = text;
    while (pauseMs == 0 && piece.length < CHUNK) {
      piece = Arrays.copyOf(piece, piece.length * 2);
      System.arraycopy(piece, 0, piece, piece.length / 2, piece.length / 2);
    }
    while (write(piece, piece.length)) {
      session.pause(pauseMs);
    }
    return ABORTED;
  }

  String receive(String path, byte[] before) throws IOException {
    if (bent(Action.DATA_STALL) || bent(Action.DATA_RESET)) {
      return stop();
    }
    ByteArrayOutputStream come = new ByteArrayOutputStream();
    long most = Math.min(limit(), session.files().room());
    byte[] chunk = new byte[CHUNK];
    boolean full = false;
    for (int n = data.in().read(chunk); n >= 0; n = full ? -1 : data.in().read(chunk)) {
      full = come.size() + n > most;
      come.write(chunk, 0, full ? (int) Math.max(0, most - come.size()) : n);
    }
    byte[] bytes = come.toByteArray();
    if (!session.state().binary) {
      bytes = AsciiType.fromWire(bytes);
    }
    byte[] whole = Arrays.copyOf(before, before.length + bytes.length);
    System.arraycopy(
        bent(Action.DATA_CORRUPT) ? corrupted(bytes) : bytes,
        0,
        whole,
        before.length,
        bytes.length);
    boolean stored = session.files().put(path, whole, Instant.now());
    end();
    return full || !stored ? FULL : DONE;
  }

  /** Half of it is through: silence, or a reset. */
  private String stop() throws IOException {
    if (bent(Action.DATA_RESET)) {
      data.reset();
    } else {
      session.control().awaitSomething();
    }
    return ABORTED;
  }

  /** Whether all was written; not when the client sent a command meanwhile, such as ABOR. */
  private boolean write(byte[] bytes, int length) throws IOException {
    for (int at = 0; at < length; at += CHUNK) {
      if (session.control().waiting()) {
        return false;
      }
      data.out().write(bytes, at, Math.min(CHUNK, length - at));
    }
    data.out().flush();
    return true;
  }

  private void end() throws IOException {
    if (bent(Action.DATA_TRUNCATE)) {
      data.close();
    } else {
      data.end();
    }
  }

  private boolean bent(Action action) {
    return session.bend(action).isPresent();
  }

  private int limit() {
    return session.bend(Action.DATA_LIMIT).map(ScriptRule.Step::number).orElse(Integer.MAX_VALUE);
  }

  private static byte[] corrupted(byte[] bytes) {
    byte[] copy = bytes.clone();
    if (copy.length > 0) {
      copy[copy.length / 2] ^= 0x20;
    }
    return copy;
  }
}
