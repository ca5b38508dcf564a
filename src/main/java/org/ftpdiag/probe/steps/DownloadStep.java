package org.ftpdiag.probe.steps;

import java.time.Instant;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.DownloadCheck;
import org.ftpdiag.model.seen.DownloadCheck.Restart;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.probe.ServerTime;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.probe.transfer.Tail;
import org.ftpdiag.probe.transfer.Transfers;
import org.ftpdiag.wire.WireException;

/** Downloads the file that was asked for and checks what arrives. */
public final class DownloadStep implements Step {
  private static final int TAIL = 64 << 10;

  /** What more than SIZE says is taken, to tell that there is more. */
  private static final long EXCESS = 1L << 20;

  @Override
  public StepId id() {
    return StepId.DOWNLOAD;
  }

  @Override
  public Optional<Phrase> skip(Session s) {
    if (s.request().tests().get().isEmpty()) {
      return Optional.of(Skip.notAsked("--get PATH"));
    }
    return DataSteps.skip(s);
  }

  @Override
  public StepEnd run(Session s) throws WireException {
    String path = s.request().tests().get().orElseThrow();
    s.data().drop();
    s.ask("TYPE", "I");
    long size = s.connected() ? size(s, path) : -1;
    Optional<Instant> modified = s.connected() ? ServerTime.modified(s, path) : Optional.empty();
    if (!s.connected()) {
      return StepEnd.failedForGood();
    }
    Tail tail = new Tail(TAIL);
    long most = size < 0 ? Long.MAX_VALUE : size + EXCESS;
    Transfer transfer = new Transfers(s).fetch(path, tail, most, size);
    if (transfer.oversized()) {
      s.observe(
          new DownloadCheck(
              path, size, modified, transfer.bytes().orElseThrow(), Restart.NOT_TRIED));
    }
    if (!transfer.ok()) {
      if (s.connected() && transfer.first().map(Reply::negative).orElse(false)) {
        askForDirectory(s, path);
      }
      return s.connected() ? StepEnd.failed() : StepEnd.failedForGood();
    }
    Restart restart = restart(s, path, tail);
    s.observe(new DownloadCheck(path, size, modified, transfer.bytes().orElseThrow(), restart));
    return StepEnd.done();
  }

  /** What SIZE says (RFC 3659 section 4), -1 for nothing. */
  private static long size(Session s, String path) throws WireException {
    Exchange e = s.ask("SIZE", path);
    String text = e.ok() ? e.reply().orElseThrow().text().strip() : "";
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
  }

  /** 550 means many things: whether the directory above exists tells two of them apart. */
  private static void askForDirectory(Session s, String path) throws WireException {
    int slash = path.lastIndexOf('/');
    if (slash > 0 && s.ask("CWD", path.substring(0, slash)).ok() && s.connected()) {
      s.directory().restore();
    }
  }

  /** Fetches the end of the file once more from an offset, and compares it. */
  private static Restart restart(Session s, String path, Tail tail) throws WireException {
    if (tail.total() < 2) {
      return Restart.NOT_TRIED;
    }
    long offset = tail.total() - Math.max(1, tail.kept() / 2);
    Tail again = new Tail(TAIL);
    Optional<Transfer> rest = new Transfers(s).receiveFrom(offset, path, again, tail.kept() + 1L);
    if (s.time().over()) {
      return Restart.NOT_TRIED;
    }
    if (rest.isEmpty()) {
      return Restart.REFUSED;
    }
    if (!rest.get().ok() && rest.get().first().map(Reply::negative).orElse(false)) {
      return Restart.REFUSED;
    }
    return again.isEndOf(tail, tail.total() - offset) ? Restart.WORKS : Restart.WRONG;
  }
}
