package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.LocalFiles;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.DownloadCheck;
import org.ftpdiag.model.seen.Listing;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.UploadCheck;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.redact.Redaction;
import org.ftpdiag.report.reproduce.Reproducer;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario of the demo with its names masked: nothing leaks, and it is diagnosed as before.
 */
class RedactedScenariosTest {

  /** What the advice itself says to everybody. */
  private static final Pattern ADVICE = Pattern.compile("(?:telnet|-connect|on) 127[.]0[.]0[.]1");

  @ParameterizedTest
  @MethodSource("org.ftpdiag.demo.Scenario#names")
  @Execution(ExecutionMode.CONCURRENT)
  void noFormatNamesAnything(String name) throws IOException {
    Play play = Play.of(name);
    Report masked = masked(play);
    Set<String> needles = needles(play.run());
    List<String> leaks = new ArrayList<>();
    for (Format format : Format.values()) {
      for (String language : List.of("en", "fr")) {
        StringBuilder out = new StringBuilder();
        Style style = new Style(false, true, 400, Detail.VERBOSE);
        format.renderer(style, "0").render(masked, Words.load(language), out);
        leaks(needles, ADVICE.matcher(out).replaceAll(""))
            .forEach(l -> leaks.add(format.id() + ": " + l));
      }
    }
    assertEquals(List.of(), leaks, () -> "needles " + needles);
  }

  @ParameterizedTest
  @MethodSource("org.ftpdiag.demo.Scenario#names")
  @Execution(ExecutionMode.CONCURRENT)
  void masksLeaveTheDiagnosisAsItIs(String name) {
    Play play = Play.of(name);
    Report plain = play.report();
    Report masked = masked(play);
    assertEquals(found(plain), found(masked));
    assertEquals(plain.exitCode(), masked.exitCode());
    assertEquals(plain.diagnosis().server(), unmasked(plain, masked));
    assertEquals(
        plain.diagnosis().rootCause().map(Finding::id),
        masked.diagnosis().rootCause().map(Finding::id));
    assertTrue(masked.redacted());
    // Judged again, it is the same: what is masked decides nothing.
    assertEquals(
        found(plain),
        org.ftpdiag.diagnose.Diagnoser.diagnose(masked.run()).findings().stream()
            .map(Play::brief)
            .toList());
  }

  /** Product and version stay; what the server wrote of its system and features may hold names. */
  private static org.ftpdiag.model.ServerIdentity unmasked(Report plain, Report masked) {
    var was = plain.diagnosis().server();
    var is = masked.diagnosis().server();
    return new org.ftpdiag.model.ServerIdentity(
        is.product(), is.family(), is.version(), was.system(), was.features(), was.commands());
  }

  private static List<String> found(Report report) {
    return report.diagnosis().findings().stream().map(Play::brief).toList();
  }

  private static Report masked(Play play) {
    Report masked = new Redaction().of(play.report());
    return masked.with(Reproducer.commands(masked, LocalFiles.NONE));
  }

  private static Set<String> needles(ProbeRun run) {
    Set<String> needles = new TreeSet<>();
    run.request().credentials().user().filter(u -> !u.equals("anonymous")).ifPresent(needles::add);
    needles.add(run.request().target().knownHost());
    Stream.of(
            run.address().stream(),
            run.local().stream(),
            run.all(Resolution.class).flatMap(r -> r.addresses().stream()),
            run.all(ConnectAttempt.class).flatMap(c -> c.address().stream()),
            run.all(PassiveTry.class).flatMap(p -> p.announced().stream()))
        .flatMap(s -> s)
        .forEach(a -> address(a, needles));
    run.all(TlsAttempt.class)
        .flatMap(t -> t.session().stream())
        .flatMap(s -> s.chain().stream())
        .forEach(c -> certificate(c, needles));
    run.all(Listing.class).forEach(l -> needles.addAll(l.sample()));
    run.all(DownloadCheck.class).forEach(d -> needles.add(d.path()));
    run.all(UploadCheck.class).forEach(u -> needles.add(u.path()));
    run.request().tests().get().ifPresent(needles::add);
    run.request().tests().put().ifPresent(needles::add);
    needles.removeAll(Set.of("::1", "0:0:0:0:0:0:0:1", "0.0.0.0", "0,0,0,0", "", "/"));
    return needles;
  }

  private static void address(InetAddress a, Set<String> needles) {
    needles.add(Addresses.text(a));
    needles.add(a.getHostAddress());
    if (Addresses.isV4(a)) {
      needles.add(Addresses.text(a).replace('.', ','));
      StringBuilder hex = new StringBuilder();
      for (byte b : a.getAddress()) {
        hex.append(String.format(Locale.ROOT, "%02x", b));
      }
      needles.add(hex.toString());
    }
  }

  private static void certificate(CertificateInfo c, Set<String> needles) {
    needles.add(c.sha256());
    needles.addAll(c.names());
    Pattern.compile("(?:CN|O|OU)=([^,]+)")
        .matcher(c.subject() + "," + c.issuer())
        .results()
        .forEach(m -> needles.add(m.group(1)));
  }

  private static List<String> leaks(Set<String> needles, String text) {
    List<String> found = new ArrayList<>();
    for (String needle : needles) {
      var m =
          Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(needle) + "(?![\\p{L}\\p{N}])")
              .matcher(text);
      if (m.find()) {
        int from = Math.max(0, m.start() - 60);
        found.add(needle + " in …" + text.substring(from, Math.min(text.length(), m.end() + 40)));
      }
    }
    return found;
  }
}
