package org.ftpdiag.diagnose.rules;

import java.util.List;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.ReceivedReply;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.knowledge.CodeTable;
import org.ftpdiag.model.FindingId;

/** A three-digit code that no table knows: it was judged by its digits (RFC 959 section 4.2). */
public final class CodeRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    CodeTable table = CodeTable.load();
    List<ReceivedReply> unknown =
        c.said().stream()
            .filter(s -> s.reply().family() != 0 && !table.knows(s.reply().code()))
            .toList();
    if (unknown.isEmpty()) {
      return List.of();
    }
    FindingBuilder n = c.notice(FindingId.REPLY_CODE_UNKNOWN, unknown.get(0).place());
    n.fact("digit", unknown.get(0).reply().family());
    unknown.forEach(n::said);
    return List.of(n.aside());
  }
}
