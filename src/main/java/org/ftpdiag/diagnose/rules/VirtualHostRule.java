package org.ftpdiag.diagnose.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.ReceivedReply;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;

/** The server does not know the virtual host that was asked for (RFC 7151), or no such thing. */
public final class VirtualHostRule implements Rule {
  private static final Set<Integer> COMMAND_UNKNOWN = Set.of(500, 502, 503, 530);

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    Optional<String> host = c.request().speech().virtualHost();
    c.said().stream()
        .filter(s -> s.place().step() == StepId.LOGIN && s.after().equals("HOST"))
        .filter(s -> s.reply().negative() && host.isPresent())
        .findFirst()
        .ifPresent(s -> found.add(judge(c, s, host.get())));
    return found;
  }

  private static JudgedFinding judge(Case c, ReceivedReply refusal, String host) {
    FindingBuilder n =
        c.notice(FindingId.VIRTUAL_HOST_UNKNOWN, refusal.place())
            .said(refusal)
            .fact("virtual_host", host);
    if (!COMMAND_UNKNOWN.contains(refusal.reply().code())) {
      return n.explains();
    }
    n.variant("command").severity(Severity.WARN);
    // The way of a product that takes the host within the user's name.
    List<ReceivedReply> named =
        c.said().stream()
            .filter(s -> s.after().equals("USER") && s.argument().startsWith(host + "|"))
            .toList();
    if (!named.isEmpty()) {
      n.variant("name").severity(Severity.INFO).said(named.get(0)).said(refusal);
    }
    return n.aside();
  }
}
