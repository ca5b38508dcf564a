package org.ftpdiag.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no log of FTP is refused, and not diagnosed. */
class UnrelatedLogsTest {
  private static final Path SAMPLES = Path.of("src/test/resources/org/ftpdiag/explain/unrelated");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> samples = Files.list(SAMPLES);
        Stream<Path> sources = Files.list(Path.of("src/main/java/org/ftpdiag/explain"))) {
      return Stream.concat(
          Stream.of(
              Path.of("README.md"),
              Path.of("CONTRIBUTING.md"),
              Path.of("LICENSE"),
              Path.of("pom.xml")),
          Stream.concat(samples, sources.filter(f -> f.toString().endsWith(".java"))))
          .toList()
          .stream();
    }
  }

  private static Explanation explain(InputStream in) throws IOException, UnreadableLogException {
    return new Explainer(Optional.empty(), Optional.empty()).explain(in, (quote, note) -> {});
  }

  @ParameterizedTest
  @MethodSource("files")
  void theyAreRefused(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      UnreadableLogException e = assertThrows(UnreadableLogException.class, () -> explain(in));
      assertTrue(Set.of("unknown", "unknown-marked", "unread").contains(e.reason()), e.reason());
    }
  }

  @Test
  void aServerOfMailOrNewsIsNamed() throws Exception {
    List<String> logs =
        List.of(
            "220 mail.example.com ESMTP Postfix\nEHLO me\n250 8BITMIME\nMAIL FROM:<a@example.com>\n"
                + "250 2.1.0 Ok\nQUIT\n221 2.0.0 Bye\n",
            "200 news.example.com InterNetNews server ready (posting ok)\nGROUP misc.test\n"
                + "211 1234 3000234 3002322 misc.test\nARTICLE 1\n423 No article with that number\n"
                + "QUIT\n205 closing connection\n");
    for (String log : logs) {
      Explanation e = explain(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
      assertEquals("not-ftp", e.rootCause().orElseThrow().finding().id().id());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 Permission denied.",
        "530 Login incorrect.",
        "425 Can't open data connection.",
        "> STOR a.txt\n< 553 Could not create file.",
        "500 OOPS: vsftpd: refusing to run with writable root inside chroot()",
        "Connection to ftp.example.com:21 refused: Connection refused"
      })
  void anExcerptOfALineOrTwoIsRead(String log) throws Exception {
    Explanation e = explain(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
    assertTrue(e.rootCause().isPresent());
  }
}
