package org.ftpdiag.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport.Outcome;
import org.junit.jupiter.api.Test;

/** What holds of every run, however odd: tried on seeded random ones. */
class InvariantTest {
  private static final int RUNS = 4000;
  private static final Properties WORDS = words();

  private static Properties words() {
    Properties words = new Properties();
    String name = "/org/ftpdiag/report/words/words_en.properties";
    try (InputStream in = InvariantTest.class.getResourceAsStream(name)) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return words;
  }

  @Test
  void randomRunsAreJudgedWithoutAnExceptionAndKeepThePromises() {
    LongStream.range(0, RUNS)
        .parallel()
        .forEach(seed -> check(new Garbage(seed).run(), "seed " + seed));
  }

  @Test
  void theJudgementIsAFunctionOfTheRun() {
    for (long seed = 0; seed < 50; seed++) {
      Diagnosis first = Diagnoser.diagnose(new Garbage(seed).run());
      assertEquals(first, Diagnoser.diagnose(new Garbage(seed).run()), "seed " + seed);
    }
  }

  private static void check(ProbeRun run, String seed) {
    Diagnosis d = Diagnoser.diagnose(run);
    for (Finding f : d.findings()) {
      String what = seed + " " + f.id();
      assertTrue(f.severity().compareTo(f.id().most()) <= 0, what);
      assertFalse(f.evidence().isEmpty(), what);
      f.evidence().forEach(p -> assertTrue(said(p), what + " " + p));
    }
    boolean fails = d.verdict() == Severity.FAIL;
    assertEquals(fails, d.rootCause().isPresent(), seed);
    d.rootCause().ifPresent(r -> assertEquals(r, d.findings().get(0), seed));
    d.rootCause().ifPresent(r -> assertEquals(Severity.FAIL, r.severity(), seed));
    assertTrue(!stopped(run) || fails, seed + " failed without a finding");
  }

  private static boolean stopped(ProbeRun run) {
    boolean active = run.request().tests().active() || run.request().tests().data().active();
    return !run.interrupted()
        && run.steps().stream()
            .filter(s -> s.id() != StepId.QUIT && (s.id() != StepId.ACTIVE || active))
            .anyMatch(s -> s.outcome() == Outcome.FAILED);
  }

  /** The sentence exists and every placeholder of it is filled. */
  private static boolean said(Phrase p) {
    String words = WORDS.getProperty(p.key());
    if (words == null) {
      return false;
    }
    Matcher m = Pattern.compile("\\{(\\w+)\\}").matcher(words);
    Set<String> wanted = new HashSet<>();
    while (m.find()) {
      wanted.add(m.group(1));
    }
    return p.facts().keySet().containsAll(wanted);
  }
}
