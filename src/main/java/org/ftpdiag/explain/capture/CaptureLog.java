package org.ftpdiag.explain.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.explain.Explanation;
import org.ftpdiag.explain.LogListener;
import org.ftpdiag.explain.UnreadableLogException;
import org.ftpdiag.explain.secrets.LogSecrets;
import org.ftpdiag.explain.session.CaseBook;
import org.ftpdiag.explain.session.Conversation;
import org.ftpdiag.explain.session.Meanings;
import org.ftpdiag.explain.session.Voice;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.ftp.OtherProtocol;

/**
 * Finds the FTP in a capture: control connections on ports 21 and 990, and on any port where the
 * first words are a greeting of FTP.
 */
public final class CaptureLog {
  private static final int MOST_SESSIONS = 512;
  private static final int MOST_OTHERS = 4096;
  private static final int FTP = 21;
  private static final int FTPS = 990;

  private final Optional<String> family;
  private final int only;
  private final LogSecrets secrets = new LogSecrets();
  private final Map<String, CapturedSession> sessions = new LinkedHashMap<>();

  /** The first segments of connections that may turn out to be FTP: who opened them. */
  private final Map<String, TcpSegment> openings =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TcpSegment> eldest) {
          return size() > MOST_OTHERS;
        }
      };

  private long encrypted;
  private long unread;

  public CaptureLog(Optional<String> family, int only) {
    this.family = family;
    this.only = only;
  }

  /**
   * Reads a capture.
   *
   * @throws UnreadableLogException where it holds no FTP, or is of a kind of network that is not
   *     read
   */
  public Explanation read(InputStream in, LogListener listener)
      throws IOException, UnreadableLogException {
    CaptureFile file = new CaptureFile(in);
    CaseBook book = new CaseBook(false, secrets::masked, only, found -> {});
    Voice voice = new Voice("capture", false, family);
    Meanings meanings = new Meanings(family, listener.wantsLines());
    listener.recognised("capture", true, List.of());
    double last = Double.NaN;
    try {
      for (CapturedPacket p = file.next(); p != null; p = file.next()) {
        last = p.atMs();
        Optional<TcpSegment> s = TcpSegment.in(p);
        if (s.isPresent()) {
          take(p, s.get(), () -> new Conversation(book, voice, meanings), listener);
        }
      }
      for (CapturedSession s : new ArrayList<>(sessions.values())) {
        end(s, last);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (file.number() == 0 || !TcpSegment.reads(file.link())) {
      String reason = file.number() == 0 ? "empty" : "capture";
      throw new UnreadableLogException(reason, Integer.toString(file.link()));
    }
    if (unread > 0 && unread >= book.sessions()) {
      throw new UnreadableLogException("cut", Long.toString(file.number()));
    }
    if (book.sessions() == 0 && only > 0 && book.begun() > 0) {
      throw new UnreadableLogException("session", Integer.toString(book.begun()));
    }
    if (book.sessions() == 0) {
      throw new UnreadableLogException("no-ftp", Long.toString(file.number()));
    }
    return new Explanation(
        "capture",
        true,
        file.number(),
        file.number(),
        book.sessions(),
        book.failedSessions(),
        encrypted,
        book.cases().stream().map(secrets::masked).toList(),
        book.leftOut());
  }

  private void end(CapturedSession s, double last) {
    s.end(last);
    encrypted += s.encryptedSession() ? 1 : 0;
    unread += s.unread() ? 1 : 0;
  }

  private static String key(InetAddress a, int p, InetAddress b, int q) {
    return Addresses.text(a) + "/" + p + "/" + Addresses.text(b) + "/" + q;
  }

  private void take(
      CapturedPacket p,
      TcpSegment s,
      java.util.function.Supplier<Conversation> talk,
      LogListener listener) {
    String toServer = key(s.from(), s.fromPort(), s.to(), s.toPort());
    String toClient = key(s.to(), s.toPort(), s.from(), s.fromPort());
    CapturedSession known = sessions.get(toServer);
    known = known == null ? sessions.get(toClient) : known;
    boolean asks = s.syn() && !s.ack();
    if (known == null && (control(s.toPort()) || control(s.fromPort()))) {
      boolean client = control(s.toPort());
      known = open(client ? s : turned(s), client ? toServer : toClient, talk, listener);
      if (!s.syn()) {
        known.midway();
      }
    }
    if (known == null) {
      known = greets(p, s, toClient, talk, listener);
    }
    if (known == null) {
      other(p, s, asks, toServer);
    } else if (asks) {
      known.opens(p, s);
    } else {
      known.take(p, s);
    }
  }

  private static boolean control(int port) {
    return port == FTP || port == FTPS;
  }

  private static TcpSegment turned(TcpSegment s) {
    return new TcpSegment(
        s.to(), s.toPort(), s.from(), s.fromPort(), 0, false, false, false, false, new byte[0]);
  }

  private CapturedSession open(
      TcpSegment s,
      String key,
      java.util.function.Supplier<Conversation> talk,
      LogListener listener) {
    CapturedSession session =
        new CapturedSession(s.from(), s.to(), s.toPort(), talk.get(), listener, secrets);
    sessions.put(key, session);
    if (sessions.size() > MOST_SESSIONS) {
      var eldest = sessions.entrySet().iterator();
      end(eldest.next().getValue(), Double.NaN);
      eldest.remove();
    }
    return session;
  }

  /** A connection on another port whose server greets as FTP servers do, and not as SMTP's. */
  private CapturedSession greets(
      CapturedPacket p,
      TcpSegment s,
      String toClient,
      java.util.function.Supplier<Conversation> talk,
      LogListener listener) {
    byte[] b = s.payload();
    boolean greeting =
        b.length > 4 && b[0] == '2' && b[1] == '2' && b[2] == '0' && (b[3] == ' ' || b[3] == '-');
    TcpSegment asked = openings.get(toClient);
    if (!greeting || asked == null) {
      return null;
    }
    String text = new String(b, java.nio.charset.StandardCharsets.ISO_8859_1);
    if (OtherProtocol.of(text).isPresent()) {
      return null;
    }
    CapturedSession session = open(asked, toClient, talk, listener);
    session.opens(p, asked);
    return session;
  }

  /** What is no control connection may be the data connection of one. */
  private void other(CapturedPacket p, TcpSegment s, boolean asks, String toServer) {
    if (asks) {
      openings.put(toServer, s);
      forEach(x -> x.dataOpens(p, s));
    } else if (s.syn() && s.ack() || s.rst()) {
      forEach(x -> x.dataAnswered(p, s));
    }
  }

  private void forEach(java.util.function.Consumer<CapturedSession> to) {
    List<CapturedSession> all = new ArrayList<>(sessions.values());
    all.forEach(to);
  }
}
