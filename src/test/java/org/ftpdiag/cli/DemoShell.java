package org.ftpdiag.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.ftpdiag.cli.secrets.PasswordSource;
import org.ftpdiag.demo.DemoCertificates;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;

/** {@code ftpdiag shell} beside a demo server that plays a scenario. */
final class DemoShell implements AutoCloseable {
  final RecordingConsole console = new RecordingConsole();
  final DemoServer server;
  final Scenario scenario;
  private final Path folder;

  DemoShell(String scenario, Path folder) throws IOException {
    this.scenario = Scenario.load(scenario);
    this.server = DemoServer.start(this.scenario);
    this.folder = folder;
    console.environment.put(PasswordSource.VARIABLE, this.scenario.clientPassword());
  }

  /** The arguments up to what the shell is to do. */
  List<String> arguments() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("shell", "--lang", "en"));
    arguments.addAll(scenario.args());
    arguments.add("--ca=" + authority(folder));
    arguments.add("127.0.0.1:" + server.address().getPort());
    return arguments;
  }

  int run(String... more) throws IOException {
    List<String> arguments = arguments();
    arguments.addAll(List.of(more));
    return console.run(arguments.toArray(new String[0]));
  }

  static Path authority(Path folder) throws IOException {
    try {
      String body =
          Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
              .encodeToString(DemoCertificates.authority().getEncoded());
      return Files.writeString(
          folder.resolve("authority.pem"),
          "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    } catch (CertificateEncodingException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
