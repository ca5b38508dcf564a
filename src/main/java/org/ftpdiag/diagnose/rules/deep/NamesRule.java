package org.ftpdiag.diagnose.rules.deep;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.deep.NamesTrial;
import org.ftpdiag.model.seen.deep.NamesTrial.Kind;
import org.ftpdiag.model.seen.deep.NamesTrial.Name;

/** A file is listed under another name than it was stored under. */
public final class NamesRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<NamesTrial> s : c.all(NamesTrial.class)) {
      List<Name> changed =
          s.what().names().stream()
              .filter(n -> s.what().listed() && n.refused().isEmpty())
              .filter(n -> n.came().filter(came -> !came.equals(n.sent())).isPresent())
              .toList();
      if (!changed.isEmpty()) {
        FindingBuilder n = c.notice(FindingId.NAMES_CHANGED, s.place());
        boolean cased = changed.stream().allMatch(x -> ofCase(x.kind()));
        n.variant(cased ? "case" : "name");
        for (Name name : changed) {
          n.evidence(
              "name-changed", "sent", shown(name.sent()), "came", shown(name.came().orElseThrow()));
        }
        found.add(n.aside());
      }
      LeftBehind.judge(c, s.place(), s.what().directory(), s.what().left()).ifPresent(found::add);
    }
    return found;
  }

  private static boolean ofCase(Kind kind) {
    return kind == Kind.CAPITALS || kind == Kind.SMALL;
  }

  /** Two names that look alike differ in their bytes: percent signs as in a URL show these. */
  private static String shown(String name) {
    StringBuilder out = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      out.append(b > ' ' && b < 127 ? (char) b + "" : String.format("%%%02X", b & 0xff));
    }
    return out.length() <= 100 ? out.toString() : out.substring(0, 99) + "…";
  }
}
