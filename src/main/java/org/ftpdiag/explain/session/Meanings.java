package org.ftpdiag.explain.session;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.explain.Note;
import org.ftpdiag.explain.event.Cue;
import org.ftpdiag.explain.event.Wording;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.ftp.DataAddress;
import org.ftpdiag.knowledge.Fingerprints;
import org.ftpdiag.knowledge.Names;
import org.ftpdiag.knowledge.ReplyContext;
import org.ftpdiag.knowledge.ReplyContext.Flag;
import org.ftpdiag.knowledge.ReplyTable;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Reply;

/** What single lines mean at their moment: through the same table as everything else. */
public final class Meanings {
  private static final int MOST_KNOWN = 4096;
  private static final int LONGEST = 200;

  private final Optional<String> given;
  private final boolean wanted;
  private final Map<String, Optional<String>> greetings = new HashMap<>();
  private final Map<Moment, Map<String, Note>> known = new HashMap<>();
  private int kept;

  /** What the meaning of a reply depends on besides its text. */
  private record Moment(String after, boolean encrypted, boolean active, boolean begun) {}

  /**
   * Of a server.
   *
   * @param family the server's, where it is known without looking at its greeting
   * @param wanted somebody reads the margin; otherwise all is null
   */
  public Meanings(Optional<String> family, boolean wanted) {
    this.given = family;
    this.wanted = wanted;
  }

  /** What a reply means after the command that it answers. */
  Note of(Reply reply, LoggedSession talk) {
    if (!wanted) {
      return null;
    }
    PendingCommand p = talk.pending.peek();
    boolean greeting = p == null && !talk.dialogue;
    String after = greeting ? "greeting" : p == null ? talk.lastVerb : p.verb;
    if (greeting && given.isEmpty() && talk.family.isEmpty()) {
      if (greetings.size() > MOST_KNOWN) {
        greetings.clear();
      }
      talk.family = greetings.computeIfAbsent(reply.oneLine(), g -> recognise(reply));
    }
    if (reply.code() == 227) {
      Optional<InetAddress> address = DataWay.announcedIn(reply).flatMap(DataAddress::host);
      boolean inside = talk.facts.address.filter(Addresses::isPrivate).isPresent();
      if (!inside && address.filter(Addresses::isPrivate).isPresent()) {
        return Note.of("explain.note.private-address", true);
      }
    }
    String line = reply.lines().get(reply.lines().size() - 1);
    String argument = p == null ? "" : p.argument;
    if (line.length() > LONGEST || reply.lines().size() > 1 || names(reply, argument, talk)) {
      return look(reply, after, argument, talk);
    }
    if (kept >= MOST_KNOWN) {
      known.clear();
      kept = 0;
    }
    Map<String, Note> then =
        known.computeIfAbsent(
            new Moment(after, talk.encrypted, talk.facts.active, begun(p)), m -> new HashMap<>());
    Note note = then.get(line);
    if (note == null) {
      note = look(reply, after, argument, talk);
      then.put(line, note);
      kept++;
    }
    return note;
  }

  /**
   * Whether a refusal may call the file or the user by name: it means that of this command only.
   */
  private static boolean names(Reply reply, String argument, LoggedSession talk) {
    if (!reply.negative()) {
      return false;
    }
    String text = reply.text();
    String user = talk.facts.user.orElse("");
    String last = argument.substring(argument.lastIndexOf('/') + 1);
    return !last.isEmpty() && text.contains(last) || !user.isEmpty() && text.contains(user);
  }

  private static boolean begun(PendingCommand p) {
    return p != null && p.first.isPresent();
  }

  private Note look(Reply reply, String after, String argument, LoggedSession talk) {
    Set<Flag> flags =
        EnumSet.of(
            talk.encrypted ? Flag.TLS : Flag.CLEAR,
            talk.facts.active ? Flag.ACTIVE : Flag.PASSIVE,
            talk.facts.anonymous() ? Flag.ANONYMOUS : Flag.NAMED,
            StepId.of(after).compareTo(StepId.LOGIN) > 0 ? Flag.LOGGEDIN : Flag.PRELOGIN);
    if (begun(talk.pending.peek())) {
      flags.add(Flag.BEGUN);
    }
    ReplyContext context =
        new ReplyContext(
            after,
            given.or(() -> talk.family),
            flags,
            Names.of(after, argument, talk.facts.user.orElse(""), ""));
    Optional<FindingId> finding =
        ReplyTable.load().match(reply, context).flatMap(row -> row.finding(context));
    if (finding.isPresent()) {
      return Note.of(finding.get());
    }
    if (reply.code() >= 100 && reply.code() < 700) {
      return new Note(
          org.ftpdiag.model.Phrase.of("code." + reply.code(), "family", reply.family()),
          Optional.empty(),
          reply.negative());
    }
    return null;
  }

  private static Optional<String> recognise(Reply greeting) {
    return Fingerprints.load()
        .identify(
            Optional.of(greeting),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty())
        .family();
  }

  /** What the words of the program mean. */
  Note of(Wording w, LoggedSession talk) {
    if (!wanted || w.cue() == Cue.FAILED) {
      return null; // its cause stands elsewhere
    }
    Optional<DataWay> way =
        talk.ways.isEmpty() ? Optional.empty() : Optional.of(talk.ways.get(talk.ways.size() - 1));
    String key = "explain.cue." + w.cue().id();
    if (way.filter(d -> d.open() || d.tried()).isPresent() && w.cue().fault().isPresent()) {
      Optional<InetSocketAddress> to = way.get().to();
      if (to.isPresent()) {
        String host =
            Optional.ofNullable(to.get().getAddress())
                .map(Addresses::text)
                .orElse(to.get().getHostString());
        return Note.of(key + ".data", true, "address", host, "port", to.get().getPort());
      }
    }
    return Note.of(key, true);
  }
}
