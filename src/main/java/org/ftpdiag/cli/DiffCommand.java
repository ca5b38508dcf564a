package org.ftpdiag.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.ReportFile;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.cli.secrets.InputFile;
import org.ftpdiag.explain.OwnReport;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.PageFormat;
import org.ftpdiag.report.diff.DiffDocument;
import org.ftpdiag.report.diff.DiffJson;
import org.ftpdiag.report.print.DocumentPrinter;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.run.SavedReport;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ftpdiag diff A.json B.json}: what changed between two reports. */
@Command(name = "diff")
final class DiffCommand implements CliCommand {
  private static final Set<Format> FORMATS =
      EnumSet.of(Format.TEXT, Format.JSON, Format.MARKDOWN, Format.HTML);

  private static final int HEAD = 4096;
  private static final int LONGEST_NAME = 200;

  @ParentCommand RootCommand root;

  @Parameters(arity = "0..*", paramLabel = "REPORT")
  List<String> names = new ArrayList<>();

  @Override
  public List<String> refused() {
    return List.of(
        "--exit-by", "--warning", "--critical", "--verbose", "--quiet", "--redact", "--reproduce");
  }

  @Override
  public int run(Console console, Words words) {
    if (names.size() != 2) {
      throw new UsageException("diff-files");
    }
    OutputPlan plan = OutputPlan.of(root.output, console);
    plan.allow(FORMATS);
    DiffDocument document = new DiffDocument(read(0, words), read(1, words), words);
    console.print(text(document, plan.format(), plan.style(), words), plan.charset());
    ReportFiles files = new ReportFiles(console, words);
    boolean written = true;
    for (ReportFile report : plan.reports()) {
      written &=
          files.write(
              report,
              () -> Optional.of(text(document, report.format(), Style.file(Detail.NORMAL), words)));
    }
    Optional<Severity> came = document.diff().worstThatCame();
    return written ? came.map(plan.failOn()::exitCode).orElse(ExitCode.OK) : ExitCode.DEFECT;
  }

  private DiffDocument.Named read(int which, Words words) {
    String name = names.get(which);
    InputFile file = InputFile.read("diff", name);
    String begins = new String(file.content(), 0, Math.min(HEAD, file.content().length), UTF_8);
    if (OwnReport.schema(begins).filter(SavedReport.SCHEMA::equals).isEmpty()) {
      throw new UsageException("diff-report", "file", name);
    }
    SavedReport report = SavedOutput.read(new ByteArrayInputStream(file.content()), name, words);
    return new DiffDocument.Named(ServerText.shown(shortName(which), LONGEST_NAME), report);
  }

  /** Without its folder, where that tells them apart. */
  private String shortName(int which) {
    String name = String.valueOf(Path.of(names.get(which)).getFileName());
    String other = String.valueOf(Path.of(names.get(1 - which)).getFileName());
    return name.equals(other) ? names.get(which) : name;
  }

  private static String text(DiffDocument document, Format format, Style style, Words words) {
    if (format != Format.JSON) {
      PageFormat page = PageFormat.valueOf(format.name());
      return DocumentPrinter.print(document.document(), page, style, style.width(), words);
    }
    StringBuilder out = new StringBuilder();
    try {
      new DiffJson(Version.current()).write(document, out);
    } catch (IOException e) {
      throw new IllegalStateException("a StringBuilder throws nothing", e);
    }
    return out.toString();
  }
}
