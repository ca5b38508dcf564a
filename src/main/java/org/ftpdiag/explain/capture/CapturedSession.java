package org.ftpdiag.explain.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.explain.Explainer;
import org.ftpdiag.explain.LogListener;
import org.ftpdiag.explain.LogQuote;
import org.ftpdiag.explain.Note;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.Event.Kind;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.secrets.LogSecrets;
import org.ftpdiag.explain.session.Conversation;
import org.ftpdiag.explain.text.LogLine;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.seen.WireFault;

/** One control connection of a capture, with the data connections that were tried for it. */
final class CapturedSession implements ControlFlow.Ear {
  private static final int MOST_TRIES = 32;
  private static final double SILENT_MS = 900;

  /** A client that goes away after such a silence had waited for the server. */
  private static final double PATIENCE_MS = 2000;

  /** A data connection that is not answered yet. */
  private static final class Attempt {
    private final InetAddress to;
    private final int port;
    private final LogLine line;
    private final double since;
    private boolean told;

    Attempt(InetAddress to, int port, LogLine line, double since) {
      this.to = to;
      this.port = port;
      this.line = line;
      this.since = since;
    }
  }

  private final InetAddress client;
  private final InetAddress server;
  private final int port;
  private final Conversation conversation;
  private final LogListener listener;
  private final LogSecrets secrets;
  private final ControlFlow flow = new ControlFlow(this);
  private final List<Attempt> attempts = new ArrayList<>();
  private long number;
  private double now = Double.NaN;
  private boolean answered;
  private boolean spoke;
  private boolean loggedIn;
  private boolean over;
  private boolean encrypted;
  private boolean handshaken;

  /** Something was sent, or the connection made, and nothing has come back since. */
  private boolean waiting;

  private double since = Double.NaN;
  private boolean dataFailed;

  /** The capture kept too little of the packets to follow the dialogue. */
  private boolean blind;

  CapturedSession(
      InetAddress client,
      InetAddress server,
      int port,
      Conversation conversation,
      LogListener listener,
      LogSecrets secrets) {
    this.client = client;
    this.server = server;
    this.port = port;
    this.conversation = conversation;
    this.listener = listener;
    this.secrets = secrets;
  }

  boolean encryptedSession() {
    return encrypted;
  }

  /** Whether there was anything but the attempt to connect. */
  boolean spoke() {
    return spoke;
  }

  private void at(CapturedPacket p) {
    number = p.number();
    now = p.atMs();
  }

  /** The capture begins in the middle of the connection. */
  void midway() {
    answered = true;
    conversation.midway();
  }

  /** The control connection is asked for. */
  void opens(CapturedPacket p, TcpSegment s) {
    at(p);
    flow.client.begins(s.sequence() + 1);
    if (answered || spoke) {
      return;
    }
    tell(
        new Event(Kind.OPENED, "", s.destination()), "SYN " + s.source() + " > " + s.destination());
  }

  /** A segment of the control connection. */
  void take(CapturedPacket p, TcpSegment s) {
    at(p);
    boolean fromServer = s.from().equals(server) && s.fromPort() == port;
    String line = (s.rst() ? "RST " : "FIN ") + s.source() + " > " + s.destination();
    if (fromServer && s.syn()) {
      answered = true;
      waits();
      flow.server.begins(s.sequence() + 1);
      hear(new Event(Kind.CONNECTED, "", ""), new LogLine(number, ""));
    }
    if (fromServer && s.payload().length > 0) {
      flow.client.answered();
    }
    (fromServer ? flow.server : flow.client).take(s.sequence(), s.payload());
    if (over) {
      return;
    }
    if (!fromServer && (s.rst() || s.fin())) {
      over = true;
      settle();
      leaves(line);
    } else if (fromServer
        && (blind || handshaken || encrypted && !flow.asked())
        && (s.rst() || s.fin())) {
      over = true; // what was said before is hidden
    } else if (fromServer && s.rst()) {
      over = true;
      settle();
      tell(Event.error(answered || spoke ? "connection reset" : "connection refused"), line);
    } else if (fromServer && s.fin()) {
      over = true;
      settle();
      tell(Event.error("connection closed by server"), line);
    }
  }

  /** The client ends the connection first: it had enough of waiting, or all it wanted. */
  private void leaves(String line) {
    boolean gaveUp = waitedInVain();
    if (encrypted && flow.asked() && !handshaken) {
      tell(Event.error("TLS handshake failed: the client ended it"), line);
    } else if (gaveUp && !encrypted) {
      tell(Event.error("timed out waiting"), line);
    }
  }

  private boolean waitedInVain() {
    return waiting && !blind && !dataFailed && now - since >= PATIENCE_MS;
  }

  private void waits() {
    waiting = true;
    since = now;
  }

  /** A connection that is not the control connection is asked for, between the same two hosts. */
  void dataOpens(CapturedPacket p, TcpSegment s) {
    if (!s.from().equals(client) || attempts.size() >= MOST_TRIES || over) {
      return;
    }
    boolean again = attempts.stream().anyMatch(a -> a.port == s.toPort() && a.to.equals(s.to()));
    if (!again) {
      at(p);
      LogLine line = new LogLine(number, "SYN " + s.source() + " > " + s.destination());
      attempts.add(new Attempt(s.to(), s.toPort(), line, p.atMs()));
    } else {
      now = p.atMs(); // asked for again: nobody answered so far
    }
  }

  /** What a host answers to that. */
  void dataAnswered(CapturedPacket p, TcpSegment s) {
    for (Attempt a : attempts) {
      if (!a.told && a.port == s.fromPort() && a.to.equals(s.from())) {
        at(p);
        a.told = true;
        String line = "RST " + s.source() + " > " + s.destination();
        Optional<WireFault> fault =
            s.rst() ? Optional.of(WireFault.of(WireFault.Kind.REFUSED, line)) : Optional.empty();
        data(a, fault, p.atMs() - a.since, new LogLine(number, s.rst() ? line : a.line.text()));
        return;
      }
    }
  }

  private void data(Attempt a, Optional<WireFault> fault, double ms, LogLine line) {
    Note note = conversation.dataConnection(a.to, a.port, fault, ms, line);
    if (fault.isPresent()) {
      dataFailed = true;
      show(line, note);
    }
  }

  /** Attempts that nobody answered although there was time are known to have failed. */
  private void settle() {
    for (Attempt a : attempts) {
      if (!a.told && now - a.since >= SILENT_MS) {
        a.told = true;
        WireFault silent = WireFault.of(WireFault.Kind.TIMED_OUT, a.line.text());
        data(a, Optional.of(silent), now - a.since, a.line);
      }
    }
  }

  @Override
  public void sent(String line) {
    spoke = true;
    waits();
    Event e = secret(line);
    boolean waits = line.regionMatches(true, 0, "PASV", 0, 4) || line.startsWith("EPSV");
    if (waits) {
      settle();
    }
    tell(e, "> " + e.text());
  }

  /**
   * A command without its secret. Until the login is through, what begins with no command is the
   * rest of one whose beginning the capture lost, and that may be PASS.
   */
  private Event secret(String line) {
    String verb = FtpWords.verb(line);
    if (verb.isEmpty() && !loggedIn && !line.isBlank()) {
      secrets.know(line);
      return Event.sent("PASS " + LogSecrets.STARS);
    }
    Event safe = Explainer.secret(Event.sent(line));
    if (!safe.text().equals(line)) {
      secrets.know(line.substring(verb.length()));
    }
    return safe;
  }

  @Override
  public void received(String line) {
    spoke = true;
    int code = FtpWords.code(line);
    loggedIn |= code == 230 || code == 232;
    waiting = false;
    settle();
    tell(Event.reply(line), "< " + line);
  }

  @Override
  public void encrypted() {
    encrypted = true;
    show(new LogLine(number, "TLS"), Note.of("explain.note.encrypted", false));
  }

  @Override
  public void lost() {
    blind = true;
    conversation.midway();
  }

  /** Whether there was a dialogue, and nothing of it can be read. */
  boolean unread() {
    return blind && !spoke;
  }

  @Override
  public void handshaken() {
    handshaken = true;
    hear(Event.status("TLS connection established"), new LogLine(number, "TLS"));
  }

  @Override
  public void alert(int alert, boolean fromServer) {
    LogLine line = new LogLine(number, (fromServer ? "< " : "> ") + "TLS alert " + alert);
    Note note = conversation.alert(alert, fromServer, line);
    if (note != null) {
      show(line, note);
    }
  }

  private void tell(Event e, String text) {
    LogLine line = new LogLine(number, text);
    show(line, hear(e, line));
  }

  private Note hear(Event e, LogLine line) {
    return conversation.hear(e, line, now % 86_400_000);
  }

  private void show(LogLine line, Note note) {
    if (listener.wantsLines() && conversation.isWanted()) {
      try {
        listener.line(
            new LogQuote(line.number(), secrets.masked(line.text())),
            Optional.ofNullable(secrets.masked(note)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * The capture ends.
   *
   * @param atMs when its last packet came
   */
  void end(double atMs) {
    now = Double.isNaN(atMs) ? now : atMs;
    flow.end(rest -> tell(Event.reply(rest), "< " + rest));
    settle();
    if (!over && !encrypted && answered && waitedInVain()) {
      tell(Event.error("timed out waiting"), "...");
    }
    if (!answered && !spoke && !over) {
      tell(Event.error("connection timed out"), "SYN > " + Addresses.text(server) + ":" + port);
    }
    conversation.end();
  }
}
