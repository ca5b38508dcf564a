package org.ftpdiag.diagnose.rules;

import java.util.List;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.InjectedText;

/**
 * Plain text came between the answer to AUTH and TLS (RFC 4217 section 4 leaves no room for it).
 */
public final class InjectionRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    return c.all(InjectedText.class).stream()
        .limit(1)
        .map(
            s ->
                c.notice(FindingId.REPLY_MALFORMED, s.place())
                    .variant("injected")
                    .evidence("injected", "bytes", s.what().bytes(), "raw", s.what().text())
                    .aside())
        .toList();
  }
}
