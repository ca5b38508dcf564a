package org.ftpdiag.probe.checks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.deep.IntegrityTrial;
import org.ftpdiag.model.seen.deep.IntegrityTrial.Digest;
import org.ftpdiag.model.seen.deep.IntegrityTrial.Outcome;
import org.ftpdiag.model.seen.deep.IntegrityTrial.Restart;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.transfer.Comparison;
import org.ftpdiag.probe.transfer.Transfers;
import org.ftpdiag.wire.WireException;

/**
 * Stores a file in which every byte stands beside CR and LF, and looks how it fares: under TYPE A,
 * from odd offsets on, with more appended, and in the server's own checksums.
 */
public final class IntegrityCheck implements Check {
  private static final int SIZE = 20_003;
  private static final byte[] MORE = "more\n".getBytes(StandardCharsets.US_ASCII);

  private Outcome asciiDown = Outcome.NOT_TRIED;
  private Outcome asciiUp = Outcome.NOT_TRIED;
  private Outcome append = Outcome.NOT_TRIED;
  private final List<Restart> restarts = new ArrayList<>();
  private final List<Digest> digests = new ArrayList<>();

  @Override
  public DeepCheck name() {
    return DeepCheck.INTEGRITY;
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    if (session.state().stoppedBy().isPresent()) {
      return session.state().stoppedBy().map(Skip::after);
    }
    return session.data().way().isEmpty() ? Optional.of(Skip.because("no-data")) : Optional.empty();
  }

  @Override
  public void run(Session session) throws WireException {
    TestFiles files = new TestFiles(session);
    String path = files.path(".bin");
    try {
      session.aside(() -> tryAll(session, files, path, content()));
    } finally {
      session.observe(
          new IntegrityTrial(
              files.directory(),
              path,
              asciiDown,
              asciiUp,
              restarts,
              append,
              digests,
              files.remove()));
    }
  }

  private static byte[] content() {
    byte[] all = new byte[SIZE];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (i % 3 == 0 ? i / 3 : i % 3 == 1 ? '\r' : '\n');
    }
    return all;
  }

  private void tryAll(Session session, TestFiles files, String path, byte[] content)
      throws WireException {
    session.data().drop();
    session.ask("TYPE", "I");
    boolean stored = files.store(session, path, content).ok();
    // What does not come back as it is in binary is another matter, and a drop box tells nothing.
    if (!stored || compared(session, path, content) != Outcome.SAME) {
      return;
    }
    digests.addAll(new Checksums(content).ask(session, path));
    for (long offset : new long[] {1, 4097, SIZE - 1}) {
      if (!session.time().over()) {
        restarts.add(new Restart(offset, restarted(session, path, content, (int) offset)));
      }
    }
    if (session.ask("TYPE", "A").ok()) {
      asciiDown = compared(session, path, content);
      String second = files.path("-ascii.bin");
      boolean up = files.store(session, second, content).ok();
      session.ask("TYPE", "I");
      asciiUp = up ? compared(session, second, content) : Outcome.REFUSED;
    }
    append = session.time().over() ? Outcome.NOT_TRIED : appended(session, path, content);
  }

  private static Outcome compared(Session session, String path, byte[] due) throws WireException {
    Comparison comparison = new Comparison(ByteBuffer.wrap(due));
    Transfer retr =
        new Transfers(session).receive("RETR", path, comparison, 4L * due.length, due.length);
    return outcome(session, retr, comparison, due.length);
  }

  private static Outcome outcome(Session session, Transfer retr, Comparison comparison, long due) {
    if (!retr.ok() && !retr.oversized()) {
      // A transfer that broke off tells nothing of the bytes.
      return session.time().over() || retr.data().isPresent() ? Outcome.NOT_TRIED : Outcome.REFUSED;
    }
    return comparison.total() == due && comparison.firstDifference() < 0
        ? Outcome.SAME
        : Outcome.CHANGED;
  }

  private static Outcome restarted(Session session, String path, byte[] content, int offset)
      throws WireException {
    byte[] due = Arrays.copyOfRange(content, offset, content.length);
    Comparison comparison = new Comparison(ByteBuffer.wrap(due));
    Optional<Transfer> retr =
        new Transfers(session).receiveFrom(offset, path, comparison, 4L * content.length);
    return retr.isEmpty() ? Outcome.REFUSED : outcome(session, retr.get(), comparison, due.length);
  }

  private static Outcome appended(Session session, String path, byte[] content)
      throws WireException {
    if (!new Transfers(session).append(path, ByteBuffer.wrap(MORE)).ok()) {
      return Outcome.REFUSED;
    }
    byte[] whole = Arrays.copyOf(content, content.length + MORE.length);
    System.arraycopy(MORE, 0, whole, content.length, MORE.length);
    return compared(session, path, whole);
  }
}
