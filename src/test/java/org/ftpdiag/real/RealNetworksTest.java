package org.ftpdiag.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Deep checks across a router with a fault, made of network namespaces ({@code network.sh}): as
 * root, with ip, nft and vsftpd; skipped elsewhere.
 */
class RealNetworksTest {
  private static final int CANNOT = 77;

  @TempDir Path folder;

  /** What the last probe said. */
  private String json = "";

  @Test
  void aFirewallThatLetsInHalfOfThePassivePortsIsNamed() throws Exception {
    List<String> found = probe("range", "--check", "passive-range");
    assertTrue(found.contains("passive-range-partly-blocked:fail"), found::toString);
  }

  @Test
  void aRouterThatLosesFullPacketsIsNamed() throws Exception {
    List<String> found = probe("mtu", "--check", "mtu", "--put", "pub", "--timeout", "4");
    assertEquals("mtu-black-hole:fail", found.get(0));
  }

  @Test
  void aFirewallThatReadsFtpIsNamed() throws Exception {
    List<String> found = probe("conntrack", "--check", "firewall-tls", "--timeout", "2");
    assertTrue(found.contains("firewall-reads-ftp:warn"), found::toString);
  }

  @Test
  void aRouterThatRewritesTheAnswerToPasvIsNamed() throws Exception {
    List<String> found = probeAt("10.9.1.2", "nat-server", "--check", "address-rewrite");
    assertTrue(found.contains("address-rewritten:warn"), found::toString);
    assertTrue(json.contains("under TLS PASV named 203.0.113.1"), json);
    assertTrue(json.contains("in clear 10.9.1.2"), json);
  }

  @Test
  void aRouterThatRewritesPortIsNamed() throws Exception {
    List<String> found = probe("nat-client", "--check", "address-rewrite");
    assertTrue(found.contains("address-rewritten:warn"), found::toString);
    assertTrue(json.contains("PORT was answered 500"), json);
    assertTrue(json.contains("in clear 203.0.113.1, and 200"), json);
  }

  @Test
  void withoutTlsAConnectionThroughNatTellsTheSame() throws Exception {
    List<String> found =
        probe("nat-client", "--check", "address-rewrite", "--active", "--tls", "off");
    assertTrue(found.contains("address-rewritten:warn"), found::toString);
  }

  @Test
  void aRouterThatRewritesNothingIsNotAccused() throws Exception {
    List<String> found =
        probe("tls", "--check", "address-rewrite,firewall-tls,passive-range", "--active");
    found.removeIf(f -> f.endsWith(":info") || f.startsWith("tls-certificate-"));
    assertEquals(List.of(), found);
  }

  @Test
  void aRouterWithoutAFaultIsNotAccused() throws Exception {
    List<String> found =
        probe("none", "--check", "passive-range,names,integrity,mtu", "--put", "pub");
    found.removeIf(f -> f.endsWith(":info"));
    assertEquals(List.of("anonymous-writable:warn"), found);
  }

  /** All findings as {@code id:severity}, in their order. */
  private List<String> probe(String fault, String... options) throws Exception {
    return probeAt("203.0.113.1", fault, options);
  }

  private List<String> probeAt(String address, String fault, String... options) throws Exception {
    Path program = ServerProgram.need("vsftpd");
    Path script = folder.resolve("network.sh");
    try (InputStream in = RealNetworksTest.class.getResourceAsStream("network.sh")) {
      Files.copy(in, script);
    }
    Path out = folder.resolve("out");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("bash", script.toString(), fault, program.toString()));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "org.ftpdiag.Main",
            "--format",
            "json"));
    command.addAll(List.of(options));
    command.add(address);
    int code = run(command, out);
    assumeTrue(code != CANNOT, "no network namespaces, nft or connection tracking here");
    json = Files.readString(out, StandardCharsets.UTF_8);
    List<String> found = new ArrayList<>();
    Matcher m =
        Pattern.compile("\"id\"\\s*:\\s*\"([a-z0-9-]+)\",\\s*\"severity\"\\s*:\\s*\"([a-z]+)\"")
            .matcher(json);
    while (m.find()) {
      found.add(m.group(1) + ":" + m.group(2));
    }
    assertTrue(json.contains("\"findings\""), json);
    return found;
  }

  private static int run(List<String> command, Path out) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectInput(new File("/dev/null"))
        .redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
  }
}
