package org.ftpdiag.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.Ticker;
import org.ftpdiag.wire.WireException;

/**
 * A connection in memory to a server that says what it is told to, when it is told to. Its time
 * passes only while somebody waits, so every race has one outcome.
 */
final class TimedLink implements Link, Ticker {
  private final List<Saying> due = new ArrayList<>();
  private final Map<String, List<Saying>> answers = new HashMap<>();
  private final List<String> sent = new ArrayList<>();
  private Optional<Runnable> onWait = Optional.empty();
  private long nanos;

  private record Saying(long at, String line) {}

  /** What the server says so many milliseconds from now. */
  void says(long ms, String line) {
    due.add(new Saying(nanos + Duration.ofMillis(ms).toNanos(), line));
  }

  /** What it says so many milliseconds after a command has come. */
  void answers(String command, long ms, String line) {
    answers
        .computeIfAbsent(command, c -> new ArrayList<>())
        .add(new Saying(Duration.ofMillis(ms).toNanos(), line));
  }

  /** What happens elsewhere as soon as something is waited for in vain. */
  void whileWaiting(Runnable what) {
    onWait = Optional.of(what);
  }

  List<String> sent() {
    return sent;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public int read(ByteBuffer into, Deadline deadline) throws WireException {
    Optional<Saying> next = due.stream().min(Comparator.comparingLong(Saying::at));
    long limit = nanos + Duration.ofMillis(deadline.millisLeft()).toNanos();
    if (next.isPresent() && next.get().at() <= limit) {
      nanos = Math.max(nanos, next.get().at());
      return readNow(into);
    }
    nanos = limit;
    onWait.ifPresent(Runnable::run);
    onWait = Optional.empty();
    throw new WireException(Kind.TIMED_OUT, "");
  }

  @Override
  public int readNow(ByteBuffer into) {
    Optional<Saying> next =
        due.stream().filter(s -> s.at() <= nanos).min(Comparator.comparingLong(Saying::at));
    if (next.isEmpty()) {
      return 0;
    }
    due.remove(next.get());
    byte[] bytes = (next.get().line() + "\r\n").getBytes(StandardCharsets.US_ASCII);
    into.put(bytes);
    return bytes.length;
  }

  @Override
  public void write(ByteBuffer from, Deadline deadline) {
    String command = StandardCharsets.US_ASCII.decode(from).toString().strip();
    sent.add(command);
    for (Saying saying : answers.getOrDefault(command, List.of())) {
      due.add(new Saying(nanos + saying.at(), saying.line()));
    }
  }

  @Override
  public void endOutput(Deadline deadline) {
    throw new UnsupportedOperationException("a control connection stays open");
  }

  @Override
  public boolean orderlyEnd() {
    return true;
  }

  @Override
  public InetSocketAddress local() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 50_000);
  }

  @Override
  public InetSocketAddress remote() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 21);
  }

  @Override
  public void close() {
    due.clear();
  }
}
