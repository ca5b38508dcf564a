package org.ftpdiag.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.EncodedWriter;
import org.ftpdiag.cli.console.OutputException;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.cli.secrets.WaitingFile;
import org.ftpdiag.explain.Explainer;
import org.ftpdiag.explain.Explanation;
import org.ftpdiag.explain.UnreadableLogException;
import org.ftpdiag.explain.dialect.Dialects;
import org.ftpdiag.knowledge.Product;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ftpdiag explain [FILE]}: the log of another program, line by line and diagnosed. */
@Command(name = "explain")
final class ExplainCommand implements CliCommand {
  private static final String STANDARD_INPUT = "-";

  @ParentCommand RootCommand root;

  @Parameters(arity = "0..1", paramLabel = "FILE")
  String file;

  @Option(names = "--summary", descriptionKey = "cli.option.check.summary")
  boolean summary;

  @Option(names = "--server", paramLabel = "PRODUCT", descriptionKey = "cli.option.check.server")
  String server;

  @Option(names = "--dialect", paramLabel = "NAME", descriptionKey = "cli.option.check.dialect")
  String dialect;

  @Override
  public int run(Console console, Words words) {
    OutputPlan plan = OutputPlan.of(root.output, console);
    String name = file == null ? STANDARD_INPUT : file;
    Explainer explainer = new Explainer(dialect(), family());
    try (InputStream in = open(name, console)) {
      Writer out = new EncodedWriter(console.out(), plan.charset());
      ExplainOutput output = new ExplainOutput(words, plan, name, summary, e -> exit(e, plan));
      boolean[] written = {true};
      Explanation e =
          output.write(
              listener -> explainer.explain(in, listener),
              out,
              (report, why) -> {
                written[0] = false;
                console.say(words.say("cli.report-failed", facts(report, why)));
              });
      out.flush();
      return written[0] ? exit(e, plan) : ExitCode.DEFECT;
    } catch (OutputException e) {
      if (e.unread()) { // no verdict on what was not read
        return ExitCode.UNREAD;
      }
      throw e;
    } catch (UnreadableLogException e) {
      throw new UsageException(
          "explain-" + e.reason(),
          "file",
          name,
          "detail",
          e.detail(),
          "choices",
          String.join(", ", Dialects.ids()));
    } catch (IOException e) { // of the input: standard output throws its own
      throw new UsageException("file-unreadable", "option", "explain", "file", name);
    }
  }

  private static Map<String, String> facts(Path file, IOException why) {
    return Map.of("file", file.toString(), "detail", String.valueOf(why.getMessage()));
  }

  private static int exit(Explanation e, OutputPlan plan) {
    boolean reached =
        switch (plan.failOn()) {
          case WARN -> e.verdict() != Severity.INFO;
          case FAIL -> e.verdict() == Severity.FAIL;
          case NEVER -> false;
        };
    return reached ? ExitCode.FOUND : ExitCode.OK;
  }

  private Optional<String> dialect() {
    if (dialect != null && Dialects.ids().stream().noneMatch(dialect::equalsIgnoreCase)) {
      throw new UsageException(
          "choice",
          "option",
          "--dialect",
          "value",
          dialect,
          "choices",
          String.join(", ", Dialects.ids()));
    }
    return Optional.ofNullable(dialect);
  }

  /** A product by the key of its family, or by the name people use. */
  private Optional<String> family() {
    if (server == null) {
      return Optional.empty();
    }
    Products products = Products.load();
    return Optional.of(
        products.all().stream()
            .filter(p -> p.family().equalsIgnoreCase(server) || p.name().equalsIgnoreCase(server))
            .map(Product::family)
            .findFirst()
            .orElseThrow(
                () ->
                    new UsageException(
                        "choice",
                        "option",
                        "--server",
                        "value",
                        server,
                        "choices",
                        products.all().stream()
                            .map(p -> p.family().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ")))));
  }

  private static InputStream open(String name, Console console) throws IOException {
    if (name.equals(STANDARD_INPUT)) {
      return console.in();
    }
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new UsageException("file-directory", "option", "explain", "file", name);
      }
      return WaitingFile.is(path)
          ? new WaitingFile(path, WaitingFile.READING).open()
          : Files.newInputStream(path);
    } catch (TimeoutException e) {
      throw new UsageException(
          "file-silent",
          "option",
          "explain",
          "file",
          name,
          "seconds",
          WaitingFile.READING.toSeconds());
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new UsageException("file-missing", "option", "explain", "file", name);
    } catch (IOException e) {
      throw new UsageException("file-unreadable", "option", "explain", "file", name);
    }
  }
}
