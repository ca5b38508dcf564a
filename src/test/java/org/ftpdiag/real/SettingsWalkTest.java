package org.ftpdiag.real;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ftpdiag.knowledge.ReplyTable;
import org.ftpdiag.knowledge.Settings;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport.Outcome;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Every setting that a report can print for a server that runs here is pasted, as printed, into
 * Debian's configuration and into one that has the fault: the server starts, the fault is gone, and
 * a login and a download that worked before still work. {@code walk.tsv} has the faults, and the
 * reasons where none can be made.
 */
@Isolated("servers by the dozen would keep tests of deadlines from being on time")
class SettingsWalkTest {
  private static final Set<String> FAMILIES =
      Set.of("vsftpd", "proftpd", "pure-ftpd", "pyftpdlib", "inetutils");
  private static final List<String> PLAIN = List.of("named", "get=hello.txt");

  private final List<Remedy> remedies = read();

  @Test
  void everySettingOfTheseServersIsWalkedOrHasAReason() {
    Set<String> printed = new TreeSet<>();
    Settings settings = Settings.load();
    for (FindingId id : FindingId.values()) {
      for (String family : settings.families(id)) {
        if (FAMILIES.contains(family)) {
          printed.add(family + "\t" + String.join("; ", settings.of(id, family)));
        }
      }
    }
    ReplyTable.load().rows().stream()
        .filter(r -> FAMILIES.contains(r.product()) && r.setting().isPresent())
        .forEach(r -> printed.add(r.product() + "\t" + r.setting().get()));
    Set<String> here = new TreeSet<>();
    remedies.forEach(r -> here.add(r.family() + "\t" + r.cell()));
    assertEquals(String.join("\n", printed), String.join("\n", here));
  }

  @Test
  void everySettingCuresAndHarmsNothing() throws Exception {
    String obstacle = PrivateHost.obstacle();
    Assumptions.assumeTrue(obstacle.isEmpty(), obstacle);
    Path pem = Certificates.make();
    String crypt = RealServer.crypted();
    ExecutorService pool =
        Executors.newFixedThreadPool(2 * Runtime.getRuntime().availableProcessors());
    try {
      List<Future<List<String>>> results = new ArrayList<>();
      for (Remedy r : remedies) {
        for (StockServer stock : StockServer.values()) {
          if (stock.family().equals(r.family())) {
            results.add(pool.submit(() -> new Trial(r, stock, pem, crypt).complaints()));
          }
        }
      }
      List<String> complaints = new ArrayList<>();
      for (Future<List<String>> result : results) {
        complaints.addAll(result.get());
      }
      assertEquals("", String.join("\n", complaints));
    } finally {
      pool.shutdownNow();
      Certificates.delete(pem);
    }
  }

  static List<Remedy> read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                SettingsWalkTest.class.getResourceAsStream("walk.tsv"), StandardCharsets.UTF_8))) {
      return in.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).map(Remedy::of).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One setting in one stock configuration. */
  static final class Trial {
    private final Remedy remedy;
    private final StockServer stock;
    private final Path pem;
    private final String crypt;

    /** What the finding weighed before; a remark that is left of it is no failure to cure. */
    private Severity least = Severity.INFO;

    Trial(Remedy remedy, StockServer stock, Path pem, String crypt) {
      this.remedy = remedy;
      this.stock = stock;
      this.pem = pem;
      this.crypt = crypt;
    }

    List<String> complaints() {
      List<String> bad = new ArrayList<>();
      try {
        List<String> printed = remedy.printed(stock);
        List<String> base = remedy.base(stock);
        pasted(List.of(base, printed), "in stock", true, false, bad);
        if (remedy.walked()) {
          boolean worked = faulty(bad);
          pasted(List.of(base, remedy.fault(stock), printed), "with the fault", worked, true, bad);
        }
      } catch (IOException | RuntimeException | AssertionError e) {
        bad.add("fails: " + e);
      }
      return bad.stream().map(b -> stock + " " + remedy + ": " + b).toList();
    }

    /** The fault must be found; returns whether plain work goes on all the same. */
    private boolean faulty(List<String> bad) throws IOException {
      try (PrivateHost host =
          PrivateHost.start(stock, List.of(remedy.base(stock), remedy.fault(stock)), pem, crypt)) {
        boolean listens = host.listens();
        if (remedy.probe().contains("down")) {
          if (listens) {
            bad.add("the fault does not keep it from starting");
          }
          return false;
        }
        if (!listens) {
          bad.add("the fault keeps it from starting: " + host.log());
          return false;
        }
        Probing.Told told = new Question(remedy.probe()).ask(host.port());
        if (!finds(told)) {
          bad.add("the fault is not found: " + told.dialogue());
        }
        told.diagnosis().findings().stream()
            .filter(f -> f.id() == remedy.id())
            .forEach(f -> least = f.severity());
        return works(new Question(PLAIN).ask(host.port()));
      }
    }

    private void pasted(
        List<List<String>> lines, String where, boolean mustWork, boolean cures, List<String> bad)
        throws IOException {
      try (PrivateHost host = PrivateHost.start(stock, lines, pem, crypt)) {
        if (!host.listens()) {
          bad.add(where + ": it does not start: " + host.log());
          return;
        }
        Probing.Told plain = new Question(PLAIN).ask(host.port());
        if (mustWork && !works(plain)) {
          bad.add(where + ": a login and a download fail: " + plain.dialogue() + host.log());
        }
        if (cures && !remedy.probe().contains("down")) {
          if (remedy.probe().contains("host=::1") && !host.listensForIpv6()) {
            bad.add(where + ": nothing listens on IPv6");
          }
          Probing.Told told = new Question(remedy.probe()).ask(host.port());
          if (finds(told)) {
            bad.add(where + ": it does not cure: " + told.dialogue() + host.log());
          }
        }
      }
    }

    private boolean finds(Probing.Told told) {
      return told.diagnosis().findings().stream()
          .anyMatch(f -> f.id() == remedy.id() && f.severity().compareTo(least) >= 0);
    }

    private static boolean works(Probing.Told told) {
      return told.outcome(StepId.LOGIN) == Outcome.DONE
          && told.outcome(StepId.DOWNLOAD) == Outcome.DONE;
    }
  }

  /** Certificates that a walk needs: one of an authority, as certbot lays it down, and another. */
  private static final class Certificates {
    private static final String SCRIPT =
        """
        set -e
        openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=Walk -keyout ca.key -out chain.pem
        openssl req -newkey rsa:2048 -nodes -subj /CN=ftp.example.com -keyout privkey.pem -out x.csr
        openssl x509 -req -in x.csr -CA chain.pem -CAkey ca.key -CAcreateserial -days 30 -out cert.pem
        cat cert.pem chain.pem >fullchain.pem
        openssl req -x509 -newkey rsa:2048 -nodes -days 3 -subj /CN=other -keyout o.key -out o.pem
        cat o.key o.pem >other.pem
        chmod 600 *.key *key.pem other.pem
        """;

    static Path make() throws Exception {
      Path dir = Files.createTempDirectory("ftpdiag-pem");
      Process p =
          new ProcessBuilder("sh", "-c", SCRIPT)
              .directory(dir.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertEquals(0, p.waitFor(), "openssl");
      return dir;
    }

    static void delete(Path dir) throws IOException {
      try (var files = Files.list(dir)) {
        for (Path f : files.toList()) {
          Files.delete(f);
        }
      }
      Files.delete(dir);
    }
  }
}
