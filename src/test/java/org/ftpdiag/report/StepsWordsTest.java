package org.ftpdiag.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.DownloadCheck;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

class StepsWordsTest {
  private static final Path SOURCES = Path.of("src/main/java/org/ftpdiag/report");
  private static final Pattern KEY =
      Pattern.compile("\"((?:step|fault|unit|live|report)\\.[a-z.-]*[a-z])\"");
  private static final Pattern COUNTED = Pattern.compile("count\\(\\s*\"([a-z.-]+)\"");
  private static final Words WORDS = Words.load("en");

  private static void present(String key) {
    assertTrue(WORDS.find(key, Map.of()).isPresent(), key);
  }

  @Test
  void everyKeyThatTheReportUsesHasWords() throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        Matcher counted = COUNTED.matcher(source);
        Set<String> stems = new TreeSet<>();
        while (counted.find()) {
          stems.add(counted.group(1));
          keys.add(counted.group(1) + ".one");
          keys.add(counted.group(1) + ".many");
        }
        Matcher m = KEY.matcher(source);
        while (m.find()) {
          if (!stems.contains(m.group(1))) {
            keys.add(m.group(1));
          }
        }
      }
    }
    assertTrue(keys.size() > 50, "keys were found: " + keys);
    keys.forEach(StepsWordsTest::present);
  }

  @Test
  void everyKindOfFaultModeAndRestartHasWords() {
    for (WireFault.Kind kind : WireFault.Kind.values()) {
      present("fault." + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }
    for (TlsMode mode : TlsMode.values()) {
      present("report.tls." + mode.id());
    }
    Stream.of(DownloadCheck.Restart.values())
        .filter(r -> r != DownloadCheck.Restart.NOT_TRIED)
        .forEach(r -> present("step.restart." + r.name().toLowerCase(java.util.Locale.ROOT)));
  }

  @Test
  void everyCodeOfTheRfcsHasAMeaning() {
    String codes =
        // RFC 959 section 4.2.2, then RFC 2228 section 5, RFC 2428, RFC 1123 and RFC 4217.
        "110 120 125 150 200 202 211 212 213 214 215 220 221 225 226 227 230 250 257 331 332 350"
            + " 421 425 426 450 451 452 500 501 502 503 504 530 532 550 551 552 553"
            + " 232 234 235 334 335 336 431 533 534 535 536 537 631 632 633 229 522 554 555";
    Stream.of(codes.split(" ")).forEach(c -> present("code." + c));
    Stream.of("1", "2", "3", "4", "5", "6").forEach(f -> present("reply.family." + f));
  }
}
