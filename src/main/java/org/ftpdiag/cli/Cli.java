package org.ftpdiag.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.OutputException;
import org.ftpdiag.cli.options.Language;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.Similar;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.run.NagiosState;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.wire.Sockets;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command line: chooses the command, reads its options, runs it, and says what went wrong. */
public final class Cli {
  private static final Set<String> SUBCOMMANDS =
      Set.of(
          "check",
          "code",
          "codes",
          "compare",
          "demo",
          "diff",
          "explain",
          "exporter",
          "finding",
          "findings",
          "fleet",
          "schema",
          "shell",
          "watch");

  /** Those of them that speak to no server: a pasted reply may have several lines. */
  private static final Set<String> OFFLINE =
      Set.of("code", "codes", "compare", "finding", "findings", "schema");

  /** What other programs call {@code --help} and {@code --version}. */
  private static final String HELP = "help";

  private static final String VERSION = "version";

  private final Console console;

  public Cli(Console console) {
    this.console = console;
  }

  /**
   * Runs one command line.
   *
   * @return the exit code (see the contract in the README)
   */
  public int run(String... args) {
    try {
      return dispatch(args);
    } catch (OutputException e) {
      if (e.unread()) { // whoever reads has seen enough
        return ExitCode.OK;
      }
      console.say(words(args).say("cli.output-failed", Map.of()));
      return ExitCode.DEFECT;
    } catch (RuntimeException | Error e) { // the last resort: a person reads a line, not a trace
      return broken(args, e);
    }
  }

  private int dispatch(String[] args) {
    if (args.length == 1 && Set.of("--version", "-V", VERSION).contains(args[0])) {
      return version(); // without the option parser: it takes longer than the rest
    }
    if (args.length > 0 && args[0].equals(HELP)) {
      return dispatch(askingForHelp(args));
    }
    Optional<Integer> plain = CodeCommand.runPlain(args, console);
    if (plain.isPresent()) {
      return plain.get();
    }
    Words words = words(args);
    try {
      if (args.length == 0 || !OFFLINE.contains(args[0])) {
        checkCharacters(args);
      }
      CommandLine parser = parser(args);
      ParseResult parsed = parser.parseArgs(arrowsApart(args));
      boolean help = parsed.isUsageHelpRequested();
      boolean version = parsed.isVersionHelpRequested();
      while (parsed.hasSubcommand()) {
        checkBeforeSubcommand(parsed);
        parsed = parsed.subcommand();
        help |= parsed.isUsageHelpRequested();
        version |= parsed.isVersionHelpRequested();
      }
      if (help) {
        console.print(new HelpPage(words).of(parsed.commandSpec()));
        return ExitCode.OK;
      }
      if (version) {
        return version();
      }
      Language.check(((RootCommand) parser.getCommand()).output.lang);
      CliCommand command = (CliCommand) parsed.commandSpec().userObject();
      ((RootCommand) parser.getCommand())
          .output.checkSharing(command.refused(), parsed.commandSpec().name());
      return command.run(console, words);
    } catch (UsageException e) {
      return refuse(args, words, mistyped(args, e).phrase());
    } catch (ParameterException e) {
      return refuse(args, words, mistyped(args, ParserErrors.translate(e)).phrase());
    }
  }

  /** Nagios takes exit code 2 for a failure of what is checked, and reads standard output alone. */
  private static boolean isPlugin(String[] args) {
    String line = String.join(" ", args).toLowerCase(Locale.ROOT);
    return line.contains("--format nagios") || line.contains("--format=nagios");
  }

  /** {@code help code} as {@code code --help}; of something that is no command, all of it. */
  private static String[] askingForHelp(String[] args) {
    if (args.length == 1) {
      return new String[] {"--help"};
    }
    String[] asking = Arrays.copyOfRange(args, 1, args.length + 1);
    asking[args.length - 1] = "--help";
    return asking;
  }

  /** A command that was mistyped is taken for a host, and what follows it is then wrong. */
  private static UsageException mistyped(String[] args, UsageException e) {
    if (args.length < 2 || !Set.of("target-second", "argument-unknown").contains(e.getMessage())) {
      return e;
    }
    return similarCommand(args[0])
        .map(s -> new UsageException("command-similar", "command", args[0], "similar", s))
        .orElse(e);
  }

  /** The command that a name may have been meant to be; empty for that of a command. */
  static Optional<String> similarCommand(String name) {
    return SUBCOMMANDS.contains(name)
        ? Optional.empty()
        : Similar.of(name, new TreeSet<>(SUBCOMMANDS));
  }

  /** A line that begins with an arrow, as pasted from a log, is no option. */
  private static String[] arrowsApart(String[] args) {
    if (args.length == 0 || !args[0].equals("code")) {
      return args;
    }
    return Arrays.stream(args)
        .map(arg -> arg.matches("(?s)-{1,5}>.*") ? " " + arg : arg)
        .toArray(String[]::new);
  }

  /** Of what stands before a subcommand, only the options that it inherits reach it. */
  private static void checkBeforeSubcommand(ParseResult parsed) {
    String command = parsed.subcommand().commandSpec().name();
    for (OptionSpec option : parsed.matchedOptions()) {
      if (option.scopeType() != ScopeType.INHERIT) {
        throw new UsageException(
            "option-foreign", "option", option.longestName(), "command", command);
      }
    }
    if (!parsed.matchedPositionals().isEmpty()) {
      throw new UsageException("argument-before", "command", command);
    }
  }

  private static CommandLine parser(String[] args) {
    // Reading the options of a probe takes time too: not for ftpdiag code 550.
    boolean direct = args.length > 0 && SUBCOMMANDS.contains(args[0]);
    if (!direct) {
      Sockets.warm();
    }
    CommandLine parser = new CommandLine(direct ? new RootCommand() : new ProbeCommand());
    List<String> given = Arrays.asList(args);
    for (String name : SUBCOMMANDS) {
      if (given.contains(name)) {
        parser.addSubcommand(name, command(name));
      }
    }
    // --user demo is a user, though demo is a command.
    parser.setAllowSubcommandsAsOptionParameters(true);
    parser.setPosixClusteredShortOptionsAllowed(true);
    parser.setExpandAtFiles(false);
    parser.setOverwrittenOptionsAllowed(true); // an alias may set a default: the last one counts
    return parser;
  }

  /**
   * A command. It is built only when its name is used, and chosen without references to
   * constructors: each would cost start-up time.
   */
  private static CliCommand command(String name) {
    return switch (name) {
      case "check" -> new CheckCommand();
      case "code" -> new CodeCommand();
      case "codes" -> new CodesCommand();
      case "compare" -> new CompareCommand();
      case "demo" -> new DemoCommand();
      case "diff" -> new DiffCommand();
      case "explain" -> new ExplainCommand();
      case "exporter" -> new ExporterCommand();
      case "finding" -> new FindingCommand();
      case "findings" -> new FindingsCommand();
      case "fleet" -> new FleetCommand();
      case "schema" -> new SchemaCommand();
      case "shell" -> new ShellCommand();
      case "watch" -> new WatchCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** A parser that knows every command: what completion is made from. */
  static CommandLine everything() {
    List<String> names =
        new ArrayList<>(List.of("")); // no command directly: the options of a probe
    names.addAll(new TreeSet<>(SUBCOMMANDS));
    return parser(names.toArray(new String[0]));
  }

  /** A line break in an argument would send a second command to the server. */
  private static void checkCharacters(String[] args) {
    for (int i = 0; i < args.length; i++) {
      String arg = args[i]; // may be a password, such as --password-file "$(cat FILE)": not shown
      if (arg.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
        throw new UsageException("line-break", "argument", i + 1);
      }
      // What Java makes of bytes that the locale's charset does not know.
      if (arg.indexOf('\uFFFD') >= 0) {
        throw new UsageException("argument-undecodable", "argument", i + 1);
      }
    }
  }

  private Words words(String[] args) {
    return Words.load(Language.choose(args, console.environment()));
  }

  private int version() {
    console.print("ftpdiag " + Version.current() + System.lineSeparator());
    return ExitCode.OK;
  }

  private int refuse(String[] args, Words words, Phrase phrase) {
    if (isPlugin(args)) {
      console.print("FTP " + NagiosState.UNKNOWN + " - " + words.say(phrase) + "\n");
      return NagiosState.UNKNOWN.exitCode();
    }
    console.say(words.say(phrase));
    return ExitCode.USAGE;
  }

  private int broken(String[] args, Throwable e) {
    if (console.variable("FTPDIAG_DEBUG").isPresent()) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      console.say(trace.toString());
    }
    String what =
        e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    console.say(words(args).say("cli.broken", Map.of("what", what)));
    return ExitCode.DEFECT;
  }
}
