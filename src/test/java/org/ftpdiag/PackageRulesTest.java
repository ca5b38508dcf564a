package org.ftpdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may use whom: the table of CONTRIBUTING, held against the sources. */
class PackageRulesTest {
  private static final Path SOURCES = Path.of("src/main/java/org/ftpdiag");
  private static final int MOST_LINES = 350;

  /** About thirty; what lies together in a package of rules or steps may be a few more. */
  private static final int MOST_FILES = 34;

  private static final Pattern OURS = Pattern.compile("\\borg\\.ftpdiag\\.([a-z]+)\\b");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");
  private static final Pattern STRING =
      Pattern.compile("\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"");
  private static final Pattern SOCKETS =
      Pattern.compile(
          "\\b(?:(?:Server|SSL|SSLServer|Datagram)?Socket(?:Channel|Factory)?|SSLEngine)\\b");

  private static final Set<String> ENGINE_AND_REPORT =
      Set.of("ftp", "model", "wire", "probe", "knowledge", "diagnose", "report");

  /** Which of our packages each may use besides itself. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("ftp", Set.of()),
          Map.entry("model", Set.of("ftp")),
          Map.entry("wire", Set.of("ftp", "model")),
          Map.entry("probe", Set.of("ftp", "model", "wire")),
          Map.entry("knowledge", Set.of("ftp", "model")),
          Map.entry("diagnose", Set.of("ftp", "model", "knowledge")),
          Map.entry("report", Set.of("ftp", "model", "knowledge")),
          Map.entry("demo", Set.of("ftp", "model", "wire")),
          Map.entry("explain", Set.of("ftp", "model", "knowledge", "diagnose", "report")),
          Map.entry("yaml", Set.of("model")),
          Map.entry("check", Set.of("ftp", "model", "knowledge", "diagnose", "report", "yaml")),
          Map.entry("fleet", ENGINE_AND_REPORT),
          Map.entry("exporter", ENGINE_AND_REPORT),
          Map.entry("shell", ENGINE_AND_REPORT),
          Map.entry("watch", Set.of("model", "report")));

  @Test
  void everyPackageUsesOnlyWhatTheTableLetsIt() throws IOException {
    assertNone(
        (source, code) -> {
          if (source.isRootOr("cli")) {
            return List.of();
          }
          Set<String> allowed = MAY_USE.get(source.topPackage());
          if (allowed == null) {
            return List.of("the package " + source.topPackage() + " is not in the table");
          }
          return matches(OURS, code).stream()
              .filter(used -> !used.equals(source.topPackage()) && !allowed.contains(used))
              .map(used -> "uses " + used)
              .toList();
        });
  }

  @Test
  void onlyYamlUsesItsParser() throws IOException {
    assertOnly("org\\.snakeyaml\\b", "yaml");
  }

  @Test
  void onlyWireUsesCommonsNet() throws IOException {
    assertOnly("org\\.apache\\.commons\\.net\\b", "wire");
  }

  @Test
  void onlyTheFrontDoorsUseTheOptionParserAndTheLineEditor() throws IOException {
    assertOnly("\\bpicocli\\b|\\borg\\.jline\\b", "cli", "shell");
  }

  @Test
  void onlyWireAndTheServersOfOurOwnUseSockets() throws IOException {
    assertOnly(SOCKETS.pattern(), "wire", "demo", "exporter");
  }

  @Test
  void onlyMainTouchesTheProcess() throws IOException {
    assertNone(
        (source, code) ->
            source.file().equals(SOURCES.resolve("Main.java"))
                ? List.of()
                : matches(
                    Pattern.compile("\\b(System\\.(?:out|err|in|exit)|FileDescriptor)\\b"), code));
  }

  /** Thousands of probes share one process. Java leaves {@code TlsContexts} no other way. */
  @Test
  void probesNeitherReadNorSetWhatTheProcessHasOnce() throws IOException {
    Pattern global =
        Pattern.compile(
            "\\b(System\\.(?:get|set|clear)Propert\\w+|Security\\.[gs]etProperty|System\\.getenv"
                + "|(?:Boolean|Integer|Long)\\.get(?:Boolean|Integer|Long)\\()");
    assertNone(
        (source, code) ->
            !List.of("wire", "probe").contains(source.topPackage())
                    || source.file().endsWith("TlsContexts.java")
                ? List.of()
                : matches(global, code));
  }

  @Test
  void noFileIsLongerThanCanBeSeenAtOnce() throws IOException {
    List<String> long350 = new ArrayList<>();
    for (Path file : sources()) {
      long lines = Files.readString(file).lines().count();
      if (lines > MOST_LINES) {
        long350.add(SOURCES.relativize(file) + ": " + lines);
      }
    }
    assertEquals(List.of(), long350);
  }

  @Test
  void noFolderHoldsMoreThanAReaderCanSurvey() throws IOException {
    Map<Path, Integer> files = new TreeMap<>();
    for (Path file : sources()) {
      files.merge(file.getParent(), 1, Integer::sum);
    }
    files.values().removeIf(n -> n <= MOST_FILES);
    assertEquals(Map.of(), files);
  }

  @Test
  void oneNameIsOneType() throws IOException {
    Map<String, List<Path>> types = new TreeMap<>();
    for (Path file : sources()) {
      types.computeIfAbsent(file.getFileName().toString(), n -> new ArrayList<>()).add(file);
    }
    types.remove("package-info.java");
    types.values().removeIf(all -> all.size() == 1);
    assertEquals(Map.of(), types);
  }

  @Test
  void everyPackageSaysItsIdea() throws IOException {
    Set<Path> folders = new TreeSet<>();
    for (Path file : sources()) {
      folders.add(file.getParent());
    }
    folders.remove(SOURCES);
    folders.removeIf(folder -> Files.exists(folder.resolve("package-info.java")));
    assertEquals(Set.of(), folders);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(f -> f.toString().endsWith(".java")).toList();
    }
  }

  @Test
  void theRulesSeeWhatTheyForbid() {
    String code = code("import org.ftpdiag.wire.Link; // org.ftpdiag.report\n\"org.ftpdiag.cli\"");
    assertEquals(List.of("wire"), matches(OURS, code));
    assertEquals(List.of("SSLSocket"), matches(SOCKETS, "new SSLSocket(); InetSocketAddress a;"));
  }

  private static void assertOnly(String pattern, String... packages) throws IOException {
    assertNone(
        (source, code) ->
            List.of(packages).contains(source.topPackage())
                ? List.of()
                : matches(Pattern.compile(pattern), code));
  }

  private static void assertNone(Check check) throws IOException {
    List<String> offences = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> sources = files.filter(f -> f.toString().endsWith(".java")).toList();
      assertTrue(sources.size() > 40, "the sources are not where they should be");
      for (Path file : sources) {
        for (String offence : check.offences(new Source(file), code(Files.readString(file)))) {
          offences.add(SOURCES.relativize(file) + ": " + offence);
        }
      }
    }
    assertEquals(List.of(), offences);
  }

  /** The source without its comments and strings. */
  private static String code(String source) {
    return COMMENT.matcher(STRING.matcher(source).replaceAll("\"\"")).replaceAll("");
  }

  private static List<String> matches(Pattern pattern, String code) {
    Matcher m = pattern.matcher(code);
    List<String> found = new ArrayList<>();
    while (m.find()) {
      found.add(m.group(m.groupCount() > 0 ? 1 : 0));
    }
    return found;
  }

  @FunctionalInterface
  private interface Check {
    List<String> offences(Source source, String code);
  }

  private record Source(Path file) {
    /** The package right under the root; empty for the root itself. */
    String topPackage() {
      Path inside = SOURCES.relativize(file);
      return inside.getNameCount() == 1 ? "" : inside.getName(0).toString();
    }

    boolean isRootOr(String name) {
      return topPackage().isEmpty() || topPackage().equals(name);
    }
  }
}
