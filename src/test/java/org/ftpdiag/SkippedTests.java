package org.ftpdiag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes down which tests were skipped and why, for the build to say at its end. */
public final class SkippedTests implements TestExecutionListener {
  private static final Path FILE = Path.of("target/skipped-tests.txt");

  private final Map<String, Integer> reasons = new TreeMap<>();

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      String why = result.getThrowable().map(Throwable::getMessage).orElse("");
      reasons.merge(why.replaceFirst("^Assumption failed: ", ""), 1, Integer::sum);
    }
  }

  @Override
  public synchronized void testPlanExecutionFinished(TestPlan plan) {
    StringBuilder text = new StringBuilder();
    reasons.forEach((why, n) -> text.append("  ").append(n).append(": ").append(why).append('\n'));
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
