package org.ftpdiag;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;

/** Programs of this machine, and ftpdiag as if it were one. */
public final class Installed {
  private Installed() {}

  /** ftpdiag as it is being built, as a command in a folder. */
  public static Path ftpdiag(Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("ftpdiag"),
            "#!/bin/sh\nexec '"
                + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("java.class.path")
                + "' org.ftpdiag.Main \"$@\"\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Skips the test where a program is missing. */
  public static void needs(String program, String debian) {
    boolean there =
        Pattern.compile(File.pathSeparator)
            .splitAsStream(System.getenv("PATH") + ":/usr/sbin")
            .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
    assumeTrue(there, "there is no " + program + " (Debian: " + debian + ")");
  }
}
