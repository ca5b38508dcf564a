package org.ftpdiag.probe.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.model.seen.deep.MtuTrial;
import org.ftpdiag.model.seen.deep.MtuTrial.Direction;
import org.ftpdiag.model.seen.deep.MtuTrial.Outcome;
import org.ftpdiag.model.seen.deep.MtuTrial.Try;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.ExtraSession;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.transfer.Transfers;
import org.ftpdiag.wire.ByteSink;
import org.ftpdiag.wire.WireException;

/**
 * Whether small files pass where large ones stall: packets of full size are lost, and nobody is
 * told (RFC 2923). A session of its own for each transfer, so that one that stalls spoils no other.
 */
public final class MtuCheck implements Check {
  private static final int SMALL = 200;
  private static final int LARGE = 65_536;

  private final List<Try> tries = new ArrayList<>();

  @Override
  public DeepCheck name() {
    return DeepCheck.MTU;
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    if (session.state().stoppedBy().isPresent()) {
      return session.state().stoppedBy().map(Skip::after);
    }
    if (session.data().way().isEmpty()) {
      return Optional.of(Skip.because("no-data"));
    }
    boolean file =
        session.request().tests().put().isPresent() || session.request().tests().get().isPresent();
    return file ? Optional.empty() : Optional.of(Skip.because("check-large"));
  }

  @Override
  public void run(Session session) {
    boolean puts = session.request().tests().put().isPresent();
    Optional<TestFiles> files = puts ? Optional.of(new TestFiles(session)) : Optional.empty();
    try {
      files.ifPresent(f -> exchanged(session, f));
      boolean down = tries.stream().anyMatch(t -> t.direction() == Direction.DOWN);
      if (!down && session.request().tests().get().isPresent()) {
        fetched(session, session.request().tests().get().get());
      }
    } finally {
      session.observe(
          new MtuTrial(
              files.map(TestFiles::directory).orElse(""),
              tries,
              files.map(TestFiles::remove).orElse(List.of())));
    }
  }

  /** A transfer in a session. */
  @FunctionalInterface
  private interface Work {
    Optional<Transfer> in(Session session) throws WireException;
  }

  private void exchanged(Session session, TestFiles files) {
    String small = files.path("-small");
    String large = files.path("-large");
    boolean up = up(session, files, small, SMALL) && up(session, files, large, LARGE);
    if (up) {
      boolean down = down(session, small, SMALL) && down(session, large, LARGE);
      if (!down && tries.size() == 4) {
        down(session, small, SMALL);
      }
    } else if (tries.size() == 2) {
      up(session, files, files.path("-small-again"), SMALL);
    }
  }

  private boolean up(Session session, TestFiles files, String path, int size) {
    return tried(
        session, Direction.UP, size, s -> Optional.of(files.store(s, path, new byte[size])));
  }

  private boolean down(Session session, String path, int size) {
    ByteSink sink = chunk -> chunk.position(chunk.limit());
    return tried(
        session,
        Direction.DOWN,
        size,
        s -> Optional.of(new Transfers(s).receive("RETR", path, sink, size + 1, size)));
  }

  /** The end of a file is a small transfer, its beginning a large one. */
  private void fetched(Session session, String path) {
    long[] size = {-1};
    ByteSink sink = chunk -> chunk.position(chunk.limit());
    Work end =
        s -> {
          size[0] = sizeOf(s, path);
          return size[0] < LARGE
              ? Optional.empty()
              : new Transfers(s).receiveFrom(size[0] - SMALL, path, sink, LARGE);
        };
    Work whole = s -> Optional.of(new Transfers(s).receive("RETR", path, sink, LARGE, LARGE));
    boolean passed =
        tried(session, Direction.DOWN, SMALL, end) && tried(session, Direction.DOWN, LARGE, whole);
    if (!passed && tries.size() == 2) {
      tried(session, Direction.DOWN, SMALL, end);
    }
  }

  private static long sizeOf(Session s, String path) throws WireException {
    String text =
        s.ask("SIZE", path).reply().filter(r -> r.code() == 213).map(r -> r.text()).orElse("");
    return text.strip().matches("\\d{1,18}") ? Long.parseLong(text.strip()) : -1;
  }

  private boolean tried(Session main, Direction direction, long size, Work work) {
    if (main.time().over()) {
      return false;
    }
    try (ExtraSession extra = new ExtraSession(main)) {
      if (extra.open().isPresent() || !ready(extra, main.state().dataProtected())) {
        return false;
      }
      extra.seen();
      Optional<Transfer> done;
      try {
        done = work.in(extra.session());
      } catch (WireException e) {
        done = last(extra.seen());
      }
      if (done.isEmpty() || main.time().over()) {
        return false; // what was cut proves nothing
      }
      Outcome outcome = outcome(done.get());
      tries.add(new Try(direction, size, done.get().bytes().orElse(0), outcome));
      return outcome == Outcome.PASSED;
    }
  }

  private static boolean ready(ExtraSession extra, boolean protect) {
    try {
      Session s = extra.session();
      if (protect) {
        s.ask("PBSZ", "0");
        s.state().dataProtected(s.ask("PROT", "P").ok());
      }
      return s.ask("TYPE", "I").ok();
    } catch (WireException e) {
      return false;
    }
  }

  private static Optional<Transfer> last(List<Observation> seen) {
    Optional<Transfer> last = Optional.empty();
    for (Observation o : seen) {
      last = o instanceof Transfer t ? Optional.of(t) : last;
    }
    return last;
  }

  private static Outcome outcome(Transfer t) {
    if (t.ok() || t.oversized()) {
      return Outcome.PASSED;
    }
    boolean stalled =
        t.data().or(t::control).map(WireFault::kind).filter(k -> k == Kind.TIMED_OUT).isPresent();
    return stalled ? Outcome.STALLED : Outcome.FAILED;
  }
}
