package org.ftpdiag.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.probe.LiveSession;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.transfer.DataConnections;
import org.ftpdiag.probe.transfer.Transfers;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.wire.WireException;

/** What travels on data connections: listings and files, by the transfers of a probe. */
final class TransferDesk {
  private static final int MAX_LISTING = 16 << 20;

  private final Desk desk;
  private final SessionCommands session;

  TransferDesk(Desk desk, SessionCommands session) {
    this.desk = desk;
    this.session = session;
  }

  /** From now on data connections are made this way. */
  LineOutcome way(boolean active, String named) {
    desk.needSession();
    Session open = desk.live().session().orElseThrow();
    if (active && open.behindProxy()) {
      throw RefusedException.of("active-proxy");
    }
    DataMode mode = active ? open.data().activeWay() : DataMode.EPSV;
    boolean free = named.isEmpty() && !active;
    if (!named.isEmpty()) {
      mode = mode(active, named);
    }
    DataMode chosen = mode;
    LiveSession.Done done =
        desk.live()
            .work(
                active ? StepId.ACTIVE : StepId.PASSIVE,
                s -> {
                  if (active) {
                    s.data().drop();
                    s.data().use(chosen);
                  } else if (free) {
                    openPassive(s);
                  } else if (s.data().tryPassive(chosen, () -> {}).usable()) {
                    s.data().use(chosen);
                  }
                });
    Optional<DataMode> now = open.data().way().filter(w -> w.active() == active);
    boolean well = now.isPresent() && (free || now.get() == chosen) && done.fault().isEmpty();
    if (well) {
      desk.confirm("way", "mode", now.get().name());
    }
    return done.interrupted() ? LineOutcome.INTERRUPTED : LineOutcome.of(well);
  }

  private static DataMode mode(boolean active, String named) {
    for (DataMode mode : DataMode.values()) {
      if (mode.id().equalsIgnoreCase(named) && mode != DataMode.AUTO && mode.active() == active) {
        return mode;
      }
    }
    throw RefusedException.of(
        "way", "value", named, "choices", active ? "eprt, port" : "epsv, pasv");
  }

  /** Opens a data connection the way that was asked for, or the first that works. */
  private static void openPassive(Session s) throws WireException {
    DataConnections data = s.data();
    DataMode asked = s.request().tests().data();
    if (asked.active()) {
      data.use(data.activeWay());
      return;
    }
    List<DataMode> ways = new ArrayList<>(List.of(asked));
    if (asked == DataMode.AUTO) {
      ways = data.pasvPossible() ? List.of(DataMode.EPSV, DataMode.PASV) : List.of(DataMode.EPSV);
    }
    for (DataMode mode : ways) {
      if (!s.connected() || s.time().interrupted()) {
        return;
      }
      if (data.tryPassive(mode, () -> {}).usable()) {
        data.use(mode);
        return;
      }
    }
  }

  /** Whether a transfer can begin. */
  private static boolean ready(Session s) throws WireException {
    if (s.data().way().isEmpty()) {
      openPassive(s);
    }
    return s.data().way().isPresent();
  }

  /** Lists: {@code LIST}, {@code NLST} or {@code MLSD}. */
  LineOutcome list(String verb, String path) {
    desk.needSession();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LiveSession.Done done = listing(verb, path, bytes);
    boolean well = done.last(Transfer.class).filter(Transfer::ok).isPresent();
    if (bytes.size() > 0) {
      List<String> lines = lines(bytes.toByteArray());
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(ServerText.shown(masked(line))).append('\n'));
      desk.screen().print(text.toString());
      if (well && path.isEmpty()) {
        desk.remoteNames(ListedNames.of(verb, lines));
      }
    } else if (well) {
      desk.hint("listing-empty");
    }
    return transferred(done);
  }

  private LiveSession.Done listing(String verb, String path, ByteArrayOutputStream into) {
    return desk.live()
        .work(
            StepId.LIST,
            s -> {
              if (ready(s)) {
                new Transfers(s)
                    .receive(
                        verb,
                        path,
                        chunk -> {
                          byte[] part = new byte[chunk.remaining()];
                          chunk.get(part);
                          into.write(part, 0, part.length);
                        },
                        MAX_LISTING,
                        -1);
              }
            });
  }

  private String masked(String text) {
    return desk.live().session().map(s -> s.recorder().masked(text)).orElse(text);
  }

  private static List<String> lines(byte[] listing) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(listing)).toString();
    } catch (CharacterCodingException e) {
      text = new String(listing, StandardCharsets.ISO_8859_1);
    }
    return text.lines().toList();
  }

  LineOutcome change(String path) {
    desk.needSession();
    LiveSession.Done done = desk.live().work(StepId.LIST, s -> s.ask("CWD", path));
    LineOutcome outcome = session.outcome(done);
    return outcome == LineOutcome.DONE ? session.where() : outcome;
  }

  LineOutcome get(List<String> arguments) {
    List<String> names = new ArrayList<>(arguments);
    boolean force = names.remove("--force");
    if (names.isEmpty() || names.size() > 2) {
      throw RefusedException.of("usage", "syntax", OwnCommand.GET.line());
    }
    desk.needSession();
    String path = names.get(0);
    String name = path.substring(path.lastIndexOf('/') + 1);
    Path file = local(names.size() > 1 ? names.get(1) : name);
    if (Files.isDirectory(file)) {
      file = file.resolve(name);
    }
    if (!force && Files.exists(file)) {
      throw RefusedException.of("file-exists", "file", file);
    }
    try {
      return fetch(path, file, force);
    } catch (IOException e) {
      throw RefusedException.of("file-failed", "file", file, "detail", reason(e));
    }
  }

  private LineOutcome fetch(String path, Path file, boolean force) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path part = Files.createTempFile(folder, ".ftpdiag-", ".part");
    IOException[] broken = new IOException[1];
    LiveSession.Done done;
    try (OutputStream out = Files.newOutputStream(part)) {
      done =
          desk.live()
              .work(
                  StepId.DOWNLOAD,
                  s -> {
                    s.data().drop();
                    long size = s.ask("TYPE", "I").ok() ? size(s, path) : -1;
                    if (s.connected() && ready(s)) {
                      new Transfers(s)
                          .fetch(path, chunk -> write(chunk, out, broken), Long.MAX_VALUE, size);
                    }
                  });
    }
    Optional<Transfer> transfer = done.last(Transfer.class);
    boolean well = broken[0] == null && transfer.filter(Transfer::ok).isPresent();
    if (!well) {
      Files.deleteIfExists(part);
      if (broken[0] != null) {
        throw broken[0];
      }
      return transferred(done);
    }
    if (force) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.move(part, file);
    }
    moved("got", file.toString(), transfer.get());
    return LineOutcome.DONE;
  }

  private static void write(ByteBuffer chunk, OutputStream out, IOException[] broken) {
    byte[] part = new byte[chunk.remaining()];
    chunk.get(part);
    try {
      if (broken[0] == null) {
        out.write(part);
      }
    } catch (IOException e) {
      broken[0] = e; // the transfer goes on, so that the session stays in step
    }
  }

  /** What SIZE says (RFC 3659 section 4), -1 for nothing. */
  private static long size(Session s, String path) throws WireException {
    Exchange e = s.ask("SIZE", path);
    String text = e.ok() ? e.reply().orElseThrow().text().strip() : "";
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
  }

  LineOutcome put(List<String> names) {
    if (names.isEmpty() || names.size() > 2) {
      throw RefusedException.of("usage", "syntax", OwnCommand.PUT.line());
    }
    desk.needSession();
    Path file = local(names.get(0));
    String path = names.size() > 1 ? names.get(1) : file.getFileName().toString();
    String target = path.endsWith("/") ? path + file.getFileName() : path;
    ByteBuffer content;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw RefusedException.of("file-large", "file", file);
      }
      content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    } catch (IOException e) {
      throw RefusedException.of("file-failed", "file", file, "detail", reason(e));
    }
    LiveSession.Done done =
        desk.live()
            .work(
                StepId.UPLOAD,
                s -> {
                  s.data().drop();
                  if (s.ask("TYPE", "I").ok() && ready(s)) {
                    new Transfers(s).send(target, content);
                  }
                });
    Optional<Transfer> transfer = done.last(Transfer.class).filter(Transfer::ok);
    transfer.ifPresent(t -> moved("put", target, t));
    return transferred(done);
  }

  private void moved(String key, String what, Transfer transfer) {
    Quantity quantity = new Quantity(desk.words());
    long bytes = transfer.bytes().orElse(0);
    double ms = transfer.ms().orElse(0);
    desk.confirm(
        key,
        "file",
        what,
        "bytes",
        quantity.bytes(bytes),
        "time",
        quantity.time(ms),
        "speed",
        quantity.speed(bytes, ms));
  }

  private LineOutcome transferred(LiveSession.Done done) {
    if (done.interrupted()) {
      return LineOutcome.INTERRUPTED;
    }
    if (done.waits()) {
      throw RefusedException.of("still-due");
    }
    return LineOutcome.of(
        done.fault().isEmpty() && done.last(Transfer.class).filter(Transfer::ok).isPresent());
  }

  private static Path local(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw RefusedException.of("file-failed", "file", name, "detail", e.getReason());
    }
  }

  private String reason(IOException e) {
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    String kind = e.getClass().getSimpleName();
    return desk.words().find("cli.file." + kind).orElse(kind);
  }
}
