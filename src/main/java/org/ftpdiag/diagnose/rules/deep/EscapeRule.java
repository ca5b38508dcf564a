package org.ftpdiag.diagnose.rules.deep;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.deep.EscapeTrial;
import org.ftpdiag.model.seen.deep.EscapeTrial.Way;

/** The session left its login directory, and PWD says so. */
public final class EscapeRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<EscapeTrial> s : c.all(EscapeTrial.class)) {
      String login = s.what().login();
      List<Way> left = s.what().left();
      if (!left.isEmpty()) {
        FindingBuilder n = c.notice(FindingId.LOGIN_DIRECTORY_LEFT, s.place());
        n.fact("directory", login).evidence("escape-login", "directory", login);
        for (Way way : left) {
          n.evidence(
              "escape",
              "command",
              way.command(),
              "reply",
              Quote.of(way.reply()),
              "directory",
              way.directory());
        }
        found.add(n.aside());
      }
    }
    return found;
  }
}
