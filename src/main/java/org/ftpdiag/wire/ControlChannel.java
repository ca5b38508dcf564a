package org.ftpdiag.wire;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ftpdiag.ftp.OtherProtocol;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.seen.InjectedText;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;

/**
 * The control connection: sends commands, reads replies, records both. Reads what RFC 959 section
 * 4.2 allows and what servers send instead (then the reply says so), within bounds of size and
 * time. A reply of which a part has come at a deadline is gone on with by the next read.
 */
public final class ControlChannel implements Closeable {
  private static final Pattern CARRIES_SECRET =
      Pattern.compile("^\\s*(PASS|ACCT)\\b", Pattern.CASE_INSENSITIVE);

  /** Characters at most of what had been received, in a fault. */
  static final int MAX_RECEIVED = 1_024;

  private static final int MAX_RAW = 1_024;
  private static final int MAX_DRAINED = 256;
  private static final int MAX_DRAINED_CHARS = 64 * 1024;

  /** Lines without a code that are read before the first reply. */
  private static final int MAX_BANNER = 64;

  /** Reads at most when the deadline has passed: what is there, but no endless stream. */
  private static final int MAX_LATE_READS = 64;

  /** So long after text that is no reply the first reply may still come. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** So long the rest of a line is waited for whose beginning is that of another protocol. */
  private static final Duration REST_OF_LINE = Duration.ofMillis(200);

  /** So long after a late reply another one is waited for. */
  private static final Duration QUIET = Duration.ofMillis(300);

  private final Recorder recorder;
  private final Ticker ticker;
  private final LineDecoder decoder = new LineDecoder();
  private final ReplyAssembler assembler = new ReplyAssembler();
  private final ByteBuffer input = ByteBuffer.allocate(8 * 1024).flip();
  private final SecretMask mask;
  private final StringBuilder raw = new StringBuilder();
  private volatile Link link;
  private boolean encrypted;
  private boolean greeted;
  private Optional<WireFault> broken = Optional.empty();

  /** Over a connection that stands: plain, or TLS from the beginning. */
  public ControlChannel(Link link, Recorder recorder, Ticker ticker) {
    this.link = link;
    this.recorder = recorder;
    this.mask = recorder.secrets();
    this.ticker = ticker;
    // TCP by itself is plain; every other link is something over it.
    this.encrypted = !(link instanceof TcpLink);
  }

  /**
   * Sends a command in UTF-8. PASS and ACCT have ways of their own.
   *
   * @param argument empty for none
   * @throws IllegalArgumentException before anything is sent when it is PASS or ACCT, or when there
   *     is a CR, LF or NUL in it, which would make it two commands
   */
  public void send(String verb, String argument, Deadline deadline) throws WireException {
    if (CARRIES_SECRET.matcher(verb).find()) {
      throw new IllegalArgumentException("a secret, without clearance");
    }
    String line = argument.isEmpty() ? verb : verb + " " + argument;
    write(line, line, deadline);
  }

  /** Leave to send a secret over this connection as it is now; empty where none may travel. */
  public Optional<Clearance> clearance(SecretPolicy policy) {
    return Clearance.over(link, policy);
  }

  /**
   * Sends a command whose argument nobody may see: {@code PASS ****} is recorded. Nothing else
   * writes a secret.
   *
   * @throws IllegalArgumentException before anything is sent when the clearance is another
   *     connection's, or as {@link #send}
   */
  public void sendSecret(String verb, Secret secret, Clearance clearance, Deadline deadline)
      throws WireException {
    if (!clearance.isFor(link)) {
      throw new IllegalArgumentException("a clearance for another connection");
    }
    mask.hide(secret.reveal());
    write(verb + " " + secret.reveal(), verb + " " + secret, deadline);
  }

  /** Sends the password of the anonymous login, which is no secret. */
  public void sendAnonymousPassword(Deadline deadline) throws WireException {
    String line = "PASS " + Credentials.anonymous().password().reveal();
    write(line, line, deadline);
  }

  private void write(String line, String masked, Deadline deadline) throws WireException {
    if (line.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new IllegalArgumentException("A line end or NUL in a command: " + Escape.all(masked));
    }
    recorder.sent(Channel.CONTROL, masked);
    link.write(ByteBuffer.wrap((line + "\r\n").getBytes(StandardCharsets.UTF_8)), deadline);
  }

  /**
   * Reads one reply.
   *
   * @throws WireException TIMED_OUT, CLOSED, RESET, MALFORMED (bytes that are no FTP), OVERSIZED or
   *     what the link tells, each with what had been received of the reply
   */
  public Reply readReply(Deadline deadline) throws WireException {
    if (broken.isPresent()) {
      throw new WireException(broken.get());
    }
    try {
      for (int late = 0; ; late += deadline.passed() ? 1 : 0) {
        Optional<Reply> reply = parse();
        if (reply.isEmpty()) {
          reply = fill(deadline, late);
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

  /**
   * Reads one reply if it comes.
   *
   * @return empty when there was silence until the deadline
   * @throws WireException as {@link #readReply}; TIMED_OUT only when a part of a reply came
   */
  public Optional<Reply> readReplyWithin(Deadline deadline) throws WireException {
    try {
      return Optional.of(readReply(deadline));
    } catch (WireException e) {
      if (e.fault().kind() == Kind.TIMED_OUT && e.fault().received().isEmpty()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Takes the replies that nobody waits for any more, so that none is taken for the next answer.
   * Waits for the first as long as the deadline allows, then until nothing comes for 300 ms. With a
   * deadline that has passed it takes what is there. A failure is left to the next read.
   */
  public List<Reply> drain(Deadline deadline) {
    List<Reply> late = new ArrayList<>();
    Deadline until = deadline;
    int chars = 0;
    try {
      while (late.size() < MAX_DRAINED && chars < MAX_DRAINED_CHARS) {
        Optional<Reply> reply = readReplyWithin(until);
        if (reply.isEmpty()) {
          break;
        }
        late.add(reply.get());
        chars += reply.get().lines().stream().mapToInt(String::length).sum();
        until = Deadline.in(ticker, QUIET).orEarlier(deadline);
      }
    } catch (WireException e) {
      // What ends a connection is kept in `broken`; a partial reply stays where it is.
      return late;
    }
    return late;
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

  private Optional<Reply> fill(Deadline deadline, int late) throws WireException {
    Optional<Duration> patience = patience();
    Deadline until = patience.map(p -> Deadline.in(ticker, p).orEarlier(deadline)).orElse(deadline);
    input.clear();
    int got;
    try {
      got = deadline.passed() ? readLate(late) : link.read(input, until);
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
  private int readLate(int late) throws WireException {
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
    boolean hopeless = assembler.strays() > 0 || !ReplyAssembler.mayBegin(partial);
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

  /**
   * Throws away what has come and was not asked for: to be called when AUTH was accepted, before
   * the handshake, so that nothing which somebody put there in clear passes for an answer under TLS
   * (CVE-2011-0411 is what comes of keeping it).
   *
   * @return what it was; empty where nothing had come
   */
  public Optional<InjectedText> discard() {
    takeWaiting();
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
  private void takeWaiting() {
    input.compact();
    try {
      link.readNow(input);
    } catch (WireException e) {
      // the handshake, which is next, meets it and says so
    } finally {
      input.flip();
    }
  }

  /** Goes on over TLS; to be called after {@link #discard}. */
  public void upgrade(Link tls) {
    link = tls;
    encrypted = true;
  }

  /** The connection as it is now. */
  public Link link() {
    return link;
  }

  public boolean encrypted() {
    return encrypted;
  }

  /** The first 1024 bytes that were received, as ISO-8859-1, whatever became of them. */
  public String raw() {
    return mask.cut(raw.toString());
  }

  /** Closes at once. May be called from another thread; a wait then ends with CANCELLED. */
  @Override
  public void close() {
    link.close();
  }
}
