package org.ftpdiag.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.OutputOptions;
import org.ftpdiag.cli.options.PageOptions;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Similar;
import org.ftpdiag.report.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ftpdiag finding ID...}: what a finding means, why it happens and what mends it. */
@Command(name = "finding")
final class FindingCommand implements CliCommand {
  private static final Pattern ID = Pattern.compile("[a-z]++(?:-[a-z]++)++");

  @ParentCommand RootCommand root;

  @Parameters(arity = "0..*", paramLabel = "ID")
  List<String> asked = new ArrayList<>();

  @Override
  public List<String> refused() {
    return PageOptions.REFUSED;
  }

  @Override
  public int run(Console console, Words words) {
    PageOptions page = PageOptions.of(root.output, "finding", console);
    return print(asked, page, root.output, console, words);
  }

  /** The pages of findings. */
  static int print(
      List<String> asked, PageOptions page, OutputOptions options, Console console, Words words) {
    Set<FindingId> ids = new LinkedHashSet<>();
    for (String name : asked) {
      ids.add(FindingId.of(name.strip().toLowerCase(Locale.ROOT)).orElseThrow(() -> unknown(name)));
    }
    if (ids.isEmpty()) {
      throw new UsageException("finding-missing");
    }
    return page.print(page.findings(options, console, words).pages(List.copyOf(ids)), console);
  }

  /**
   * Refuses what is meant for this command rather than for that of codes.
   *
   * @throws UsageException for a finding, or one that was mistyped
   */
  static void check(String argument) {
    if (!ID.matcher(argument).matches()) {
      return;
    }
    if (FindingId.of(argument).isPresent()) {
      throw new UsageException("finding-apart", "finding", argument);
    }
    if (similar(argument).isPresent()) {
      throw unknown(argument);
    }
  }

  private static UsageException unknown(String name) {
    return similar(name)
        .map(similar -> new UsageException("finding-similar", "finding", name, "similar", similar))
        .orElseGet(() -> new UsageException("finding-unknown", "finding", name));
  }

  private static Optional<String> similar(String name) {
    return Similar.of(name, Arrays.stream(FindingId.values()).map(FindingId::id).toList());
  }
}
