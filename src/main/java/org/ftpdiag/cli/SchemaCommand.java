package org.ftpdiag.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.Schemas;
import org.ftpdiag.report.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ftpdiag schema [NAME]}: the JSON Schema of a document that ftpdiag writes. */
@Command(name = "schema")
final class SchemaCommand implements CliCommand {
  @Parameters(arity = "0..*", paramLabel = "NAME")
  List<String> names = new ArrayList<>();

  @Override
  public List<String> refused() {
    return List.of(
        "--format", "--report", "--fail-on", "--verbose", "--quiet", "--redact", "--reproduce");
  }

  @Override
  public int run(Console console, Words words) {
    if (names.isEmpty()) {
      console.print(String.join("\n", Schemas.NAMES) + "\n");
      return ExitCode.OK;
    }
    if (names.size() > 1 || !Schemas.NAMES.contains(names.get(0))) {
      throw new UsageException(
          "choice",
          "option",
          "schema",
          "value",
          String.join(" ", names),
          "choices",
          String.join(", ", Schemas.NAMES));
    }
    console.print(Schemas.of(names.get(0)), StandardCharsets.UTF_8);
    return ExitCode.OK;
  }
}
