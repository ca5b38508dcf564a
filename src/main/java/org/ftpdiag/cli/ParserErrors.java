package org.ftpdiag.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.model.Similar;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the option parser refuses, said in our words. */
final class ParserErrors {
  private ParserErrors() {}

  /** What the option parser found wrong, in our words. */
  static UsageException translate(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      // What stands behind = may be a secret, and an error message may end up in a log.
      String argument = unmatched.getUnmatched().get(0).replaceFirst("^(-[^=]*)=.*", "$1");
      Optional<String> habit = habit(argument);
      if (habit.isPresent()) {
        return new UsageException(habit.get());
      }
      return similarOption(argument, unmatched.getCommandLine().getCommandSpec())
          .map(s -> new UsageException("argument-similar", "argument", argument, "similar", s))
          .orElseGet(() -> new UsageException("argument-unknown", "argument", argument));
    }
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      ArgSpec option = missing.getMissing().get(0);
      return new UsageException(
          "value-missing", "option", name(option), "label", option.paramLabel());
    }
    if (e.getArgSpec() instanceof OptionSpec option && option.arity().max() == 0) {
      return new UsageException("option-flag", "option", name(option));
    }
    return new UsageException("command-line", "detail", e.getMessage());
  }

  private static Optional<String> similarOption(String argument, CommandSpec command) {
    List<String> refused =
        command.userObject() instanceof CliCommand c ? c.refused() : List.<String>of();
    List<String> names = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      if (option.longestName().startsWith("--") && !refused.contains(option.longestName())) {
        names.add(option.longestName());
      }
    }
    return argument.startsWith("--") ? Similar.of(argument, names) : Optional.empty();
  }

  /** Options of other clients that are meant for something which has its place elsewhere. */
  private static Optional<String> habit(String option) {
    return switch (option) {
      case "--pass", "--password" -> Optional.of("option-password");
      case "--port", "-P" -> Optional.of("option-port");
      default -> option.startsWith("-p") ? Optional.of("option-p") : Optional.empty();
    };
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
