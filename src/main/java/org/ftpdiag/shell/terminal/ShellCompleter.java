package org.ftpdiag.shell.terminal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.shell.Shell;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** What may follow: commands, then what the command takes. */
final class ShellCompleter implements Completer {
  private static final Set<String> REMOTE =
      Set.of(
          "ls", "cd", "get", "cwd", "retr", "size", "mdtm", "dele", "rmd", "rnfr", "list", "nlst",
          "mlsd", "mlst", "stat");
  private static final int MOST = 500;

  private final Shell shell;

  ShellCompleter(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (line.wordIndex() == 0) {
      String typed = line.word();
      boolean small = !typed.isEmpty() && typed.equals(typed.toLowerCase(java.util.Locale.ROOT));
      for (String command : shell.commands()) {
        candidates.add(whole(command));
        if (small && !command.equals(command.toLowerCase(java.util.Locale.ROOT))) {
          candidates.add(whole(command.toLowerCase(java.util.Locale.ROOT)));
        }
      }
      return;
    }
    String command = line.words().get(0).toLowerCase(java.util.Locale.ROOT);
    switch (command) {
      case "put" -> add(candidates, line.wordIndex() == 1 ? local(line.word()) : remote());
      case "report" -> add(candidates, Arrays.stream(Format.values()).map(Format::id).toList());
      case "help", "quote" -> add(candidates, shell.commands());
      case "passive" -> add(candidates, List.of("epsv", "pasv"));
      case "active" -> add(candidates, List.of("eprt", "port"));
      case "keepalive" -> add(candidates, List.of("off"));
      default -> {
        if (REMOTE.contains(command)) {
          add(candidates, line.wordIndex() == 1 ? remote() : local(line.word()));
        }
      }
    }
  }

  private Collection<String> remote() {
    return shell.remoteNames();
  }

  private static List<String> local(String typed) {
    List<String> names = new ArrayList<>();
    int slash = typed.lastIndexOf('/');
    String folder = typed.substring(0, slash + 1);
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
      for (Path file : files) {
        if (names.size() < MOST) {
          names.add(folder + file.getFileName() + (Files.isDirectory(file) ? "/" : ""));
        }
      }
    } catch (IOException | InvalidPathException e) {
      return List.of(); // nothing to offer there
    }
    return names;
  }

  private static void add(List<Candidate> candidates, Collection<String> names) {
    for (String name : names) {
      boolean plain = name.codePoints().allMatch(ServerText::visible);
      if (plain) {
        boolean goesOn = name.endsWith("/");
        candidates.add(new Candidate(name, name, null, null, null, null, !goesOn));
      }
    }
  }

  private static Candidate whole(String command) {
    return new Candidate(command, command, null, null, null, null, true);
  }
}
