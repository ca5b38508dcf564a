package org.ftpdiag.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.model.Reply;

/** What the server promised in FEAT (RFC 2389), in any of its answers. */
final class Features {
  private final List<Said> answers;
  private final List<String> lines = new ArrayList<>();

  Features(List<Said> said) {
    answers = said.stream().filter(s -> s.after().equals("FEAT") && s.reply().positive()).toList();
    for (Said s : answers) {
      s.reply().lines().stream()
          .limit(200)
          .map(l -> l.strip().toUpperCase(Locale.ROOT))
          .forEach(lines::add);
    }
  }

  /** Whether FEAT was answered. */
  boolean known() {
    return !answers.isEmpty();
  }

  /** The line that promises a feature, such as {@code EPSV}, {@code REST} or {@code AUTH}. */
  Optional<String> line(String feature) {
    return lines.stream().filter(l -> l.equals(feature) || l.startsWith(feature + " ")).findFirst();
  }

  boolean promises(String feature) {
    return line(feature).isPresent();
  }

  /** The answer to FEAT, for quoting. */
  Optional<Reply> reply() {
    return answers.isEmpty()
        ? Optional.empty()
        : Optional.of(answers.get(answers.size() - 1).reply());
  }
}
