package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.ftpdiag.Installed;
import org.ftpdiag.demo.DemoCertificates;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands of {@code --reproduce}, run: they show what ftpdiag found. */
class ReproduceTest {
  @TempDir Path folder;

  /** What a scenario's commands are. */
  private List<Reproduced> commands(Scenario scenario, DemoServer server) throws IOException {
    Path ca = Files.writeString(folder.resolve("ca.pem"), DemoCertificates.authorityPem());
    List<String> args = new ArrayList<>(scenario.args());
    args.addAll(List.of("--reproduce", "--format", "json", "--ca", ca.toString()));
    String host = server.address().getAddress().getHostAddress();
    args.add((host.contains(":") ? "[" + host + "]" : host) + ":" + server.address().getPort());
    if (scenario.args().contains("off")) {
      args.removeAll(List.of("--ca", ca.toString()));
    }
    RecordingConsole console = new RecordingConsole();
    console.environment.put("FTPDIAG_PASSWORD", scenario.clientPassword());
    console.run(args.toArray(new String[0]));
    assertFalse(console.out().contains(scenario.clientPassword()), "the password is shown");
    return Reproduced.in(console.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          healthy                         ; curl    ; 226 Transfer complete
          healthy-ipv6                    ; curl    ; 226 Transfer complete
          healthy-implicit                ; curl    ; 226 Transfer complete
          login-rejected                  ; curl    ; < 530
          anonymous-refused               ; curl    ; < 530
          user-not-allowed                ; curl    ; < 530
          account-required                ; curl    ; < 332
          password-expired                ; curl    ; < 530
          login-locked-out                ; curl    ; < (421|530)
          tls-required                    ; curl    ; < (530|550|522|503|421)
          tls-unsupported                 ; curl    ; < (500|502|504|530|534)
          tls-certificate-expired         ; openssl ; certificate has expired
          tls-certificate-self-signed     ; openssl ; self-signed certificate
          tls-certificate-name-mismatch   ; openssl ; IP address mismatch
          tls-certificate-untrusted       ; openssl ; (unable to get|self-signed certificate in)
          tls-certificate-expired         ; curl    ; certificate has expired
          tls-version-unsupported         ; openssl ; (?i)(alert|error|no peer certificate)
          tls-handshake-failed            ; openssl ; (?i)(alert|error|no peer certificate)
          implicit-tls-expected           ; openssl ; BEGIN CERTIFICATE
          passive-address-private         ; curl    ; < 227 .*10,
          passive-port-refused            ; curl    ; (?i)(refused|failed to connect)
          passive-disabled                ; curl    ; < (500|502|550|425)
          active-refused                  ; curl    ; < (500|501|502|504|550)
          data-unavailable                ; curl    ; < 425
          data-aborted                    ; curl    ; (?i)(< 426|reset)
          data-stalled                    ; curl    ; (?i)timed out
          list-denied                     ; curl    ; < (550|450|553)
          list-unparseable                ; curl    ; < 226
          file-not-found                  ; curl    ; < 550
          directory-missing               ; curl    ; < 550
          storage-full                    ; curl    ; < (452|552)
          quota-exceeded                  ; curl    ; < 552
          data-stalled                    ; lftp    ; (?i)(timeout|max-retries)
          greeting-closed                 ; nc      ; (?i)succeeded
          service-unavailable             ; nc      ; 421
          access-denied-by-address        ; nc      ; 550
          not-ftp-ssh                     ; nc      ; SSH-2.0
          greeting-mangled                ; nc      ; [*]{3}
          greeting-timeout                ; nc      ; (?i)succeeded
          """)
  @Execution(ExecutionMode.SAME_THREAD)
  void theCommandShowsTheSame(String name, String tool, String symptom)
      throws IOException, InterruptedException {
    Installed.needs(tool, tool);
    Scenario scenario = Scenario.load(name);
    try (DemoServer server = DemoServer.start(scenario)) {
      Reproduced chosen = Reproduced.with(tool, commands(scenario, server));
      // What a person would type at the prompt.
      String command =
          chosen
              .command()
              .replace(
                  "--user " + scenario.user(),
                  "--user " + scenario.user() + ":" + scenario.clientPassword());
      String output = Reproduced.run(command, folder);
      assertTrue(Pattern.compile(symptom).matcher(output).find(), command + "\n" + output);
    }
  }

  @Test
  void namesFromOutsideAreNoPartOfTheCommand() throws IOException, InterruptedException {
    RecordingConsole console = new RecordingConsole();
    console.environment.put("FTPDIAG_PASSWORD", "x");
    String user = "o'neil; touch " + folder.resolve("broken") + " $(id) `id`";
    try (DemoServer server = DemoServer.start(Scenario.load("healthy"))) {
      console.run(
          "--reproduce",
          "--tls",
          "off",
          "-u",
          user,
          "--format",
          "json",
          "127.0.0.1:" + server.address().getPort());
      String command = Reproduced.in(console.out()).get(0).command();
      String words = Reproduced.run(command.replaceFirst("^curl", "printf '%s\\\\n'"), folder);
      assertTrue(words.lines().anyMatch(user::equals), command + "\n" + words);
      assertFalse(Files.exists(folder.resolve("broken")));
      assertEquals(0, console.err().length(), console.err());
    }
  }

  @Test
  void eachRowNamesAFindingAndWhatIsSeen() {
    RecordingConsole console = new RecordingConsole();
    console.run("demo", "--redact", "--reproduce", "login-rejected");
    assertTrue(console.out().contains("To see it without ftpdiag:"), console.out());
    assertTrue(console.out().contains("--user user-1"), console.out());
    assertFalse(console.out().contains("127.0.0.1"), console.out());
  }
}
