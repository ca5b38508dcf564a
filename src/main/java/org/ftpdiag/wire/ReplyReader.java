package org.ftpdiag.wire;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.ftpdiag.ftp.OtherProtocol;
import org.ftpdiag.ftp.ReplyLines;
import org.ftpdiag.model.seen.InjectedText;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;

/**
 * Makes replies of the bytes of a control connection: what RFC 959 section 4.2 allows and what
 * servers send instead (then the reply says so), within bounds of size and time.
 */
final class ReplyReader {
  /** Characters at most of what had been received, in a fault. */
  static final int MAX_RECEIVED = 1_024;

  private static final int MAX_RAW = 1_024;

  /** Lines without a code that are read before the first reply. */
  private static final int MAX_BANNER = 64;

  /** Reads at most when the deadline has passed: what is there, but no endless stream. */
  private static final int MAX_LATE_READS = 64;

  /** So long after text that is no reply the first reply may still come. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** So long the rest of a line is waited for whose beginning is that of another protocol. */
  private static final Duration REST_OF_LINE = Duration.ofMillis(200);

  private final Recorder recorder;
  private final Ticker ticker;
  private final SecretMask mask;
  private final LineDecoder decoder;
  private final ReplyAssembler assembler = new ReplyAssembler();
  private final ByteBuffer input = ByteBuffer.allocate(8 * 1024).flip();
  private final StringBuilder raw = new StringBuilder();
  private boolean greeted;
  private Optional<WireFault> broken = Optional.empty();

  ReplyReader(Recorder recorder, Ticker ticker, Charset charset) {
    this.decoder = new LineDecoder(charset);
    this.recorder = recorder;
    this.ticker = ticker;
    this.mask = recorder.secrets();
  }

  /** See {@link ControlChannel#readReply}. */
  Reply read(Link link, Deadline deadline) throws WireException {
    if (broken.isPresent()) {
      throw new WireException(broken.get());
    }
    try {
      for (int late = 0; ; late += deadline.passed() ? 1 : 0) {
        Optional<Reply> reply = parse();
        if (reply.isEmpty()) {
          reply = fill(link, deadline, late);
        }
        if (reply.isPresent()) {
          greeted = true;
          return reply.get();
        }
      }
    } catch (WireException e) {
      if (e.fault().kind() != Kind.TIMED_OUT && e.fault().kind() != Kind.MALFORMED) {
        broken = Optional.of(e.fault());
      }
      throw e;
    }
  }

  private Optional<Reply> parse() throws WireException {
    while (input.hasRemaining()) {
      Optional<LineDecoder.Line> line = decoder.take(input.get()).map(this::masked);
      if (line.isPresent()) {
        recorder.received(Channel.CONTROL, line.get().text());
        Optional<Reply> reply = assembler.take(line.get());
        if (reply.isPresent()) {
          return reply;
        }
        if (!greeted && assembler.strays() > 0 && !assembler.begun() && isForeign()) {
          throw failure(Kind.MALFORMED, "");
        }
      }
      if (decoder.full() || assembler.full()) {
        throw failure(
            Kind.OVERSIZED,
            decoder.full() ? "one line is too long" : "too many lines in one reply");
      }
    }
    return Optional.empty();
  }

  private LineDecoder.Line masked(LineDecoder.Line line) {
    return new LineDecoder.Line(mask.line(line.text()), line.anomalies());
  }

  private boolean isForeign() {
    return assembler.strays() > MAX_BANNER || OtherProtocol.certain(raw.toString());
  }

  private Optional<Reply> fill(Link link, Deadline deadline, int late) throws WireException {
    Optional<Duration> patience = patience();
    Deadline until = patience.map(p -> Deadline.in(ticker, p).orEarlier(deadline)).orElse(deadline);
    input.clear();
    int got;
    try {
      got = deadline.passed() ? readLate(link, late) : link.read(input, until);
    } catch (WireException e) {
      input.limit(0);
      throw isNotFtp(e.fault(), patience.isPresent())
          ? failure(Kind.MALFORMED, "")
          : failure(e.fault());
    }
    input.flip();
    if (got < 0) {
      return Optional.of(atEnd());
    }
    for (int i = 0; i < got && raw.length() < MAX_RAW; i++) {
      raw.append((char) (input.get(i) & 0xFF));
    }
    return Optional.empty();
  }

  /** Takes what is there without waiting, and not for ever where it never ends. */
  private int readLate(Link link, int late) throws WireException {
    int got = late > MAX_LATE_READS ? 0 : link.readNow(input);
    if (got == 0) {
      throw new WireException(Kind.TIMED_OUT, "");
    }
    return got;
  }

  private boolean isNotFtp(WireFault fault, boolean impatient) {
    if (fault.kind() == Kind.TIMED_OUT) {
      return impatient || (assembler.strays() > 0 && !assembler.begun());
    }
    return fault.kind() == Kind.RESET && !greeted && OtherProtocol.certain(raw.toString());
  }

  /** How long to wait where what has come cannot become the first reply; empty where it can. */
  private Optional<Duration> patience() {
    if (greeted || assembler.begun()) {
      return Optional.empty();
    }
    String partial = decoder.partial();
    boolean hopeless = assembler.strays() > 0 || !ReplyLines.mayBegin(partial);
    if (!hopeless && !OtherProtocol.certain(raw.toString())) {
      return Optional.empty();
    }
    return Optional.of(OtherProtocol.certain(raw.toString()) ? REST_OF_LINE : PATIENCE);
  }

  /**
   * The connection has ended: what stands complete without its line end is a reply all the same.
   */
  private Reply atEnd() throws WireException {
    if (!greeted && OtherProtocol.certain(raw.toString())) {
      throw failure(Kind.MALFORMED, "");
    }
    String received = received();
    LineDecoder.Line rest = masked(decoder.cut());
    if (!rest.text().isEmpty()) {
      recorder.received(Channel.CONTROL, rest.text());
      Optional<Reply> reply = assembler.take(rest);
      if (reply.isPresent()) {
        return reply.get();
      }
    }
    return assembler
        .unterminated()
        .orElseThrow(() -> new WireException(new WireFault(Kind.CLOSED, "", received)));
  }

  /** A failure after which nothing that was held can become a reply. */
  private WireException failure(Kind kind, String detail) {
    String received = received();
    String partial = mask.cut(masked(decoder.cut()).text());
    if (!partial.isEmpty()) {
      recorder.received(Channel.CONTROL, partial);
    }
    assembler.clear();
    input.limit(0);
    return new WireException(new WireFault(kind, detail, received));
  }

  private WireException failure(WireFault fault) {
    return new WireException(
        fault.received().isEmpty()
            ? new WireFault(fault.kind(), fault.detail(), received())
            : new WireFault(fault.kind(), fault.detail(), mask.text(fault.received())));
  }

  /** What has come and is no reply yet, bounded. */
  private String received() {
    StringBuilder b = new StringBuilder(assembler.text()).append(decoder.partial());
    byte[] rest = new byte[Math.min(input.remaining(), MAX_RECEIVED)];
    input.duplicate().get(rest);
    b.append(new String(rest, StandardCharsets.ISO_8859_1));
    String all = mask.cut(b.toString());
    return all.length() > MAX_RECEIVED ? all.substring(0, MAX_RECEIVED) : all;
  }

  /** See {@link ControlChannel#discard}. */
  Optional<InjectedText> discard(Link link) {
    takeWaiting(link);
    int bytes = input.remaining() + decoder.partial().length() + assembler.text().length();
    String text = received();
    decoder.cut();
    assembler.clear();
    input.limit(0);
    if (bytes == 0) {
      return Optional.empty();
    }
    recorder.event(Channel.CONTROL, bytes + " bytes in clear thrown away: " + Escape.all(text));
    return Optional.of(new InjectedText(text, bytes));
  }

  /** What has come and was not read yet, up to what the buffer holds; a failure is met again. */
  private void takeWaiting(Link link) {
    input.compact();
    try {
      link.readNow(input);
    } catch (WireException e) {
      // the handshake, which is next, meets it and says so
    } finally {
      input.flip();
    }
  }

  /** The first 1024 bytes that were received, as ISO-8859-1, whatever became of them. */
  String raw() {
    return mask.cut(raw.toString());
  }
}
