package org.ftpdiag.diagnose;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;

/** One finding is told once, where it weighs most, with what else was seen of it as evidence. */
final class Merge {
  private static final int MOST_EVIDENCE = 8;
  // These speak of one file or directory: another step's is another finding.
  private static final Set<FindingId> OF_A_FILE =
      EnumSet.of(
          FindingId.DIRECTORY_MISSING,
          FindingId.FILE_NOT_FOUND,
          FindingId.PERMISSION_DENIED,
          FindingId.NAME_NOT_ALLOWED);

  private Merge() {}

  static List<JudgedFinding> of(List<JudgedFinding> found) {
    Map<List<?>, JudgedFinding> merged = new LinkedHashMap<>();
    for (JudgedFinding s : found) {
      merged.merge(key(s.finding()), s, Merge::both);
    }
    return new ArrayList<>(merged.values());
  }

  /** A list and no record: linking a record's hash code takes a short run 10 ms. */
  private static List<?> key(Finding f) {
    boolean own = OF_A_FILE.contains(f.id());
    String variant =
        f.id() == FindingId.REPLY_MALFORMED ? f.facts().getOrDefault("variant", "") : "";
    return List.of(f.id(), variant, own ? f.step() : StepId.RESOLVE);
  }

  private static JudgedFinding both(JudgedFinding a, JudgedFinding b) {
    int weight = b.finding().severity().compareTo(a.finding().severity());
    boolean later = weight > 0 || weight == 0 && b.place().compareTo(a.place()) < 0;
    JudgedFinding first = later ? b : a;
    JudgedFinding second = later ? a : b;
    Finding f = first.finding();
    Set<Phrase> evidence = new LinkedHashSet<>(f.evidence());
    evidence.addAll(second.finding().evidence());
    Finding all =
        new Finding(
            f.id(),
            f.severity(),
            f.step(),
            f.side(),
            f.reply(),
            f.family(),
            f.setting().or(second.finding()::setting),
            f.note().or(second.finding()::note),
            f.facts(),
            evidence.stream().limit(MOST_EVIDENCE).toList());
    return new JudgedFinding(all, first.place(), first.explains() || second.explains());
  }
}
