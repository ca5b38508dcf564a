package org.ftpdiag.probe.checks;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.ftpdiag.model.PathQuestion;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.PathLook;
import org.ftpdiag.model.seen.PathLook.Kind;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.probe.ServerTime;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.transfer.Transfers;
import org.ftpdiag.wire.ListingReader;
import org.ftpdiag.wire.WireException;

/** Asks a server about one path, and changes nothing there. */
public final class PathCheck {
  private static final long LARGEST_LISTING = 64L << 20;
  private static final long LARGEST_FILE = 64L << 20;
  private static final Pattern RIGHTS =
      Pattern.compile("(?i)permission|denied|not allowed|forbidden|privilege");

  private final Session session;
  private final PathQuestion question;
  private Kind kind = Kind.UNKNOWN;
  private OptionalLong size = OptionalLong.empty();
  private Optional<Instant> modified = Optional.empty();
  private OptionalLong entries = OptionalLong.empty();
  private Optional<Boolean> writable = Optional.empty();
  private Optional<String> sha256 = Optional.empty();
  private Optional<Boolean> contains = Optional.empty();
  private Optional<String> said = Optional.empty();

  public PathCheck(Session session, PathQuestion question) {
    this.session = session;
    this.question = question;
  }

  /**
   * Looks.
   *
   * @throws WireException when the control connection fails
   */
  public PathLook look() throws WireException {
    session.aside(this::ask);
    return new PathLook(
        question.path(), kind, size, modified, entries, writable, sha256, contains, said);
  }

  private void ask() throws WireException {
    if (!facts()) {
      guess();
    }
    if (kind == Kind.FILE) {
      file();
    }
    if (kind == Kind.DIRECTORY && question.entries() && transfersWork()) {
      list();
    }
  }

  private boolean transfersWork() {
    return session.connected() && session.data().way().isPresent();
  }

  private Exchange said(Exchange exchange) {
    exchange.reply().filter(Reply::negative).ifPresent(r -> said = Optional.of(r.oneLine()));
    return exchange;
  }

  /** What MLST tells; false where it does not say what the path is. */
  private boolean facts() throws WireException {
    if (!session.state().promises("MLST")) {
      return false;
    }
    Exchange mlst = said(session.ask("MLST", question.path()));
    Optional<PathFacts> facts = mlst.ok() ? PathFacts.of(mlst.reply().get()) : Optional.empty();
    if (facts.isPresent()) {
      kind = facts.get().kind();
      size = facts.get().size();
      modified = facts.get().modified();
      writable = facts.get().writable();
    } else if (refused(mlst)) {
      kind = Kind.ABSENT;
    }
    return kind != Kind.UNKNOWN;
  }

  /**
   * RFC 959 section 4.2.2: 550 says that a path is not to be had; where its text speaks of rights,
   * it may be there all the same. What the path is called decides nothing.
   */
  private boolean refused(Exchange exchange) {
    return exchange
        .reply()
        .filter(r -> r.code() == 550)
        .map(r -> r.text().replace(question.path(), ""))
        .filter(text -> !RIGHTS.matcher(text).find())
        .isPresent();
  }

  /** A directory can be entered, and a file has a size or a time. */
  private void guess() throws WireException {
    Exchange cwd = session.ask("CWD", question.path());
    if (cwd.ok()) {
      kind = Kind.DIRECTORY;
      session.directory().restore();
      return;
    }
    session.ask("TYPE", "I");
    Exchange told = said(session.ask("SIZE", question.path()));
    size = bytes(told);
    if (size.isEmpty()) {
      modified = ServerTime.modified(session, question.path());
    }
    if (size.isPresent() || modified.isPresent()) {
      kind = Kind.FILE;
    } else if (refused(cwd) && refused(told)) {
      kind = Kind.ABSENT;
    }
  }

  private static OptionalLong bytes(Exchange size) {
    String text = size.ok() ? size.reply().orElseThrow().text().strip() : "";
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  private void file() throws WireException {
    session.ask("TYPE", "I");
    if (size.isEmpty()) {
      size = bytes(said(session.ask("SIZE", question.path())));
    }
    if (modified.isEmpty()) {
      modified = ServerTime.modified(session, question.path());
    }
    if (!question.content() || !transfersWork()) {
      return;
    }
    ContentSink sink = new ContentSink(question.contains());
    Transfer transfer =
        new Transfers(session).receive("RETR", question.path(), sink, LARGEST_FILE, -1);
    transfer.first().filter(Reply::negative).ifPresent(r -> said = Optional.of(r.oneLine()));
    if (transfer.ok()) {
      sha256 = Optional.of(sink.sha256());
      contains = Optional.of(sink.found());
    } else if (sink.found()) {
      contains = Optional.of(true);
    }
  }

  private void list() throws WireException {
    if (!said(session.ask("CWD", question.path())).ok()) {
      return;
    }
    ListingReader reader =
        ListingReader.of("LIST", session.recorder()::masked, session.request().speech().charset());
    Transfer transfer = new Transfers(session).receive("LIST", "", reader, LARGEST_LISTING, -1);
    reader.finish(question.path());
    if (transfer.ok()) {
      entries = OptionalLong.of(reader.entries());
    }
    transfer.first().filter(Reply::negative).ifPresent(r -> said = Optional.of(r.oneLine()));
    if (session.connected()) {
      session.directory().restore();
    }
  }
}
