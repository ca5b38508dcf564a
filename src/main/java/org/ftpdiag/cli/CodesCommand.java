package org.ftpdiag.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.CodeName;
import org.ftpdiag.cli.options.PageOptions;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.knowledge.CodeFamily;
import org.ftpdiag.report.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ftpdiag codes [FAMILY]}: the table of codes. */
@Command(name = "codes")
final class CodesCommand implements CliCommand {
  @ParentCommand RootCommand root;

  @Parameters(arity = "0..1", paramLabel = "FAMILY")
  String family;

  @Option(names = "--search", paramLabel = "WORD", descriptionKey = "cli.option.narrow.search")
  String search;

  @Override
  public List<String> refused() {
    return PageOptions.REFUSED;
  }

  @Override
  public int run(Console console, Words words) {
    PageOptions page = PageOptions.of(root.output, "codes", console);
    Optional<String> wanted = Optional.ofNullable(search).map(String::strip);
    if (wanted.filter(String::isEmpty).isPresent()) {
      throw new UsageException("search-empty");
    }
    String text = page.pages(root.output, console, words).index(families(), wanted);
    return page.print(text, console);
  }

  private Set<CodeFamily> families() {
    if (family == null) {
      return EnumSet.allOf(CodeFamily.class);
    }
    return EnumSet.of(
        CodeName.family(family).orElseThrow(() -> new UsageException("family", "family", family)));
  }
}
