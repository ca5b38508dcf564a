package org.ftpdiag.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.CheckOptions;
import org.ftpdiag.cli.options.LoginOptions;
import org.ftpdiag.cli.options.TlsOptions;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.report.words.Words;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * The options of a probe that stand in a file and not on the command line: those of a line of a
 * fleet, of a check, of a module. They mean the same and are refused for the same reasons; nobody
 * is asked for a password. Not thread-safe.
 */
public final class ProbeOptions {
  private final Console console;
  private final Words words;
  private final CommandLine parser = new CommandLine(new Line());

  /** Target and options of one probe. */
  @Command
  static final class Line {
    @Parameters(arity = "0..*", paramLabel = "TARGET")
    List<String> targets = new ArrayList<>();

    @Mixin LoginOptions login = new LoginOptions();
    @Mixin TlsOptions tls = new TlsOptions();
    @Mixin CheckOptions check = new CheckOptions();
  }

  /**
   * @param console where passwords, certificates and the environment come from
   */
  public ProbeOptions(Console console, Words words) {
    this(words, console.unattended());
  }

  private ProbeOptions(Words words, Console console) {
    this.console = console;
    this.words = words;
    parser.setExpandAtFiles(false);
    parser.setPosixClusteredShortOptionsAllowed(true);
    parser.setOverwrittenOptionsAllowed(true);
  }

  /** Likewise, where somebody types the options and may be asked for a password. */
  public static ProbeOptions attended(Console console, Words words) {
    return new ProbeOptions(words, console);
  }

  /** The long names of all options, without their dashes: the keys that a file may use. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (OptionSpec option : parser.getCommandSpec().options()) {
      names.add(key(option));
    }
    return names;
  }

  /** The same as they stand on a command line, with their dashes. */
  public Set<String> flags() {
    Set<String> flags = new TreeSet<>();
    for (OptionSpec option : parser.getCommandSpec().options()) {
      flags.add(option.longestName());
    }
    return flags;
  }

  private static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  /**
   * Words as a command line has them: one target, and options.
   *
   * @throws UsageException where they cannot be meant
   */
  public ProbeOrder order(List<String> arguments) {
    for (String argument : arguments) {
      if (argument.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
        throw new UsageException("line-break", "argument", arguments.indexOf(argument) + 1);
      }
    }
    try {
      parser.parseArgs(arguments.toArray(new String[0]));
    } catch (ParameterException e) {
      throw ParserErrors.translate(e);
    }
    Line line = parser.getCommand();
    if (line.targets.isEmpty()) {
      throw new UsageException("target-missing");
    }
    if (line.targets.size() > 1) {
      throw new UsageException("target-second");
    }
    return new ProbeForm(line.targets.get(0), line.login, line.tls, line.check)
        .order(console, words);
  }

  /**
   * A target, and options under their long names without dashes ({@link #names}).
   *
   * @param options of a flag: {@code true} sets it, {@code false} does not
   * @throws UsageException where they cannot be meant
   */
  public ProbeOrder order(String target, Map<String, String> options) {
    List<String> arguments = arguments(options);
    arguments.add("--");
    arguments.add(target);
    return order(arguments);
  }

  /** Options under their long names as a command line has them. */
  public List<String> arguments(Map<String, String> options) {
    List<String> arguments = new ArrayList<>();
    options.forEach((key, value) -> arguments.addAll(argument(key, value)));
    return arguments;
  }

  private List<String> argument(String key, String value) {
    for (OptionSpec option : parser.getCommandSpec().options()) {
      if (key(option).equals(key)) {
        boolean flag = option.arity().max() == 0;
        if (flag && !Set.of("true", "false").contains(value)) {
          throw new UsageException(
              "choice", "option", key, "value", value, "choices", "true, false");
        }
        return !flag
            ? List.of(option.longestName() + "=" + value)
            : value.equals("true") ? List.of(option.longestName()) : List.of();
      }
    }
    throw new UsageException("argument-unknown", "argument", key);
  }
}
