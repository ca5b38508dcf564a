package org.ftpdiag.demo;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ftpdiag.demo.DemoFiles.Entry;

/** LIST, NLST, MLSD, RETR, STOR and APPE. */
final class TransferCommands {
  private TransferCommands() {}

  static void addTo(Map<String, Command> all) {
    all.put("LIST", (s, argument) -> list(s, "LIST", argument, Listings::unix));
    all.put("NLST", (s, argument) -> list(s, "NLST", argument, Listings::names));
    all.put("MLSD", (s, argument) -> list(s, "MLSD", argument, Listings::machine));
    all.put("RETR", TransferCommands::retrieve);
    all.put("STOR", (s, argument) -> store(s, "STOR", argument));
    all.put("APPE", (s, argument) -> store(s, "APPE", argument));
  }

  /** Writes a directory down. */
  @FunctionalInterface
  private interface Form {
    String of(DemoSession session, String path);
  }

  private static Answer list(DemoSession session, String verb, String argument, Form form)
      throws IOException {
    // Clients send options of ls along, which no RFC knows and most servers skip.
    String path = session.state().path(argument.replaceFirst("^-[A-Za-z]+ ?", ""));
    if (session.files().find(path).isEmpty()) {
      return FileCommands.missing(argument);
    }
    String text =
        session.steps(Action.LISTING).isEmpty()
            ? form.of(session, path)
            : session.steps(Action.LISTING).stream()
                .map(step -> step.text() + "\r\n")
                .collect(Collectors.joining());
    return send(session, verb, argument, WireText.bytes(text), "150 Here comes the listing.");
  }

  private static Answer retrieve(DemoSession session, String argument) throws IOException {
    SessionState state = session.state();
    Optional<Entry> entry = session.files().find(state.path(argument)).filter(e -> !e.directory());
    long from = state.restart;
    state.restart = 0;
    if (entry.isEmpty()) {
      return FileCommands.missing(argument);
    }
    byte[] content = entry.get().content();
    if (!state.binary) {
      content = AsciiType.toWire(content);
    }
    if (from > content.length) {
      return Answer.of("554 The restart point is behind the end.");
    }
    byte[] rest = Arrays.copyOfRange(content, (int) from, content.length);
    return send(
        session,
        "RETR",
        argument,
        rest,
        "150 Opening data connection (" + rest.length + " bytes).");
  }

  private static Answer send(
      DemoSession session, String verb, String argument, byte[] bytes, String first)
      throws IOException {
    return open(session, verb, argument, first, data -> data.send(bytes));
  }

  private static Answer store(DemoSession session, String verb, String argument)
      throws IOException {
    SessionState state = session.state();
    long from = state.restart;
    state.restart = 0;
    String path = state.path(argument);
    Optional<Entry> old = session.files().find(path);
    if (!FileCommands.mayWrite(session)) {
      return FileCommands.denied();
    }
    if (argument.isEmpty() || old.filter(Entry::directory).isPresent()) {
      return Answer.of("553 " + argument + ": File name not allowed.");
    }
    if (session.files().find(DemoFiles.parent(path)).filter(Entry::directory).isEmpty()) {
      return FileCommands.missing(argument);
    }
    byte[] before = old.map(Entry::content).orElse(new byte[0]);
    long keep = verb.equals("APPE") ? before.length : from;
    if (keep > before.length) {
      return Answer.of("554 The restart point is behind the end.");
    }
    return open(
        session,
        verb,
        argument,
        "150 Ready for the data.",
        data -> data.receive(path, Arrays.copyOf(before, (int) keep)));
  }

  /** Moves the bytes and returns the final reply. */
  @FunctionalInterface
  private interface Move {
    String over(DemoTransfer transfer) throws IOException;
  }

  private static Answer open(
      DemoSession session, String verb, String argument, String first, Move move)
      throws IOException {
    if (session.port().active().isEmpty()) {
      return Answer.of("425 Use PASV, EPSV, PORT or EPRT first.");
    }
    DataLine line;
    try {
      line = session.openData();
    } catch (IOException noConnection) {
      session.noted(noConnection);
      return Answer.of("425 Can't open data connection.");
    }
    return new Answer(
        first,
        () -> {
          String last = new DemoTransfer(session, line).run(move::over);
          session.announce(verb + ".end", argument, () -> Answer.of(last));
        });
  }
}
