package org.ftpdiag.explain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** The words of what stands in the margin. */
final class NoteWords {
  private static final int MOST = 1024;

  private final Words words;
  private final Map<Phrase, Optional<String>> said = new HashMap<>();

  NoteWords(Words words) {
    this.words = words;
  }

  /** The words; empty where there are none. */
  Optional<String> of(Note note) {
    Optional<String> known = said.get(note.phrase());
    if (known == null) {
      known = look(note.phrase());
      if (said.size() < MOST) {
        said.put(note.phrase(), known);
      }
    }
    return known;
  }

  private Optional<String> look(Phrase p) {
    Map<String, String> safe = new HashMap<>();
    p.facts().forEach((k, v) -> safe.put(k, ServerText.shown(v, 100)));
    if (words.fits(p.key(), safe)) {
      return words.find(p.key(), safe);
    }
    if (words.has(p.key() + ".bare")) {
      return words.find(p.key() + ".bare", safe);
    }
    return words.find("reply.family." + p.facts().getOrDefault("family", ""), safe);
  }
}
