package org.ftpdiag.probe.checks;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.transfer.Transfers;
import org.ftpdiag.wire.WireException;

/** The files that a check puts into the directory of {@code --put}, until they are removed. */
final class TestFiles {
  private static final Duration CLEAN_UP = Duration.ofSeconds(5);

  private final Session main;
  private final String directory;
  private final String mark;
  private final List<String> made = new ArrayList<>();

  /** None yet. Their names share a beginning that nobody uses: 80 random bits. */
  TestFiles(Session main) {
    this.main = main;
    this.directory = main.request().tests().put().orElseThrow();
    byte[] bits = new byte[10];
    main.platform().random().get().nextBytes(bits);
    this.mark = "ftpdiag-" + HexFormat.of().formatHex(bits);
  }

  /** What all names begin with. */
  String mark() {
    return mark;
  }

  /** Where they are put; empty for the directory of the session. */
  String directory() {
    return directory;
  }

  /** The path of the one whose name ends so. */
  String path(String end) {
    return (directory.isEmpty() || directory.endsWith("/") ? directory : directory + "/")
        + mark
        + end;
  }

  /** Stores one, over a session of the check's own or the probe's. */
  Transfer store(Session over, String path, byte[] content) throws WireException {
    made.add(path);
    Transfer transfer = new Transfers(over).sendTimed(path, ByteBuffer.wrap(content));
    boolean begun = transfer.ok() || transfer.first().map(Reply::preliminary).orElse(true);
    if (!begun) {
      made.remove(path); // refused: there is nothing to remove
    }
    return transfer;
  }

  /** This name is one of them as well. */
  void alsoKnown(String end) {
    made.add(path(end));
  }

  /** Removes them, over the session of the probe. What could not be removed, by its path. */
  List<String> remove() {
    if (!made.isEmpty() && main.time().over()) {
      main.time().beginEnd(CLEAN_UP);
    }
    main.data().drop();
    List<String> left = new ArrayList<>();
    for (String path : made) {
      if (!removed(path)) {
        left.add(path);
      }
    }
    return left;
  }

  private boolean removed(String path) {
    try {
      boolean ready = main.connected() || main.renewal().renew();
      boolean[] gone = {false};
      if (ready) {
        main.aside(() -> gone[0] = gone(path));
      }
      return gone[0];
    } catch (WireException e) {
      return false;
    }
  }

  /** Removed, or not there: a name that another one has taken the place of, or a broken upload. */
  private boolean gone(String path) throws WireException {
    Exchange removal = main.ask("DELE", path);
    return removal.ok()
        || removal.reply().filter(r -> r.code() == 550).isPresent() && !main.ask("SIZE", path).ok();
  }
}
