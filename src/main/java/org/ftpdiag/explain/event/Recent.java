package org.ftpdiag.explain.event;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Answers to what programs say over and over. A few, and to short questions only: a log may be
 * hostile. Thread-safe.
 *
 * @param <A> the answer
 */
final class Recent<A> {
  private static final int MOST = 512;
  private static final int LONGEST = 300;

  private final Map<Question, A> known = new ConcurrentHashMap<>();
  private final Function<Question, A> answers;

  /**
   * @param answers finds an answer, never null
   */
  Recent(Function<Question, A> answers) {
    this.answers = answers;
  }

  A to(Question question) {
    if (question.text().length() > LONGEST) {
      return answers.apply(question);
    }
    A answer = known.get(question);
    if (answer == null) {
      answer = answers.apply(question);
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(question, answer);
    }
    return answer;
  }
}
