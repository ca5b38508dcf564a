package org.ftpdiag.diagnose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.seen.Reply;

/** What the server promised in FEAT (RFC 2389), in any of its answers. */
public final class Features {
  private final List<ReceivedReply> answers;
  // Every reply of a run is asked about, and a hostile server answers FEAT two thousand times.
  private final Map<String, Optional<String>> lines = new HashMap<>();

  Features(List<ReceivedReply> said) {
    answers = said.stream().filter(s -> s.after().equals("FEAT") && s.reply().positive()).toList();
  }

  /** Whether FEAT was answered. */
  public boolean known() {
    return !answers.isEmpty();
  }

  /** The line that promises a feature, such as {@code EPSV}, {@code REST} or {@code AUTH}. */
  public Optional<String> line(String feature) {
    Optional<String> known = lines.get(feature);
    if (known == null) {
      known = answers.stream().flatMap(s -> s.reply().feature(feature).stream()).findFirst();
      lines.put(feature, known);
    }
    return known;
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
