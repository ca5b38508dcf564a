package org.ftpdiag.diagnose.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Meaning;
import org.ftpdiag.diagnose.ReceivedReply;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.knowledge.ReplyRow;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Transfer;

/** What the server lacks, and what it promised and then refuses. None of it stops the work. */
public final class FeatureRule implements Rule {
  // What clients send without asking first. FEAT, OPTS, REST, EPSV, AUTH, PBSZ and PROT have
  // findings of their own; HELP and STAT nobody needs.
  private static final Set<String> USED =
      Set.of("PWD", "SYST", "TYPE", "CWD", "SIZE", "MDTM", "NLST", "LIST", "NOOP", "DELE", "PASV");
  private static final Set<Integer> UNKNOWN = Set.of(500, 502, 504);
  private static final Set<String> PROMISED = Set.of("EPSV", "EPRT", "MLSD", "SIZE", "MDTM");

  private static final Set<FindingId> DENIALS =
      EnumSet.of(
          FindingId.PASSIVE_DISABLED,
          FindingId.ACTIVE_REFUSED,
          FindingId.PERMISSION_DENIED,
          FindingId.LIST_DENIED);

  // Refusals of these have nothing to do with a file.
  private static final Set<String> CONNECTIONS = Set.of("EPSV", "EPRT");

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    feat(c).ifPresent(found::add);
    utf8(c).ifPresent(found::add);
    unsupported(c).ifPresent(found::add);
    c.said().stream().flatMap(s -> contradiction(c, s).stream()).forEach(found::add);
    return found;
  }

  private static Optional<JudgedFinding> feat(Case c) {
    return c.features().known()
        ? Optional.empty()
        : c.said().stream()
            .filter(s -> s.after().equals("FEAT") && UNKNOWN.contains(s.reply().code()))
            .reduce((first, later) -> later)
            .map(s -> c.notice(FindingId.FEAT_UNSUPPORTED, s.place()).said(s).explains());
  }

  private static Optional<JudgedFinding> utf8(Case c) {
    boolean accepted =
        c.said().stream().anyMatch(s -> s.line().startsWith("OPTS UTF8") && s.reply().positive());
    boolean whole = c.done(StepId.FEATURES); // else what lacks may only have been cut off
    if (!whole || !c.features().known() || c.features().promises("UTF8") || accepted) {
      return Optional.empty();
    }
    return c.said().stream()
        .filter(s -> s.after().equals("FEAT") && s.place().step() == StepId.FEATURES)
        .findFirst()
        .map(
            s ->
                c.notice(FindingId.UTF8_UNSUPPORTED, s.place())
                    .evidence("feat-lacks", "feature", "UTF8")
                    .aside());
  }

  private static Optional<JudgedFinding> unsupported(Case c) {
    List<ReceivedReply> refused =
        c.said().stream()
            .filter(s -> USED.contains(s.after()) && UNKNOWN.contains(s.reply().code()))
            .filter(s -> !promised(c, s) && !expected(c, s) && !otherwise(c, s))
            .toList();
    if (refused.isEmpty()) {
      return Optional.empty();
    }
    FindingBuilder n = c.notice(FindingId.COMMAND_UNSUPPORTED, refused.get(0).place());
    refused.forEach(n::said);
    n.fact(
        "command",
        String.join(", ", refused.stream().map(ReceivedReply::after).distinct().toList()));
    return Optional.of(n.aside());
  }

  /** What is no lack: PASV cannot name an IPv6 address (RFC 2428 section 1). */
  private static boolean expected(Case c, ReceivedReply s) {
    return s.after().equals("PASV") && c.address().filter(a -> !Addresses.isV4(a)).isPresent();
  }

  /** The code says "unknown command", and the text is known to say something else. */
  private static boolean otherwise(Case c, ReceivedReply s) {
    return Meaning.known(c, s).filter(m -> m.id() != FindingId.COMMAND_UNSUPPORTED).isPresent();
  }

  private static boolean promised(Case c, ReceivedReply s) {
    return PROMISED.contains(s.after()) && c.features().promises(s.after());
  }

  private static boolean broken(Case c, ReceivedReply s) {
    // An address that the server will not connect to is no lack of the command.
    return UNKNOWN.contains(s.reply().code()) && !ofAddress(c, s) && !misconfigured(c, s);
  }

  /** Whether it failed at something that a setting mends: the server knows the command. */
  private static boolean misconfigured(Case c, ReceivedReply s) {
    return otherwise(c, s)
        && Meaning.known(c, s).flatMap(Meaning::row).flatMap(ReplyRow::setting).isPresent();
  }

  /** This one command switched off by a rule of the server's own, and announced all the same. */
  private static boolean forbidden(Case c, ReceivedReply s) {
    boolean passiveOff =
        c.said().stream().anyMatch(x -> x.after().equals("PASV") && x.reply().negative());
    return !passiveOff
        && (CONNECTIONS.contains(s.after()) || handedOut(c, s))
        && (s.reply().code() == 501 || s.reply().code() == 550)
        && Meaning.known(c, s).filter(m -> DENIALS.contains(m.id()) && !m.byCode()).isPresent()
        && !ofAddress(c, s);
  }

  private static boolean ofAddress(Case c, ReceivedReply s) {
    return Meaning.known(c, s).filter(m -> m.variant("address")).isPresent();
  }

  /** Whether the file that the command was about came in the end: it was there, and allowed. */
  private static boolean handedOut(Case c, ReceivedReply s) {
    return s.place().step() == StepId.DOWNLOAD
        && c.in(StepId.DOWNLOAD, Transfer.class).stream()
            .map(TimedObservation::what)
            .anyMatch(t -> t.ok() && t.argument().equals(s.argument()));
  }

  private static Optional<JudgedFinding> contradiction(Case c, ReceivedReply s) {
    if (!promised(c, s) || !(broken(c, s) || forbidden(c, s))) {
      return Optional.empty();
    }
    String line = c.features().line(s.after()).orElse(s.after());
    return Optional.of(
        c.notice(FindingId.FEATURES_CONTRADICT, s.place())
            .severity(c.failed(s.place().step()) ? Severity.WARN : Severity.INFO)
            .fact("feature", s.after())
            .evidence("feat-promises", "feature", line)
            .said(s)
            .fact("command", s.after())
            .aside());
  }
}
