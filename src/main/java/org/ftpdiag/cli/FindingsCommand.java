package org.ftpdiag.cli;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.PageOptions;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.report.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ftpdiag findings [--search WORD]}: all findings. */
@Command(name = "findings")
final class FindingsCommand implements CliCommand {
  @ParentCommand RootCommand root;

  @Option(names = "--search", paramLabel = "WORD", descriptionKey = "cli.option.narrow.search")
  String search;

  @Override
  public List<String> refused() {
    return PageOptions.REFUSED;
  }

  @Override
  public int run(Console console, Words words) {
    PageOptions page = PageOptions.of(root.output, "findings", console);
    Optional<String> wanted = Optional.ofNullable(search).map(String::strip);
    if (wanted.filter(String::isEmpty).isPresent()) {
      throw new UsageException("search-empty");
    }
    return page.print(page.findings(root.output, console, words).index(wanted), console);
  }
}
