package org.ftpdiag.shell;

import java.io.Closeable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.knowledge.VerbTable;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ServerIdentity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.probe.Exchanges;
import org.ftpdiag.probe.Session;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.wire.Platform;

/** Takes one line after another: does the shell's own commands, sends all others as typed. */
public final class Shell implements Closeable {
  private static final int LONGEST_KEEPALIVE = 86_400;
  private static final int USUAL_KEEPALIVE = 30;

  private final Desk desk;
  private final SessionCommands session;
  private final TransferDesk data;
  private final DiagnosisCommands diagnosis;
  private final HelpPages help;
  private Runnable history = () -> {};
  private Optional<ServerIdentity> server = Optional.empty();

  public Shell(
      Platform platform, Surroundings surroundings, Words words, Style style, Screen screen) {
    desk = new Desk(platform, surroundings, words, style, screen);
    session = new SessionCommands(desk);
    data = new TransferDesk(desk, session);
    diagnosis = new DiagnosisCommands(desk);
    help = new HelpPages(desk);
  }

  /** How earlier lines are shown; nothing without a terminal. */
  public void history(Runnable show) {
    history = show;
  }

  /** Opens the session that the command line names. */
  public LineOutcome open(Opening opening) {
    return guarded(() -> session.open(opening));
  }

  /**
   * Does a line.
   *
   * @param seen whether the person sees what was typed, so that it need not be shown again
   */
  public LineOutcome line(String typed, boolean seen) {
    if (typed.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      return guarded(
          () -> {
            throw RefusedException.of("line-break");
          });
    }
    TypedLine line = TypedLine.of(typed);
    if (line.text().isEmpty() || line.text().startsWith("#")) {
      return LineOutcome.DONE;
    }
    desk.dialogue().typed(seen ? line.text() : "");
    return guarded(() -> run(line));
  }

  private interface Doing {
    LineOutcome run();
  }

  private LineOutcome guarded(Doing doing) {
    LineOutcome outcome;
    Optional<Phrase> refusal = Optional.empty();
    try {
      outcome = doing.run();
    } catch (RefusedException e) {
      desk.complain(desk.words().say(e.phrase()));
      refusal = Optional.of(e.phrase());
      outcome = LineOutcome.FAILED;
    }
    if (outcome == LineOutcome.INTERRUPTED) {
      desk.hint("interrupted");
    } else if (outcome == LineOutcome.FAILED && refusal.isEmpty()) {
      summarise();
    }
    // That nothing goes any more is not why: what ended the session is.
    boolean gone = refusal.filter(r -> r.key().equals("shell.error.connection-gone")).isPresent();
    if (outcome == LineOutcome.FAILED && !gone) {
      desk.lastRefusal(refusal);
      desk.unasked(Optional.empty());
    }
    return outcome;
  }

  /** A failure in a line; {@code why} has the rest. */
  private void summarise() {
    new Failure(desk)
        .title()
        .ifPresent(title -> desk.complain(title + "   " + desk.style().dim("why")));
    if (desk.live().session().isPresent() && !desk.live().connected()) {
      desk.hint("over");
    }
  }

  private LineOutcome run(TypedLine line) {
    Optional<OwnCommand> own = OwnCommand.of(line.word());
    if (own.isEmpty()) {
      return switch (line.verb()) {
        case "LIST", "NLST", "MLSD" -> data.list(line.verb(), line.rest());
        default -> session.send(line);
      };
    }
    List<String> arguments = line.arguments();
    return switch (own.get()) {
      case CONNECT -> session.connect(arguments);
      case LOGIN -> session.login(arguments);
      case TLS -> session.tls();
      case RECONNECT -> session.reconnect();
      case PASSIVE -> data.way(false, line.argument());
      case ACTIVE -> data.way(true, line.argument());
      case LS -> data.list("LIST", line.argument());
      case CD -> data.change(needed(line, OwnCommand.CD));
      case PWD -> session.where();
      case GET -> data.get(arguments);
      case PUT -> data.put(arguments);
      case PROBE -> diagnosis.probe();
      case WHY -> diagnosis.why();
      case CODE, COMPARE -> diagnosis.page(line.word(), arguments);
      case TRANSCRIPT -> diagnosis.transcript();
      case REPORT -> diagnosis.report(line.argument());
      case NOTE -> diagnosis.note(line.rest());
      case KEEPALIVE -> keepAlive(line.argument());
      case HISTORY -> showHistory();
      case QUOTE -> session.send(TypedLine.of(line.rest()));
      case HELP -> help.help(line.argument());
      case QUIT -> session.quit();
    };
  }

  private static String needed(TypedLine line, OwnCommand command) {
    if (line.argument().isEmpty()) {
      throw RefusedException.of("usage", "syntax", command.line());
    }
    return line.argument();
  }

  private LineOutcome showHistory() {
    history.run();
    return LineOutcome.DONE;
  }

  private LineOutcome keepAlive(String value) {
    if (value.equals("off")) {
      desk.keepAliveMs(0);
    } else if (value.isEmpty()) {
      desk.keepAliveMs(USUAL_KEEPALIVE * 1000L);
    } else {
      int seconds = value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : 0;
      if (seconds < 1 || seconds > LONGEST_KEEPALIVE) {
        throw RefusedException.of("keepalive", "value", value);
      }
      desk.keepAliveMs(seconds * 1000L);
    }
    if (desk.keepAliveMs() == 0) {
      desk.say("keepalive.off");
    } else {
      desk.say("keepalive.on", "seconds", desk.keepAliveMs() / 1000);
    }
    return LineOutcome.DONE;
  }

  /** Shows what came unasked, and keeps the session alive where that was asked for. */
  public void tick() {
    Optional<Exchanges.Unasked> came = desk.live().unasked();
    if (came.isEmpty()) {
      return;
    }
    boolean over = came.get().end().isPresent();
    for (Reply reply : came.get().replies()) {
      over |= reply.code() == 421;
      Optional<Finding> means = new Failure(desk).unasked(reply);
      means.ifPresent(
          f -> {
            desk.unasked(means);
            desk.lastRefusal(Optional.empty());
            desk.complain(
                Advice.load(desk.words()).of(f).title() + "   " + desk.style().dim("why"));
          });
    }
    if (over) {
      desk.hint("over");
      return;
    }
    if (desk.keepAliveMs() > 0 && desk.live().idleMs() >= desk.keepAliveMs()) {
      desk.live().work(StepId.of("NOOP"), s -> s.ask("NOOP", ""));
    }
  }

  /** Breaks off what runs; the session stays. From any thread. */
  public void interrupt() {
    desk.live().interrupt();
    desk.surroundings().interrupt();
  }

  /** Takes leave where somebody is there to hear it. */
  public void quit() {
    guarded(session::quit);
  }

  /** Who is logged in where, for a prompt: {@code user@host:directory}; empty before a session. */
  public String place() {
    return desk.live()
        .session()
        .map(
            s ->
                ServerText.shown(
                    s.request().credentials().knownUser()
                        + "@"
                        + s.request().target().knownHost()
                        + (desk.directory().isEmpty() ? "" : ":" + desk.directory()),
                    80))
        .orElse("");
  }

  /** Whether commands can be sent. */
  public boolean connected() {
    return desk.live().connected();
  }

  /** Whether the control connection is encrypted. */
  public boolean encrypted() {
    return desk.live().session().filter(Session::encrypted).isPresent();
  }

  /** Whether nobody may see a line later. */
  public boolean secret(String line) {
    boolean holds =
        desk.live()
            .credentials()
            .filter(
                c -> c.secrets().stream().anyMatch(s -> !s.isEmpty() && line.contains(s.reveal())))
            .isPresent();
    return holds || TypedLine.of(line).secret();
  }

  /** First words that are worth completing: own ones, and those that the server has. */
  public Set<String> commands() {
    Set<String> words = new TreeSet<>(OwnCommand.words());
    if (server.isEmpty()) {
      server = desk.live().run().map(run -> Diagnoser.diagnose(run).server());
    }
    server.ifPresent(
        s -> {
          s.commands().forEach(words::add);
          s.features().forEach(f -> words.add(f.strip().split("[^A-Za-z0-9]", 2)[0]));
        });
    words.removeIf(String::isBlank);
    return words;
  }

  /** What the server has may be another's from now on. */
  public void forgetServer() {
    server = Optional.empty();
  }

  /** Names on the server, as they were listed last. */
  public Set<String> remoteNames() {
    return Set.copyOf(desk.remoteNames());
  }

  /** What may follow what was typed: arguments of the command; empty for nothing. */
  public String hint(String buffer) {
    TypedLine line = TypedLine.of(buffer);
    if (line.word().isEmpty()) {
      return "";
    }
    Optional<String> syntax =
        OwnCommand.of(line.word())
            .map(OwnCommand::line)
            .or(() -> VerbTable.load().find(line.verb()).map(VerbTable.Row::syntax));
    int blank = syntax.map(s -> s.indexOf(' ')).orElse(-1);
    return blank < 0 || !line.rest().isEmpty()
        ? ""
        : (buffer.endsWith(" ") ? "" : " ") + syntax.get().substring(blank + 1);
  }

  @Override
  public void close() {
    desk.live().close();
  }
}
