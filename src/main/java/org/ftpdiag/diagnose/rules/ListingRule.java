package org.ftpdiag.diagnose.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Meaning;
import org.ftpdiag.diagnose.ReceivedReply;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.seen.Listing;

/** A listing that cannot be read, or whose names break the promise of UTF-8. */
public final class ListingRule implements Rule {
  // One odd line in ten or less is somebody's odd file name, not an unknown format.
  private static final double NOTABLE = 0.1;

  private static final Pattern REFUSAL =
      Pattern.compile("(?i)(?:^|: )(?:permission|access) denied\\.?$");

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<Listing> s : c.all(Listing.class)) {
      Listing l = s.what();
      int missed = l.lines() - l.parsed();
      Optional<String> refusal = refusal(l);
      Optional<ReceivedReply> closed =
          l.lines() == 0 ? closed(c).or(() -> fetched(c)) : Optional.empty();
      if (closed.isPresent()) {
        FindingBuilder n = c.notice(FindingId.LIST_DENIED, s.place());
        n.fact("path", l.path()).fact("directory", l.path());
        found.add(n.said(closed.get()).evidence("list-empty").aside());
      } else if (refusal.isPresent()) {
        FindingBuilder n = c.notice(FindingId.LIST_DENIED, s.place()).severity(Severity.FAIL);
        n.fact("path", l.path()).fact("directory", l.path());
        found.add(n.evidence("list-refused", "line", refusal.get()).explains());
      } else if (l.lines() > 0 && missed > l.lines() * NOTABLE) {
        FindingBuilder n = c.notice(FindingId.LIST_UNPARSEABLE, s.place());
        n.fact("path", l.path()).fact("lines", l.lines()).fact("missed", missed);
        n.evidence("list-unparsed", "missed", missed, "lines", l.lines());
        l.unparsed().stream().limit(3).forEach(x -> n.evidence("list-line", "line", x));
        found.add(n.aside());
      }
      if (!l.undecodable().isEmpty()) {
        promise(c).ifPresent(p -> found.add(encoding(c, s, p)));
      }
    }
    return found;
  }

  /**
   * The refusal to name the directory that then lists as empty: ProFTPD forbids PWD in a {@code
   * <Limit DIRS>}, and LIST of what the user may not see succeeds with nothing.
   */
  private static Optional<ReceivedReply> closed(Case c) {
    return c.said().stream()
        .filter(s -> s.after().equals("PWD") && s.reply().code() / 10 == 55)
        .filter(
            s ->
                Meaning.known(c, s)
                    .filter(
                        m ->
                            m.id() == FindingId.PERMISSION_DENIED
                                || m.id() == FindingId.LIST_DENIED)
                    .isPresent())
        .findFirst();
  }

  /**
   * The download of a file out of the directory that lists as empty: with a {@code <Limit LIST>}
   * ProFTPD answers 226 and sends nothing. What begins with a dot is left out by most servers.
   */
  private static Optional<ReceivedReply> fetched(Case c) {
    return c.said().stream()
        .filter(s -> s.after().equals("RETR") && s.reply().positive())
        .filter(s -> s.argument().matches("[^./\\\\][^/\\\\]*"))
        .findFirst();
  }

  /** Servers that run ls send its error message as the listing, and a 226 after it. */
  private static Optional<String> refusal(Listing l) {
    return l.parsed() > 0
        ? Optional.empty()
        : l.unparsed().stream().filter(x -> REFUSAL.matcher(x).find()).findFirst();
  }

  /** Who promised UTF-8 (RFC 2640, RFC 3659 section 2.2); empty when nobody did. */
  private static Optional<ReceivedReply> promise(Case c) {
    return c.said().stream()
        .filter(s -> s.reply().positive())
        .filter(
            s ->
                s.after().equals("FEAT") && c.features().promises("UTF8")
                    || s.line().startsWith("OPTS UTF8")
                    || s.after().equals(ReceivedReply.GREETING)
                        && s.reply().text().toUpperCase(Locale.ROOT).contains("UTF-8"))
        .findFirst();
  }

  private static JudgedFinding encoding(
      Case c, TimedObservation<Listing> s, ReceivedReply promise) {
    FindingBuilder n = c.notice(FindingId.LIST_ENCODING, s.place());
    n.fact("path", s.what().path()).fact("file", s.what().undecodable().get(0));
    n.evidence("utf8-promised", "command", promise.line());
    s.what().undecodable().stream().limit(3).forEach(x -> n.evidence("list-name", "name", x));
    return n.aside();
  }
}
