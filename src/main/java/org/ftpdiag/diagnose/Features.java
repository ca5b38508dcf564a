package org.ftpdiag.diagnose;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.seen.Reply;

/** What the server promised in FEAT (RFC 2389), in any of its answers. */
public final class Features {
  private final List<Said> answers;

  Features(List<Said> said) {
    answers = said.stream().filter(s -> s.after().equals("FEAT") && s.reply().positive()).toList();
  }

  /** Whether FEAT was answered. */
  public boolean known() {
    return !answers.isEmpty();
  }

  /** The line that promises a feature, such as {@code EPSV}, {@code REST} or {@code AUTH}. */
  public Optional<String> line(String feature) {
    return answers.stream().flatMap(s -> s.reply().feature(feature).stream()).findFirst();
  }

  public boolean promises(String feature) {
    return line(feature).isPresent();
  }

  /** The answer to FEAT, for quoting. */
  Optional<Reply> reply() {
    return answers.isEmpty()
        ? Optional.empty()
        : Optional.of(answers.get(answers.size() - 1).reply());
  }
}
