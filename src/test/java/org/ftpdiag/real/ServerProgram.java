package org.ftpdiag.real;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Where the programs of real servers are, and what they need to run. */
final class ServerProgram {
  private ServerProgram() {}

  /** The program of that name, or the test is skipped with a word. */
  static Path need(String name) {
    Assumptions.assumeTrue(
        "root".equals(System.getProperty("user.name")), "real FTP servers are started as root");
    Optional<Path> found = find(name);
    Assumptions.assumeTrue(found.isPresent(), name + " is not installed");
    return found.get();
  }

  private static Optional<Path> find(String name) {
    List<String> folders = new ArrayList<>();
    folders.addAll(List.of(System.getenv("PATH").split(File.pathSeparator)));
    folders.addAll(List.of("/usr/sbin", "/usr/local/sbin"));
    for (Path root : roots()) {
      folders.add(root.resolve("usr/sbin").toString());
      folders.add(root.resolve("usr/bin").toString());
    }
    return folders.stream().map(f -> Path.of(f, name)).filter(Files::isExecutable).findFirst();
  }

  /** Folders into which packages that exclude each other were unpacked. */
  private static List<Path> roots() {
    return List.of(Path.of("/opt/ftpdiag-servers"));
  }

  /** ProFTPD's modules, beside its program. */
  static Path proftpdModules(Path program) {
    return program.getParent().getParent().resolve("lib/proftpd");
  }
}
