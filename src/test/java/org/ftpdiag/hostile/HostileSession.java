package org.ftpdiag.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ftpdiag.cli.Cli;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.Interruption;
import org.ftpdiag.cli.console.Terminal;
import org.ftpdiag.demo.DemoCertificates;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.scripted.JsonContract;

/** One probe of a hostile server, as the command line runs it, and what it broke. */
final class HostileSession {
  /** Seconds that a probe may take. */
  private static final double DEADLINE = 2;

  /** So many time-outs long a transfer that was asked for may be slow, whatever the deadline. */
  private static final int PATIENCE = 12;

  /** Seconds beyond the deadline in which the report is made, among twenty other sessions. */
  private static final double ALLOWANCE = 8;

  /** Lines of what a session wrote that are kept to be shown. */
  private static final int SHOWN = 30;

  private static final Pattern OUR_COLOUR = Pattern.compile("\u001b\\[\\d{1,2}m");

  private static final Pattern PASSED =
      Pattern.compile("\"id\" : \"(\\w+)\",\\s+\"status\" : \"(?:pass|warn)\"");

  /** Whether a file was asked for, or sent. */
  private static final Pattern TRANSFERRED =
      Pattern.compile("\"id\" : \"(?:download|upload)\",\\s+\"status\" : \"(?:pass|warn|fail)\"");

  private static final Words ENGLISH = Words.load("en");
  private static final Words FRENCH = Words.load("fr");

  private final long seed;
  private final int number;
  private final Path folder;
  private final boolean whole;

  /**
   * What came of it.
   *
   * @param broken the rules that it broke; empty as it should be
   */
  record Outcome(
      int number, double seconds, List<String> broken, Set<String> passed, String story) {}

  /**
   * @param whole whether all that it writes is kept to be shown
   */
  HostileSession(long seed, int number, Path folder, boolean whole) {
    this.whole = whole;
    this.seed = seed;
    this.number = number;
    this.folder = folder;
  }

  /** Plays it: the same seed and number play the same. */
  Outcome play() throws IOException {
    RandomGenerator chance = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    boolean implicit = chance.nextInt(12) == 0;
    boolean named = chance.nextInt(4) > 0;
    String password = "s3cret-" + Long.toString(chance.nextLong() >>> 20, 36);
    boolean french = chance.nextInt(4) == 0;
    boolean quiet = chance.nextInt(10) == 0;
    boolean terminal = chance.nextInt(3) == 0;
    int interruptAfterMs = chance.nextInt(10) == 0 ? chance.nextInt(600) : -1;
    Path json = folder.resolve("report-" + number + ".json");
    try (HostileServer server = new HostileServer(chance, implicit)) {
      List<String> args = new ArrayList<>();
      double timeout = chance.nextBoolean() ? 0.5 : 1;
      args.addAll(List.of("--timeout", Double.toString(timeout), "--deadline", "2"));
      args.addAll(List.of("--lang", french ? "fr" : "en", "--report", "json=" + json));
      if (quiet) {
        args.add("-q");
      } else if (chance.nextBoolean()) {
        args.add("-v");
      }
      if (chance.nextInt(3) == 0) {
        args.addAll(List.of("--color", "always"));
      }
      if (named) {
        args.addAll(List.of("-u", "joe"));
      }
      args.addAll(options(chance, implicit));
      args.add((implicit ? "ftps://" : "") + "127.0.0.1:" + server.port());
      return run(
          args,
          timeout,
          server,
          named ? password : "",
          terminal,
          french,
          quiet,
          interruptAfterMs,
          json);
    } finally {
      Files.deleteIfExists(json);
    }
  }

  private List<String> options(RandomGenerator chance, boolean implicit) throws IOException {
    List<String> all = new ArrayList<>();
    if (!implicit && chance.nextInt(3) == 0) {
      all.addAll(List.of("--tls", List.of("auto", "off", "explicit").get(chance.nextInt(3))));
    }
    switch (chance.nextInt(3)) {
      case 0 -> all.add("--insecure");
      case 1 -> all.addAll(List.of("--ca", folder.resolve("authority.pem").toString()));
      default -> {}
    }
    if (chance.nextInt(4) == 0) {
      all.addAll(List.of("--data", List.of("epsv", "pasv", "eprt", "port").get(chance.nextInt(4))));
    }
    switch (chance.nextInt(6)) {
      case 0 -> all.addAll(List.of("--get", "/file"));
      case 1 -> all.addAll(List.of("--put", "/dir"));
      case 2 -> all.add("--all-checks");
      case 3 -> all.add("--active");
      default -> {}
    }
    return all;
  }

  /** What a folder must hold for sessions to be played in it. */
  static void prepare(Path folder) throws IOException {
    Files.writeString(folder.resolve("authority.pem"), DemoCertificates.authorityPem());
  }

  private Outcome run(
      List<String> args,
      double timeout,
      HostileServer server,
      String password,
      boolean terminal,
      boolean french,
      boolean quiet,
      int interruptAfterMs,
      Path json)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> environment = new HashMap<>();
    if (!password.isEmpty()) {
      environment.put("FTPDIAG_PASSWORD", password);
    }
    Interruption interruption = new Interruption();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            out,
            err,
            new Terminal(false, terminal, terminal, 80, StandardCharsets.UTF_8),
            environment,
            folder,
            prompt -> null,
            interruption);
    Thread interrupter = new Thread(() -> interruptAfter(interruptAfterMs, interruption));
    if (interruptAfterMs >= 0) {
      interrupter.start();
    }
    double late = Pulse.late();
    long began = System.nanoTime();
    int code = new Cli(console).run(args.toArray(String[]::new));
    double seconds = (System.nanoTime() - began) / 1e9;
    interruption.over();
    join(interrupter);
    String text = out.toString(StandardCharsets.UTF_8);
    String said = err.toString(StandardCharsets.UTF_8);
    String report = Files.exists(json) ? Files.readString(json) : "";

    List<String> broken = new ArrayList<>();
    double stolen = Pulse.late() - late;
    double patience = TRANSFERRED.matcher(report).find() ? PATIENCE * timeout : 0;
    if (seconds > DEADLINE + patience + ALLOWANCE + stolen) {
      broken.add(String.format(Locale.ROOT, "took %.1f s", seconds));
    }
    if (code != 0 && code != 1 && !(code == 130 && interruptAfterMs >= 0)) {
      broken.add("exit code " + code + ": " + said.strip());
    }
    broken.addAll(report(report, code));
    String last = last(text);
    String exit = (french ? FRENCH : ENGLISH).say("report.exit", "code", Integer.toString(code));
    if (quiet ? last.isBlank() : !last.endsWith(exit)) {
      broken.add("the text does not end with its verdict: " + last);
    }
    if (!password.isEmpty() && (text + said + report).contains(password)) {
      broken.add("the password is shown");
    }
    String plain = OUR_COLOUR.matcher(text + said).replaceAll("");
    plain
        .codePoints()
        .filter(c -> c != '\n' && !(terminal && c == '\r') && Character.isISOControl(c))
        .findFirst()
        .ifPresent(c -> broken.add("a control character, " + c));
    String story =
        "ftpdiag " + String.join(" ", args) + "\nserver: " + server + "\n" + text + said + report;
    Set<String> passed =
        PASSED.matcher(report).results().map(m -> m.group(1)).collect(Collectors.toSet());
    return new Outcome(number, seconds, broken, passed, whole ? story : shortened(story));
  }

  private static List<String> report(String json, int code) {
    if (json.isEmpty()) {
      return List.of("no report");
    }
    try {
      return JsonContract.breaches(json, code);
    } catch (RuntimeException e) {
      return List.of("no JSON: " + e);
    }
  }

  private static String shortened(String story) {
    return story.lines().limit(SHOWN).collect(Collectors.joining("\n"));
  }

  private static String last(String text) {
    String[] lines = OUR_COLOUR.matcher(text).replaceAll("").split("[\n\r]+");
    return lines.length == 0 ? "" : lines[lines.length - 1].strip();
  }

  private static void interruptAfter(int ms, Interruption interruption) {
    try {
      Thread.sleep(ms);
      interruption.raise();
    } catch (InterruptedException e) {
      return; // the session is over
    }
  }

  private static void join(Thread thread) {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
