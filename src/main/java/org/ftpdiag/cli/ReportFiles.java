package org.ftpdiag.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.WholeFile;
import org.ftpdiag.cli.options.ReportFile;
import org.ftpdiag.cli.secrets.WaitingFile;
import org.ftpdiag.report.words.Words;

/** Writes reports into files, and says in a line which could not be written. */
public final class ReportFiles {
  private final Console console;
  private final Words words;

  public ReportFiles(Console console, Words words) {
    this.console = console;
    this.words = words;
  }

  /** Makes what is to be written; empty where that failed, which was said. */
  @FunctionalInterface
  public interface Content {
    Optional<String> make() throws IOException;
  }

  /** Whether the file was written, or there was nothing to write. */
  public boolean write(ReportFile file, Content content) {
    try {
      Optional<String> document = content.make();
      if (document.isPresent()) {
        write(file, document.get());
      }
      return true;
    } catch (IOException e) {
      failed(file.file().toString(), e);
      return false;
    }
  }

  private void write(ReportFile file, String document) throws IOException {
    if (WaitingFile.is(file.file())) {
      byte[] content = document.getBytes(StandardCharsets.UTF_8);
      try {
        new WaitingFile(file.file(), WaitingFile.WRITING).write(content);
      } catch (TimeoutException e) {
        String why = words.say("cli.file.unread", "seconds", WaitingFile.WRITING.toSeconds());
        throw new FileSystemException(file.file().toString(), null, why);
      }
      return;
    }
    new WholeFile(file.file()).write(document);
  }

  /** Says that a file could not be written. */
  public void failed(String file, IOException e) {
    console.say(words.say("cli.report-failed", Map.of("file", file, "detail", reason(e, words))));
  }

  /** What the system says; of a file's error without the name of the file, which is said anyway. */
  static String reason(IOException e, Words words) {
    if (e instanceof FileSystemException f) {
      String kind = f.getClass().getSimpleName();
      return f.getReason() == null
          ? words.find("cli.file." + kind, Map.of()).orElse(kind)
          : f.getReason();
    }
    return String.valueOf(e.getMessage());
  }
}
