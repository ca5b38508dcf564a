package org.ftpdiag.explain.session;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.ftpdiag.explain.Note;
import org.ftpdiag.explain.event.Codeless;
import org.ftpdiag.explain.event.Cue;
import org.ftpdiag.explain.event.Endpoint;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.event.Wording;
import org.ftpdiag.explain.session.LoggedSession.Phase;
import org.ftpdiag.explain.text.LogLine;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.ftp.ReplyLines;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.WireFault;

/**
 * One session after the other, as a log tells them: hears its events and says of each what it means
 * at that moment.
 */
public final class Conversation {
  private static final int MOST_LINES = 200;

  private final CaseBook book;
  private final Voice voice;
  private final Meanings meanings;
  private final ReplyLines replies = new ReplyLines(MOST_LINES);
  private final Traced traced = new Traced();
  private LoggedSession talk;
  private LoggedDialogue dialogue;
  private Remarks remarks;

  /** The command is a guess that the reply answers which comes. */
  private boolean supposing;

  public Conversation(CaseBook book, Voice voice, Meanings meanings) {
    this.book = book;
    this.voice = voice;
    this.meanings = meanings;
    begin();
  }

  private void begin() {
    talk = new LoggedSession(book, voice);
    dialogue = new LoggedDialogue(talk);
    remarks = new Remarks(talk, dialogue);
  }

  private void restart(LogLine line, double time) {
    end(false);
    begin();
    talk.at(line, time);
  }

  /** RFC 959 section 4.1.1: USER begins another login. What was seen before is not this user's. */
  private void loginAnew(LogLine line, double time) {
    LoggedSession before = talk;
    restart(line, time);
    talk.continues(before);
  }

  /**
   * Hears an event.
   *
   * @param time of day in milliseconds; NaN when unknown
   * @return what it means; null for what explains itself
   */
  public Note hear(Event e, LogLine line, double time) {
    if (!traced.isFrame(e, talk.line)) {
      traced.release(talk, remarks);
    }
    talk.at(line, time);
    return switch (e.kind()) {
      case OPENED -> opened(e.text(), line, time);
      case CONNECTED -> {
        remarks.reached();
        yield null;
      }
      case SENT -> sent(e.text(), line, time);
      case REPLY -> reply(e.text(), line, time);
      case REPORTED -> reported(e.text(), line, time);
      case REFUSED -> refused(e.text());
      case FOUND, REMARKED -> found(e, line);
      case ERROR, STATUS -> remark(e, line, time);
      case CLOSED -> closed(line);
      case ASIDE -> null;
    };
  }

  /**
   * Learns what became of a data connection that a capture shows.
   *
   * @param fault why there is none; empty when it was established
   * @param ms how long the client tried
   */
  public Note dataConnection(
      InetAddress address, int port, Optional<WireFault> fault, double ms, LogLine line) {
    talk.at(line, Double.NaN);
    Optional<DataWay> way = talk.openWay().filter(w -> w.waitsOn(port));
    if (way.isEmpty()) {
      return null;
    }
    if (talk.facts.address.filter(address::equals).isPresent()) {
      way.get().replaced();
    }
    if (fault.isEmpty()) {
      way.get().connected();
      return null;
    }
    way.get().failed(fault.get(), OptionalDouble.of(ms));
    talk.operation.show(StepId.PASSIVE, "", Optional.empty(), fault.get().detail(), line);
    talk.breaks(StepId.PASSIVE);
    String cue = fault.get().kind() == WireFault.Kind.REFUSED ? "refused" : "timed-out";
    return Note.of(
        "explain.cue." + cue + ".data", true, "address", Addresses.text(address), "port", port);
  }

  /** The handshake of TLS failed with an alert, which a capture shows. */
  public Note alert(int alert, boolean fromServer, LogLine line) {
    talk.at(line, Double.NaN);
    return remarks.alert(alert, fromServer);
  }

  /** Whether the session that goes on is asked for. */
  public boolean isWanted() {
    return book.wantsAll() || talk.started() && book.wants(talk.facts);
  }

  /** What comes is heard from the middle of a session on: no greeting is due. */
  public void midway() {
    talk.phase = Phase.GREETED;
  }

  private Note opened(String where, LogLine line, double time) {
    if (talk.started()) {
      restart(line, time);
    }
    talk.facts.connects(Endpoint.read(where));
    talk.phase = Phase.CONNECTING;
    return null;
  }

  private Note sent(String command, LogLine line, double time) {
    if (talk.phase == Phase.QUITTING && talk.pending.isEmpty()) {
      restart(line, time); // the one before has ended
    } else if (talk.loggedIn && FtpWords.verb(command).equals("USER")) {
      loginAnew(line, time);
    }
    replies
        .cut()
        .map(Reply::of)
        .ifPresent(dialogue::replied); // its end is missing, and none comes any more
    dialogue.sent(command);
    return null;
  }

  private Note reply(String text, LogLine line, double time) {
    int digits = FtpWords.code(text) == 0 ? 0 : ReplyLines.codeLength(text);
    Optional<Reply> reply = replies.take(text, digits).map(Reply::of);
    if (reply.isEmpty()) {
      if (!replies.begun() && !text.isBlank() && digits == 0) {
        dialogue.foreign(text, remarks);
      }
      return null;
    }
    return replied(reply.get(), line, time);
  }

  private Note replied(Reply reply, LogLine line, double time) {
    boolean greets = reply.code() == 220 && talk.pending.isEmpty();
    if (greets && (talk.dialogue || talk.phase.compareTo(Phase.GREETED) >= 0)) {
      restart(line, time);
    }
    if (talk.phase == Phase.NOTHING && !talk.dialogue && !Telltale.opens(reply)) {
      midway();
      talk.excerpt = true;
    }
    if (talk.phase == Phase.CONNECTING && talk.broken.isPresent()) {
      remarks.reached(); // it answers
    }
    if (supposing) {
      talk.facts.suppose(reply);
    }
    talk.lastRefusal = reply.negative() ? reply.code() : talk.lastRefusal;
    if (talk.pending.isEmpty() && (talk.mute || !talk.dialogue || Telltale.betrays(reply, talk))) {
      mute(reply);
    }
    Note note = meanings.of(reply, talk);
    dialogue.replied(reply);
    return note;
  }

  /** Supplies the command that a reply answers where a log shows replies alone. */
  private void mute(Reply reply) {
    String verb = Telltale.answers(reply, talk);
    if (!verb.isEmpty()) {
      dialogue.sent(verb);
      talk.mute = true;
    }
  }

  private Note reported(String text, LogLine line, double time) {
    int code = FtpWords.code(text);
    if (code == 0 || code == talk.lastRefusal) {
      return null; // it is told already
    }
    while (talk.pending.size() > 1) {
      talk.pending.poll(); // in a log without replies it is the last command that failed
    }
    Optional<String> named =
        Telltale.names(new Reply(code, List.of(text), Set.of()))
            .or(() -> Telltale.wanted(line.text()));
    named.filter(verb -> !talk.awaits(verb)).ifPresent(verb -> talk.pending.clear());
    boolean opening = code == 421 || code == 500 && text.contains("OOPS") && !talk.started();
    supposing = talk.pending.isEmpty() && !opening && named.isEmpty();
    if (talk.pending.isEmpty() && !opening) {
      dialogue.sent(named.orElse(FtpWords.usualVerb(code)));
    }
    Note note = reply(text, line, time);
    supposing = false;
    return note;
  }

  private Note refused(String text) {
    int blank = text.indexOf(' ');
    String verb = text.substring(0, blank);
    Reply reply = Codeless.reply(verb, text.substring(blank + 1), voice.family());
    if (supposing) {
      talk.facts.suppose(reply);
    }
    if (verb.equals("greeting")) {
      talk.pending.clear();
    } else if (talk.pending.isEmpty() || !talk.pending.peek().verb.equals(verb)) {
      talk.pending.clear();
      dialogue.sent(verb);
    }
    Note note = meanings.of(reply, talk);
    dialogue.replied(reply);
    return note;
  }

  /** All that the log has: whether the session was encrypted, say, nobody knows. */
  private Note repeated(String text, LogLine line) {
    int blank = text.indexOf(' ');
    String verb = text.substring(0, blank);
    Optional<FindingId> id = Codeless.finding(verb, text.substring(blank + 1), voice.family());
    if (id.isEmpty()) {
      return refused(text);
    }
    talk.finds(id.get(), verb, line, true);
    return Note.of(id.get());
  }

  private Note remark(Event e, LogLine line, double time) {
    Saying saying = Saying.of(e.text());
    Optional<Wording> known = saying.wording();
    boolean vague = known.filter(w -> w.cue() != Cue.FAILED).isEmpty();
    if (e.kind() == Event.Kind.ERROR && vague && !talk.refused()) {
      Optional<String> repeated = Repeated.of(e.text(), talk);
      if (repeated.isPresent()) {
        supposing = Repeated.supposed(repeated.get(), talk);
        Note note = talk.dialogue ? refused(repeated.get()) : repeated(repeated.get(), line);
        supposing = false;
        return note;
      }
    }
    talk.intent = saying.intent().orElse(talk.intent);
    if (known.isEmpty()) {
      if (saying.complaint()) {
        talk.complains(line);
      }
      return null;
    }
    Wording w = known.get();
    if (w.cue().place()) {
      traced.place(w.cue(), line);
      traced.release(talk, remarks);
      return null;
    }
    if (remarks.begins(w, e.text())) {
      restart(line, time);
    }
    if (!w.cue().trouble()) {
      remarks.status(w, e.text());
      return null;
    }
    if (stops(w.cue())) {
      talk.complains(line); // until something explains it
    }
    if (e.text().contains("Exception")) {
      traced.hold(w, e.text(), line);
    } else {
      traced.trouble(w, e.text(), line, talk, remarks);
    }
    return meanings.of(w, talk);
  }

  /** A server's own log names the cause, which its replies may hide. */
  private Note found(Event e, LogLine line) {
    int blank = e.text().indexOf(' ');
    FindingId id = FindingId.of(e.text().substring(0, blank)).orElseThrow();
    talk.finds(id, e.text().substring(blank + 1), line, e.kind() == Event.Kind.FOUND);
    return Note.of(id);
  }

  /** Whether a fault is one though nothing was awaited: a session may end at any time. */
  private boolean stops(Cue cue) {
    boolean ends = cue == Cue.CLOSED || cue == Cue.RESET;
    return talk.phase != Phase.QUITTING && (!ends || !talk.pending.isEmpty());
  }

  private Note closed(LogLine line) {
    if (talk.started()) {
      restart(line, Double.NaN);
    }
    return null;
  }

  /** Nothing more comes. */
  public void end() {
    end(true);
  }

  private void end(boolean last) {
    traced.release(talk, remarks);
    replies.cut().map(Reply::of).ifPresent(dialogue::replied);
    if (talk.started()) {
      talk.end(last);
    }
  }
}
