package org.ftpdiag.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.EncodedWriter;
import org.ftpdiag.cli.console.OutputException;
import org.ftpdiag.cli.console.ReadingProgress;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.ServerName;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.cli.secrets.WaitingFile;
import org.ftpdiag.explain.ExplainBlocks;
import org.ftpdiag.explain.Explainer;
import org.ftpdiag.explain.Explanation;
import org.ftpdiag.explain.LogSelection;
import org.ftpdiag.explain.OwnReport;
import org.ftpdiag.explain.UnreadableLogException;
import org.ftpdiag.explain.dialect.Dialects;
import org.ftpdiag.explain.text.FollowedFile;
import org.ftpdiag.explain.text.FollowedPipe;
import org.ftpdiag.explain.text.HeadedInput;
import org.ftpdiag.explain.text.LogTime;
import org.ftpdiag.explain.text.Period;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.run.SavedReport;
import org.ftpdiag.report.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ftpdiag explain [FILE]}: the log of another program, line by line and diagnosed. */
@Command(name = "explain")
final class ExplainCommand implements CliCommand {
  private static final String STANDARD_INPUT = "-";

  /** Bytes in which a document of ftpdiag's own names itself. */
  private static final int HEAD = 256;

  @ParentCommand RootCommand root;

  @Parameters(arity = "0..*", paramLabel = "FILE")
  List<String> files = List.of();

  @Option(names = "--summary", descriptionKey = "cli.option.check.summary")
  boolean summary;

  @Option(names = "--server", paramLabel = "PRODUCT", descriptionKey = "cli.option.check.server")
  String server;

  @Option(names = "--dialect", paramLabel = "NAME", descriptionKey = "cli.option.check.dialect")
  String dialect;

  @Option(names = "--since", paramLabel = "TIME", descriptionKey = "cli.option.check.since")
  String since;

  @Option(names = "--until", paramLabel = "TIME", descriptionKey = "cli.option.check.until-time")
  String until;

  @Option(names = "--session", paramLabel = "N", descriptionKey = "cli.option.check.session")
  Integer session;

  @Option(names = "--follow", descriptionKey = "cli.option.check.follow")
  boolean follow;

  @Override
  public List<String> refused() {
    return List.of("--reproduce");
  }

  @Override
  public int run(Console console, Words words) {
    OutputPlan plan = OutputPlan.of(root.output, console);
    plan.allow(Format.OF_LOGS);
    if (follow
        && plan.sharing().redaction().isPresent()) { // what comes last may name what came first
      throw new UsageException("exclude-redact", "one", "--redact", "other", "--follow");
    }
    Explainer explainer = new Explainer(dialect(), family(), selection());
    if (files.size() < 2) {
      String name = files.isEmpty() ? STANDARD_INPUT : files.get(0);
      return run(name, explainer, plan, console, words);
    }
    return several(explainer, plan, console, words);
  }

  /** One after the other; one that cannot be read does not keep the others from it. */
  private int several(Explainer explainer, OutputPlan plan, Console console, Words words) {
    if (follow || plan.format() == Format.HTML || !plan.reports().isEmpty()) {
      throw new UsageException("explain-one", "n", files.size());
    }
    int worst = ExitCode.OK;
    for (String name : files) {
      if (name != files.get(0) && plan.format() != Format.JSON) {
        console.print(System.lineSeparator(), plan.charset());
      }
      int exit;
      try {
        exit = run(name, explainer, plan, console, words);
      } catch (UsageException e) {
        console.say(words.say(e.phrase()));
        exit = ExitCode.USAGE;
      }
      if (exit == ExitCode.UNREAD || exit == ExitCode.INTERRUPTED) {
        return exit; // nobody reads the others
      }
      worst = Math.max(worst, exit);
    }
    return worst;
  }

  private int run(String name, Explainer explainer, OutputPlan plan, Console console, Words words) {
    EncodedWriter out = new EncodedWriter(console.out(), plan.charset());
    try (InputStream in =
        follow
            ? followed(name, out, plan, console)
            : watched(open(name, console), name, plan, console, words)) {
      byte[] head = follow ? new byte[0] : in.readNBytes(HEAD);
      InputStream log = follow ? in : new HeadedInput(head, in);
      String begins = new String(head, StandardCharsets.UTF_8);
      if (OwnReport.schema(begins).filter(SavedReport.SCHEMA::equals).isPresent()) {
        if (plan.sharing().redaction().isPresent()) { // its sentences are made already
          throw new UsageException("redact-saved", "file", name);
        }
        return SavedOutput.write(log, name, plan, words, out);
      }
      ExplainBlocks.View view =
          follow
              ? ExplainBlocks.View.FOLLOWED
              : summary ? ExplainBlocks.View.SUMMARY : ExplainBlocks.View.LINES;
      ExplainOutput output = new ExplainOutput(words, plan, name, view, e -> exit(e, plan));
      boolean[] written = {true};
      Explanation e =
          output.write(
              listener -> explainer.explain(log, listener),
              out,
              (report, why) -> {
                written[0] = false;
                console.say(words.say("cli.report-failed", facts(report, why)));
              });
      out.flush();
      if (console.interruption().raised()) {
        return ExitCode.INTERRUPTED;
      }
      return written[0] ? exit(e, plan) : ExitCode.DEFECT;
    } catch (OutputException e) {
      if (e.unread()) { // no verdict on what was not read
        return ExitCode.UNREAD;
      }
      throw e;
    } catch (UnreadableLogException e) {
      throw new UsageException(
          "explain-" + e.reason(),
          "file",
          name,
          "detail",
          e.detail(),
          "choices",
          String.join(", ", Dialects.ids()));
    } catch (IOException e) { // of the input: standard output throws its own
      throw new UsageException("file-unreadable", "option", "explain", "file", name);
    }
  }

  private LogSelection selection() {
    if (session != null && session < 1) {
      throw new UsageException("explain-number", "value", session);
    }
    Optional<LogTime> from = time("--since", since, false);
    Optional<LogTime> to = time("--until", until, true);
    boolean apart =
        from.isPresent()
            && to.isPresent()
            && from.get().date().isPresent() != to.get().date().isPresent();
    if (apart) {
      throw new UsageException("explain-dates", "since", since, "until", until);
    }
    return new LogSelection(new Period(from, to), session == null ? 0 : session);
  }

  private static Optional<LogTime> time(String option, String value, boolean last) {
    Optional<LogTime> time = Optional.ofNullable(value).flatMap(v -> LogTime.given(v, last));
    if (value != null && time.isEmpty()) {
      throw new UsageException("explain-time", "option", option, "value", value);
    }
    return time;
  }

  private static Map<String, String> facts(Path file, IOException why) {
    return Map.of("file", file.toString(), "detail", String.valueOf(why.getMessage()));
  }

  private static int exit(Explanation e, OutputPlan plan) {
    boolean reached =
        switch (plan.failOn()) {
          case WARN -> e.verdict() != Severity.INFO;
          case FAIL -> e.verdict() == Severity.FAIL;
          case NEVER -> false;
        };
    return reached ? ExitCode.FOUND : ExitCode.OK;
  }

  private Optional<String> dialect() {
    if (dialect != null && Dialects.ids().stream().noneMatch(dialect::equalsIgnoreCase)) {
      throw new UsageException(
          "choice",
          "option",
          "--dialect",
          "value",
          dialect,
          "choices",
          String.join(", ", Dialects.ids()));
    }
    return Optional.ofNullable(dialect);
  }

  /** A product by the key of its family, or by the name people use. */
  private Optional<String> family() {
    return Optional.ofNullable(server).map(typed -> ServerName.family(typed, Products.load()));
  }

  /** The file while it grows, until Ctrl-C; what was found is shown before more is waited for. */
  private static InputStream followed(
      String name, EncodedWriter out, OutputPlan plan, Console console) throws IOException {
    boolean growing = !name.equals(STANDARD_INPUT) && Files.isRegularFile(Path.of(name));
    if (plan.format() != Format.TEXT) {
      throw new UsageException("explain-follow-format", "format", plan.format().id());
    }
    if (!growing) {
      FollowedPipe pipe = new FollowedPipe(open(name, console), out::flush);
      console.interruption().stopWith(pipe::stop);
      return pipe;
    }
    FollowedFile file = new FollowedFile(Path.of(name), out::flush);
    console.interruption().stopWith(file::stop);
    return file;
  }

  /** A file whose reading is shown where nothing else is written to the terminal meanwhile. */
  private InputStream watched(
      InputStream in, String name, OutputPlan plan, Console console, Words words)
      throws IOException {
    Path file = name.equals(STANDARD_INPUT) ? null : Path.of(name);
    boolean quiet = summary || !console.terminal().out() || plan.style().detail() == Detail.QUIET;
    return file != null && plan.redrawErrors() && quiet && Files.isRegularFile(file)
        ? new ReadingProgress(in, Files.size(file), console, words, System::nanoTime)
        : in;
  }

  private static InputStream open(String name, Console console) throws IOException {
    if (name.equals(STANDARD_INPUT)) {
      return console.in();
    }
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new UsageException("file-directory", "option", "explain", "file", name);
      }
      return WaitingFile.is(path)
          ? new WaitingFile(path, WaitingFile.READING).open()
          : Files.newInputStream(path);
    } catch (TimeoutException e) {
      throw new UsageException(
          "file-silent",
          "option",
          "explain",
          "file",
          name,
          "seconds",
          WaitingFile.READING.toSeconds());
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new UsageException("file-missing", "option", "explain", "file", name);
    } catch (IOException e) {
      throw new UsageException("file-unreadable", "option", "explain", "file", name);
    }
  }
}
