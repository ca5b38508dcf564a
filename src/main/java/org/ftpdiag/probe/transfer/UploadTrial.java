package org.ftpdiag.probe.transfer;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ftpdiag.model.seen.DownloadCheck.Restart;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.UploadCheck;
import org.ftpdiag.probe.ServerTime;
import org.ftpdiag.probe.Session;
import org.ftpdiag.wire.WireException;

/** The life of one test file on the server, from its upload to its removal. */
public final class UploadTrial {
  private static final Duration CLEAN_UP = Duration.ofSeconds(5);
  private static final String RENAMED = ".renamed";

  private final Session session;
  private final String directory;
  private String path;
  private final ByteBuffer content;
  private boolean attempted;
  private boolean stored;
  private boolean withheld;
  private boolean mayBeGone;

  /** What it may be called since a RNTO that nobody answered. */
  private Optional<String> perhaps = Optional.empty();

  private long readBack = -1;
  private long firstDifference = -1;
  private Restart resume = Restart.NOT_TRIED;
  private Optional<Long> skewMs = Optional.empty();

  public UploadTrial(Session session, String directory, String path, ByteBuffer content) {
    this.session = session;
    this.directory = directory;
    this.path = path;
    this.content = content.asReadOnlyBuffer();
  }

  /** Stores, compares, resumes, renames. */
  public void run() throws WireException {
    attempted = true;
    Transfer stor = new Transfers(session).send(path, content);
    Instant at = session.platform().wall().instant();
    stored = stor.ok();
    attempted = stored || stor.first().map(Reply::preliminary).orElse(true);
    if (!stored) {
      if (!attempted && session.connected()) {
        askForDirectory();
      }
      return;
    }
    skewMs = ServerTime.modified(session, path).map(t -> t.toEpochMilli() - at.toEpochMilli());
    if (compare()) {
      resume();
      rename();
    }
  }

  /** Whether the file was taken and came back as it was sent. */
  public boolean intact() {
    return stored && readBack == content.capacity() && firstDifference < 0;
  }

  /** Whether it was taken and the server then does not hand it out: a box to drop files into. */
  public boolean kept() {
    return stored && withheld;
  }

  private boolean compare() throws WireException {
    Comparison comparison = new Comparison(content);
    Transfer retr =
        new Transfers(session)
            .receive("RETR", path, comparison, content.capacity() + (1L << 20), content.capacity());
    if (!retr.ok() && !retr.oversized()) {
      withheld = retr.first().filter(r -> r.code() == 550).isPresent();
      return false;
    }
    readBack = comparison.total();
    firstDifference = comparison.firstDifference();
    return intact();
  }

  /** Sends the second half again from the middle: afterwards the file must be what it was. */
  private void resume() throws WireException {
    int half = content.capacity() / 2;
    ByteBuffer rest = content.duplicate();
    rest.position(half);
    Optional<Transfer> stor = new Transfers(session).sendFrom(half, path, rest.slice());
    if (session.time().over()) {
      return;
    }
    if (stor.isEmpty() || !stor.get().ok()) {
      resume = Restart.REFUSED;
      return;
    }
    Comparison comparison = new Comparison(content);
    Transfer retr =
        new Transfers(session)
            .receive("RETR", path, comparison, content.capacity() + (1L << 20), content.capacity());
    if (session.time().over() && !retr.ok()) {
      return;
    }
    resume =
        retr.ok() && comparison.total() == content.capacity() && comparison.firstDifference() < 0
            ? Restart.WORKS
            : Restart.WRONG;
  }

  /** Many programs upload under one name and then rename: RFC 959 section 4.1.3. */
  private void rename() throws WireException {
    if (!session.connected() || session.time().over()) {
      return;
    }
    Optional<Reply> from = session.ask("RNFR", path).reply();
    if (from.filter(Reply::intermediate).isEmpty()) {
      return;
    }
    String to = path + RENAMED;
    perhaps = Optional.of(to);
    Optional<Reply> answer = session.ask("RNTO", to).reply();
    if (answer.filter(Reply::positive).isPresent()) {
      path = to;
    }
    perhaps = answer.isPresent() ? Optional.empty() : perhaps;
  }

  /** A refusal does not say whether the directory is missing or closed: CWD does. */
  private void askForDirectory() throws WireException {
    if (!directory.isEmpty() && session.ask("CWD", directory).ok() && session.connected()) {
      session.directory().restore();
    }
  }

  /**
   * Removes the file, on a new connection where the old one is gone, and records what became of it.
   */
  public void cleanUp() {
    Optional<Reply> refusal = Optional.empty();
    boolean removed = !attempted;
    if (attempted) {
      session.time().beginEnd(CLEAN_UP);
      session.data().drop();
      Optional<Reply> answer = remove();
      if (perhaps.isPresent() && answer.filter(Reply::positive).isEmpty()) {
        String old = path;
        path = perhaps.get();
        Optional<Reply> other = remove();
        boolean there = other.filter(Reply::positive).isPresent();
        path = there ? path : old;
        answer = there ? other : answer;
      }
      removed = answer.map(r -> r.positive() || (mayBeGone && notThere(r))).orElse(false);
      refusal = removed ? Optional.empty() : answer;
    }
    session.observe(
        new UploadCheck(
            directory,
            path,
            stored,
            content.capacity(),
            readBack,
            firstDifference,
            resume,
            skewMs,
            removed,
            refusal));
  }

  /** The answer to DELE; empty when there is none, and the check then names the file. */
  private Optional<Reply> remove() {
    // What was never stored is gone as well: only a stored file must be there to be removed.
    mayBeGone = !stored;
    session.exchanges().catchUp();
    Optional<Reply> answer = session.exchanges().inStep() ? delete() : Optional.empty();
    if (answer.isPresent() || !session.renewal().renew()) {
      return answer;
    }
    return delete();
  }

  private Optional<Reply> delete() {
    try {
      return session.ask("DELE", path).reply();
    } catch (WireException e) {
      mayBeGone = true;
      return session.exchanges().catchUp(); // an interrupt may have cut off this very wait
    }
  }

  private boolean notThere(Reply refusal) {
    try {
      return refusal.code() == 550 && session.connected() && !session.ask("SIZE", path).ok();
    } catch (WireException e) {
      return false; // nobody can tell
    }
  }
}
