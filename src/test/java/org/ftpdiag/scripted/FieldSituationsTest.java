package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ftpdiag.model.FindingId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Servers as people met them, played: the root cause is the one that was judged before the probe
 * was asked.
 */
class FieldSituationsTest {
  private static final String BEGIN = "== ";

  /** One of them: a title, where it is from, and the scenario that plays it. */
  record Situation(String title, String origin, String scenario) {
    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Situation> situations() throws IOException {
    List<Situation> all = new ArrayList<>();
    for (String part : text().split("(?m)^" + BEGIN)) {
      int end = part.indexOf('\n');
      if (!part.startsWith("#")) {
        String[] head = part.substring(0, end).split("\t", -1);
        assertEquals(2, head.length, part);
        all.add(new Situation(head[0], head[1], part.substring(end + 1)));
      }
    }
    return all.stream();
  }

  private static String text() throws IOException {
    try (InputStream in = FieldSituationsTest.class.getResourceAsStream("field-situations.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @MethodSource("situations")
  @Execution(ExecutionMode.CONCURRENT)
  void theRootCauseIsTheOneThatWasJudgedBefore(Situation situation) {
    Play play = Play.play(Play.scenario(situation.scenario()));
    String expected = play.scenario().expect().map(FindingId::id).orElse("none");
    assertAll(
        () -> assertEquals(expected, play.rootCause(), play::story),
        () -> assertEquals(List.of(), missing(play), play::story));
  }

  private static List<FindingId> missing(Play play) {
    return play.scenario().findings().stream()
        .filter(id -> play.diagnosis().findings().stream().noneMatch(f -> f.id() == id))
        .toList();
  }

  @Test
  void everyTitleIsToldOnceAndSaysWhereItIsFrom() throws IOException {
    List<Situation> all = situations().toList();
    assertEquals(all.size(), all.stream().map(Situation::title).distinct().count());
    assertTrue(all.stream().noneMatch(s -> s.origin().isBlank()), all.toString());
  }
}
