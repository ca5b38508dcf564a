package org.ftpdiag.diagnose.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.ReceivedReply;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.seen.ReplyAnomaly;

/** Replies that break RFC 959 section 4.2 and could be read all the same: once a kind. */
public final class ReplyFormRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    Map<ReplyAnomaly, ReceivedReply> first = new EnumMap<>(ReplyAnomaly.class);
    for (ReceivedReply s : c.said()) {
      s.reply().anomalies().forEach(a -> first.putIfAbsent(a, s));
    }
    first.remove(ReplyAnomaly.TELNET); // the control connection speaks Telnet (RFC 959 section 3)
    List<JudgedFinding> found = new ArrayList<>();
    first.forEach((anomaly, s) -> found.add(odd(c, anomaly, s)));
    surplus(c).ifPresent(found::add);
    return found;
  }

  /** Two replies to one command, or a whole burst of them: whoever wrote them. */
  private static Optional<JudgedFinding> surplus(Case c) {
    List<ReceivedReply> extra = c.said().stream().filter(ReceivedReply::surplus).toList();
    if (extra.isEmpty()) {
      return Optional.empty();
    }
    FindingBuilder n = c.notice(FindingId.REPLY_MALFORMED, extra.get(0).place()).variant("extra");
    extra.forEach(n::said);
    return Optional.of(n.severity(Severity.WARN).aside());
  }

  private static JudgedFinding odd(Case c, ReplyAnomaly anomaly, ReceivedReply s) {
    String kind = anomaly.name().toLowerCase(Locale.ROOT).replace('_', '-');
    FindingBuilder n = c.notice(FindingId.REPLY_MALFORMED, s.place()).variant(kind);
    n.severity(harmless(c, anomaly, s) ? Severity.INFO : Severity.WARN);
    return n.evidence("anomaly-" + kind).said(s).aside();
  }

  /** Outside ASCII a text has no defined bytes, unless the server promised UTF-8 (RFC 2640). */
  private static boolean harmless(Case c, ReplyAnomaly anomaly, ReceivedReply s) {
    return anomaly == ReplyAnomaly.NOT_UTF8
        && (s.after().equals(ReceivedReply.GREETING) || !c.features().promises("UTF8"));
  }
}
