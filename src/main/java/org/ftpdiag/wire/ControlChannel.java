package org.ftpdiag.wire;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.seen.InjectedText;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault.Kind;

/**
 * The control connection: sends commands, reads replies, records both. Reads what RFC 959 section
 * 4.2 allows and what servers send instead (then the reply says so), within bounds of size and
 * time. A reply of which a part has come at a deadline is gone on with by the next read.
 */
public final class ControlChannel implements Closeable {
  private static final Pattern CARRIES_SECRET =
      Pattern.compile("^\\s*(PASS|ACCT)\\b", Pattern.CASE_INSENSITIVE);

  private static final int MAX_DRAINED = 256;
  private static final int MAX_DRAINED_CHARS = 64 * 1024;

  /** So long after a late reply another one is waited for. */
  private static final Duration QUIET = Duration.ofMillis(300);

  private final Recorder recorder;
  private final Ticker ticker;
  private final ReplyReader reader;
  private final Charset charset;
  private volatile Link link;
  private boolean encrypted;

  /** Over a connection that stands: plain, or TLS from the beginning. */
  public ControlChannel(Link link, Recorder recorder, Ticker ticker) {
    this(link, recorder, ticker, Optional.empty());
  }

  /**
   * The same in another character set.
   *
   * @param charset of commands and replies; one in which ASCII is as it is. Empty for UTF-8, and
   *     replies that are not are read as ISO-8859-1.
   */
  public ControlChannel(Link link, Recorder recorder, Ticker ticker, Optional<Charset> charset) {
    this.link = link;
    this.encrypted = !(link instanceof TcpLink); // whatever else it is has TLS in it
    this.recorder = recorder;
    this.ticker = ticker;
    this.charset = charset.orElse(StandardCharsets.UTF_8);
    this.reader = new ReplyReader(recorder, ticker, this.charset);
  }

  /**
   * Sends a command. PASS and ACCT have ways of their own.
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
    recorder.secrets().hide(secret.reveal());
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
    link.write(ByteBuffer.wrap((line + "\r\n").getBytes(charset)), deadline);
  }

  /**
   * Reads one reply.
   *
   * @throws WireException TIMED_OUT, CLOSED, RESET, MALFORMED (bytes that are no FTP), OVERSIZED or
   *     what the link tells, each with what had been received of the reply
   */
  public Reply readReply(Deadline deadline) throws WireException {
    return reader.read(link, deadline);
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
      // What ends a connection is kept by the reader; a partial reply stays where it is.
      return late;
    }
    return late;
  }

  /**
   * Throws away what has come and was not asked for: to be called when AUTH was accepted, before
   * the handshake, so that nothing which somebody put there in clear passes for an answer under TLS
   * (CVE-2011-0411 is what comes of keeping it).
   *
   * @return what it was; empty where nothing had come
   */
  public Optional<InjectedText> discard() {
    return reader.discard(link);
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
    return reader.raw();
  }

  /** Closes at once. May be called from another thread; a wait then ends with CANCELLED. */
  @Override
  public void close() {
    link.close();
  }
}
