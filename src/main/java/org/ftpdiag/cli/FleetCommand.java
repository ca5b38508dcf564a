package org.ftpdiag.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.LocalPlatform;
import org.ftpdiag.cli.console.ReaderGoneException;
import org.ftpdiag.cli.fleets.FleetOrders;
import org.ftpdiag.cli.fleets.FleetSummary;
import org.ftpdiag.cli.options.CheckOptions;
import org.ftpdiag.cli.options.Choice;
import org.ftpdiag.cli.options.LoginOptions;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.TlsOptions;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.cli.options.WholeNumber;
import org.ftpdiag.fleet.FleetException;
import org.ftpdiag.fleet.FleetProgress;
import org.ftpdiag.fleet.FleetRun;
import org.ftpdiag.fleet.FleetSettings;
import org.ftpdiag.fleet.OutputFile;
import org.ftpdiag.fleet.Parallelism;
import org.ftpdiag.fleet.Recorded;
import org.ftpdiag.fleet.ReportSink;
import org.ftpdiag.fleet.Selection;
import org.ftpdiag.fleet.Shard;
import org.ftpdiag.fleet.Transcripts;
import org.ftpdiag.fleet.input.TargetFile;
import org.ftpdiag.fleet.summary.SavedOutcomes;
import org.ftpdiag.fleet.summary.Tally;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.wire.Platform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ftpdiag fleet FILE}: many servers, a JSON report a line; {@code fleet merge FILE...}. */
@Command(name = "fleet")
final class FleetCommand implements CliCommand {
  private static final String STANDARD_INPUT = "-";
  private static final String MERGE = "merge";

  @ParentCommand RootCommand root;
  @Spec CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "FILE")
  List<String> files = List.of();

  @Option(names = "--parallel", paramLabel = "N", descriptionKey = "cli.option.fleet.parallel")
  String parallel;

  @Option(
      names = "--per-address",
      paramLabel = "N",
      descriptionKey = "cli.option.fleet.per-address")
  String perAddress;

  @Option(names = "--shard", paramLabel = "I/N", descriptionKey = "cli.option.fleet.shard")
  String shard;

  @Option(names = "--output", paramLabel = "FILE", descriptionKey = "cli.option.fleet.output")
  String output;

  @Option(names = "--resume", descriptionKey = "cli.option.fleet.resume")
  boolean resume;

  @Option(
      names = "--transcript",
      paramLabel = "never|fail|always",
      descriptionKey = "cli.option.fleet.transcript")
  String transcript;

  @Option(
      names = "--summary",
      paramLabel = "FORMAT[=FILE]",
      descriptionKey = "cli.option.fleet.summary")
  List<String> summaries = new ArrayList<>();

  @Mixin LoginOptions login = new LoginOptions();
  @Mixin TlsOptions tls = new TlsOptions();
  @Mixin CheckOptions check = new CheckOptions();

  @Override
  public List<String> refused() {
    return List.of("--report", "--exit-by", "--warning", "--critical", "--verbose", "--reproduce");
  }

  @Override
  public int run(Console console, Words words) {
    OutputPlan plan = OutputPlan.of(root.output, console);
    boolean merging = !files.isEmpty() && files.get(0).equals(MERGE);
    refuse(!plan.reports().isEmpty(), "--report");
    refuse(plan.exitByStep(), "--exit-by");
    refuse(merging && plan.sharing().redaction().isPresent(), "--redact");
    if (resume && plan.sharing().redaction().isPresent()) { // masked, no line tells its target
      throw new UsageException("exclude-redact", "one", "--redact", "other", "--resume");
    }
    refuse(plan.style().detail() == Detail.VERBOSE, "--verbose");
    try {
      if (merging) {
        return merge(files.subList(1, files.size()), plan, console, words);
      }
      root.output.only(Format.JSON, "fleet-format");
      return probe(plan, console, words);
    } catch (FleetException e) {
      throw new UsageException(e.getMessage(), e.facts());
    }
  }

  /** One summary of what several runs wrote, and the exit code that one run would have had. */
  private int merge(List<String> outputs, OutputPlan plan, Console console, Words words) {
    if (outputs.isEmpty()) {
      throw new UsageException("fleet-merge");
    }
    FleetSummary summary = FleetSummary.of(summaries, plan, console, words).orIn(plan.format());
    Tally tally = new Tally();
    for (String name : outputs) {
      if (SavedOutcomes.count(name, tally)) {
        console.say(words.say("cli.fleet-torn", "file", name));
      }
    }
    try {
      return summary.write(tally, true) ? tally.exitCode(plan.failOn()) : ExitCode.DEFECT;
    } catch (IOException e) {
      throw new IllegalStateException("of standard error, which gets nothing", e);
    }
  }

  private static void refuse(boolean given, String option) {
    if (given) {
      throw new UsageException("option-foreign", "option", option, "command", "fleet");
    }
  }

  private int probe(OutputPlan plan, Console console, Words words) {
    FleetSummary asked = FleetSummary.of(summaries, plan, console, words);
    boolean unasked = summaries.isEmpty() && output != null && watched(plan, console);
    FleetSummary summary = unasked ? asked.andText() : asked;
    FleetSettings settings = settings(plan, console, words);
    Shard part = Shard.of(Optional.ofNullable(shard), console.environment());
    if (resume && output == null) {
      throw new UsageException("fleet-resume-output");
    }
    Console silent = console.reading(InputStream.nullInputStream());
    FleetOrders orders = new FleetOrders(silent, words, defaults(silent, words));
    orders.checkDefaults();
    try (TargetFile given = file(console, orders.names());
        TargetFile targets = resume || part.divides() ? given.lasting() : given;
        OutputFile file = output == null ? null : OutputFile.open(Path.of(output))) {
      if (file != null && targets.lasts() && file.is(Path.of(targets.name()))) {
        throw new FleetException("fleet-same", "file", output);
      }
      Tally tally = new Tally();
      Selection selection = selection(targets, part, file, tally);
      ReportSink sink = file == null ? line -> print(line, console) : file;
      FleetProgress progress =
          new FleetProgress(
              console.err(), console.terminal().charset(), words, watched(plan, console));
      try (Platform platform = LocalPlatform.open(settings.parallel())) {
        FleetRun run =
            new FleetRun(
                platform,
                settings,
                orders,
                words,
                sink,
                outcome -> {
                  tally.add(outcome);
                  progress.ended(outcome);
                });
        console.interruption().stopWith(run::interrupt);
        progress.begin(targets, selection.total());
        boolean whole;
        try {
          whole = run.run(targets.open(), selection.wanted());
        } finally {
          progress.end();
        }
        boolean told = summary.write(tally, output != null && !unasked);
        return !whole
            ? ExitCode.INTERRUPTED
            : told ? tally.exitCode(plan.failOn()) : ExitCode.DEFECT;
      }
    } catch (ReaderGoneException e) {
      return ExitCode.UNREAD;
    } catch (IOException e) {
      console.say(words.say("cli.fleet-failed", "detail", ReportFiles.reason(e, words)));
      return ExitCode.DEFECT;
    }
  }

  private Selection selection(TargetFile targets, Shard part, OutputFile file, Tally tally)
      throws IOException {
    Recorded earlier = new Recorded();
    if (file != null && resume) {
      file.resume(
          outcome -> {
            if (earlier.add(outcome)) {
              tally.add(outcome);
            }
          });
    }
    Selection selection =
        resume || part.divides() ? Selection.of(targets, part, earlier, output) : Selection.all();
    if (file != null) {
      if (resume) {
        file.mend();
      } else {
        file.begin();
      }
    }
    return selection;
  }

  private static void print(byte[] line, Console console) throws IOException {
    console.out().write(line, 0, line.length);
    console.out().flush();
  }

  private boolean watched(OutputPlan plan, Console console) {
    boolean mixed = output == null && console.terminal().out();
    return plan.redrawErrors() && plan.style().detail() != Detail.QUIET && !mixed;
  }

  private FleetSettings settings(OutputPlan plan, Console console, Words words) {
    Optional<Integer> asked = number("--parallel", parallel);
    int possible = asked.map(Parallelism::possible).orElseGet(Parallelism::ofThisMachine);
    if (asked.isPresent() && possible < asked.get()) {
      console.say(words.say("cli.fleet-parallel", "n", possible, "asked", asked.get()));
    }
    return new FleetSettings(
        possible,
        asked.isPresent() ? possible : Parallelism.first(),
        number("--per-address", perAddress).orElse(1),
        Choice.of("--transcript", transcript, Transcripts.class).orElse(Transcripts.FAIL),
        plan.failOn(),
        Version.current(),
        plan.sharing().redaction());
  }

  private static Optional<Integer> number(String option, String value) {
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(
        WholeNumber.of(value, 1, FleetSettings.MOST)
            .orElseThrow(
                () ->
                    new UsageException(
                        "fleet-number",
                        "option",
                        option,
                        "value",
                        value,
                        "most",
                        FleetSettings.MOST)));
  }

  /** The options of a probe that were given for all lines. */
  private Map<String, String> defaults(Console console, Words words) {
    Set<String> names = new ProbeOptions(console, words).names();
    Map<String, String> given = new LinkedHashMap<>();
    for (OptionSpec option : spec.options()) {
      String name = option.longestName().replaceFirst("^-+", "");
      Object value = option.getValue();
      if (names.contains(name) && value != null && !Boolean.FALSE.equals(value)) {
        given.put(name, value.toString());
      }
    }
    return given;
  }

  private TargetFile file(Console console, Set<String> names) {
    if (files.size() != 1) {
      throw new UsageException(files.isEmpty() ? "fleet-file" : "fleet-files");
    }
    String name = files.get(0);
    if (name.equals(STANDARD_INPUT)) {
      return TargetFile.of(console.in(), name, names);
    }
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new UsageException("file-directory", "option", "fleet", "file", name);
      }
      if (!Files.exists(path)) {
        throw new UsageException("file-missing", "option", "fleet", "file", name);
      }
      if (!Files.isReadable(path)) {
        throw new UsageException("file-unreadable", "option", "fleet", "file", name);
      }
      return TargetFile.of(path, names);
    } catch (InvalidPathException e) {
      throw new UsageException("file-missing", "option", "fleet", "file", name);
    }
  }
}
