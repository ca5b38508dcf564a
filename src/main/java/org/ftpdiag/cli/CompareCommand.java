package org.ftpdiag.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.CodeName;
import org.ftpdiag.cli.options.PageOptions;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.report.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ftpdiag compare CODE CODE...}: codes side by side. */
@Command(name = "compare")
final class CompareCommand implements CliCommand {
  private static final int MOST = 8;

  @ParentCommand RootCommand root;

  @Parameters(arity = "0..*", paramLabel = "CODE")
  List<String> asked = new ArrayList<>();

  @Override
  public List<String> refused() {
    return PageOptions.REFUSED;
  }

  @Override
  public int run(Console console, Words words) {
    PageOptions page = PageOptions.of(root.output, "compare", console);
    Set<String> codes = new LinkedHashSet<>();
    for (String argument : asked) {
      List<String> named = CodeName.codes(argument);
      if (named.isEmpty()) {
        throw new UsageException("code-none", "argument", argument);
      }
      codes.addAll(named);
    }
    if (codes.size() < 2) {
      throw new UsageException("compare-few");
    }
    if (codes.size() > MOST) {
      throw new UsageException("compare-many", "most", MOST, "codes", codes.size());
    }
    String text = page.pages(root.output, console, words).compare(List.copyOf(codes));
    return page.print(text, console);
  }
}
