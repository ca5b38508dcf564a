package org.ftpdiag.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ftpdiag.cli.options.Choice;
import org.ftpdiag.cli.options.Language;
import org.ftpdiag.cli.options.PageOptions;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.explain.dialect.Dialects;
import org.ftpdiag.knowledge.CodeFamily;
import org.ftpdiag.knowledge.CodePage;
import org.ftpdiag.knowledge.CodeTable;
import org.ftpdiag.knowledge.Product;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.report.PageFormat;
import org.ftpdiag.report.run.Format;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The script with which bash and zsh complete command lines: {@code completion.sh}, filled with the
 * commands, their options, and what these can be.
 */
public final class Completion {
  private static final String FILES = "files";

  private Completion() {}

  /** The script, made from the options themselves. */
  public static String script() {
    CommandLine all = Cli.everything();
    Map<String, CommandSpec> commands = new LinkedHashMap<>();
    commands.put("", all.getCommandSpec());
    for (String name : new TreeSet<>(all.getSubcommands().keySet())) {
      commands.put(name, all.getSubcommands().get(name).getCommandSpec());
    }
    String names = commands.keySet().stream().skip(1).collect(Collectors.joining(" "));
    return template()
        .replace("@OPTIONS@", each(commands, Completion::options))
        .replace("@CHOICES@", choices(commands))
        .replace("@ARGUMENTS@", each(commands, Completion::arguments))
        .replace("@VALUED@", String.join(" | ", valued(commands)))
        .replace("@COMMANDS@", names);
  }

  private static String template() {
    try (InputStream in = Completion.class.getResourceAsStream("completion.sh")) {
      if (in == null) {
        throw new IllegalStateException("missing resource completion.sh");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("completion.sh", e);
    }
  }

  private interface Offer {
    String of(String name, CommandSpec command);
  }

  private static String each(Map<String, CommandSpec> commands, Offer offer) {
    return commands.entrySet().stream()
        .map(e -> branch(e.getKey(), offer.of(e.getKey(), e.getValue())))
        .collect(Collectors.joining("\n"));
  }

  private static String branch(String pattern, String words) {
    return "    " + (pattern.isEmpty() ? "''" : pattern) + ") echo '" + words + "' ;;";
  }

  /** Those that a command does not refuse. */
  private static List<OptionSpec> taken(CommandSpec command) {
    List<String> refused =
        command.userObject() instanceof CliCommand c ? c.refused() : List.<String>of();
    return command.options().stream().filter(o -> !refused.contains(o.longestName())).toList();
  }

  private static String options(String name, CommandSpec command) {
    return taken(command).stream()
        .flatMap(o -> Arrays.stream(o.names()))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static TreeSet<String> valued(Map<String, CommandSpec> commands) {
    TreeSet<String> names = new TreeSet<>();
    for (CommandSpec command : commands.values()) {
      for (OptionSpec option : command.options()) {
        if (option.arity().max() > 0) {
          names.addAll(List.of(option.names()));
        }
      }
    }
    return names;
  }

  private static String choices(Map<String, CommandSpec> commands) {
    List<String> branches = new ArrayList<>();
    branches.add("    --format)");
    branches.add("      case $2 in");
    commands.forEach(
        (name, command) -> branches.add("    " + branch(name, String.join(" ", formats(command)))));
    branches.add("      esac");
    branches.add("      ;;");
    Map<String, String> words = new LinkedHashMap<>();
    for (CommandSpec command : commands.values()) {
      for (OptionSpec option : taken(command)) {
        choice(option).ifPresent(c -> words.put(option.longestName(), c));
      }
    }
    words.forEach((option, choice) -> branches.add(branch(option, choice)));
    return String.join("\n", branches);
  }

  private static List<String> formats(CommandSpec command) {
    boolean pages =
        command.userObject() instanceof CliCommand c && c.refused().equals(PageOptions.REFUSED);
    return pages ? Choice.names(PageFormat.class) : Choice.names(Format.class);
  }

  private static Optional<String> choice(OptionSpec option) {
    String label = option.paramLabel();
    return switch (option.longestName()) {
      case "--format" -> Optional.empty(); // it depends on the command
      case "--lang" -> Optional.of(String.join(" ", Language.KNOWN));
      case "--summary" ->
          label.indexOf('[') < 0
              ? Optional.empty() // of explain it is a flag
              : Optional.of(String.join(" ", Choice.names(PageFormat.class)));
      case "--report" ->
          Optional.of(
              Choice.names(Format.class).stream()
                  .map(f -> f + "=")
                  .collect(Collectors.joining(" ")));
      case "--server" ->
          Optional.of(
              Products.load().all().stream()
                  .map(Product::family)
                  .sorted()
                  .collect(Collectors.joining(" ")));
      case "--dialect" -> Optional.of(String.join(" ", Dialects.ids()));
      case "--after" -> Optional.of(String.join(" ", verbs()));
      default ->
          label.equals("FILE")
              ? Optional.of(FILES)
              : label.indexOf('|') < 0 ? Optional.empty() : Optional.of(label.replace('|', ' '));
    };
  }

  private static TreeSet<String> verbs() {
    TreeSet<String> verbs = new TreeSet<>();
    for (CodePage page : CodeTable.load().all()) {
      page.commands().stream().filter(c -> c.matches("[A-Z]{3,}|greeting")).forEach(verbs::add);
    }
    return verbs;
  }

  private static String arguments(String name, CommandSpec command) {
    return switch (name) {
      case "" -> String.join(" ", new TreeSet<>(command.subcommands().keySet()));
      case "code", "compare" ->
          CodeTable.load().all().stream().map(CodePage::name).collect(Collectors.joining(" "));
      case "codes" ->
          Stream.of(CodeFamily.values())
              .map(f -> f.ofReplies() ? f.id().substring(0, 1) : f.id())
              .collect(Collectors.joining(" "));
      case "demo" -> String.join(" ", Scenario.names());
      case "check", "explain", "fleet" -> FILES;
      case "finding" ->
          Stream.of(FindingId.values()).map(FindingId::id).collect(Collectors.joining(" "));
      default -> "";
    };
  }
}
