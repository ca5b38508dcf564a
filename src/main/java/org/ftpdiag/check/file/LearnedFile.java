package org.ftpdiag.check.file;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.ServerIdentity;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.report.print.TapText;
import org.ftpdiag.report.run.SessionFacts;
import org.ftpdiag.report.words.Words;

/**
 * A check file that servers pass as they were seen. It expects what stays as it is while nobody
 * breaks anything, and says beside it what was seen.
 */
public final class LearnedFile {
  private static final long DAYS = 14;

  /** What other lines of a learned check judge, and its verdict need not judge once more. */
  private static final Set<FindingId> OF_LOGIN =
      EnumSet.of(
          FindingId.LOGIN_REJECTED,
          FindingId.ANONYMOUS_REFUSED,
          FindingId.ANONYMOUS_ONLY,
          FindingId.USER_NOT_ALLOWED,
          FindingId.PASSWORD_EXPIRED,
          FindingId.LOGIN_LOCKED_OUT);

  private static final Set<FindingId> OF_CERTIFICATE =
      EnumSet.of(
          FindingId.TLS_CERTIFICATE_EXPIRED,
          FindingId.TLS_CERTIFICATE_NOT_YET_VALID,
          FindingId.TLS_CERTIFICATE_NAME_MISMATCH,
          FindingId.TLS_CERTIFICATE_SELF_SIGNED,
          FindingId.TLS_CERTIFICATE_UNTRUSTED);

  private static final Set<FindingId> OF_TIME =
      EnumSet.of(FindingId.GREETING_SLOW, FindingId.LOGIN_SLOW);

  private final Words words;
  private final StringBuilder out = new StringBuilder();

  private LearnedFile(Words words) {
    this.words = words;
  }

  /**
   * The file.
   *
   * @param options of the probes under their long names, which stand under {@code defaults}
   * @param password what stands under {@code password} there: a reference, never a password
   * @param reports by targets as they were given, in their order
   */
  public static String of(
      Map<String, String> options,
      Optional<String> password,
      Map<String, Report> reports,
      Instant now,
      Words words) {
    LearnedFile file = new LearnedFile(words);
    String date = now.truncatedTo(ChronoUnit.SECONDS).toString();
    file.out.append("# ").append(words.say("learned.head", "time", date)).append('\n');
    file.out.append("# ").append(words.say("learned.use")).append("\n\n");
    if (!options.isEmpty() || password.isPresent()) {
      file.out.append("defaults:\n");
      options.forEach((key, value) -> file.line(1, key, quoted(value)));
      password.ifPresent(reference -> file.line(1, "password", reference));
      file.out.append('\n');
    }
    file.out.append("checks:\n");
    reports.forEach(file::check);
    return file.out.toString();
  }

  private void check(String target, Report report) {
    SessionFacts facts = SessionFacts.of(report);
    out.append("  - target: ").append(quoted(target)).append('\n');
    out.append("    expect:\n");
    Set<FindingId> allowed = EnumSet.noneOf(FindingId.class);
    List<Finding> found =
        report.diagnosis().findings().stream().filter(f -> f.severity() != Severity.INFO).toList();
    line(3, "verdict", "pass");
    StepReport.Outcome login = report.run().step(StepId.LOGIN).outcome();
    if (login == StepReport.Outcome.DONE) {
      line(3, "login", "accepted");
      allowed.addAll(OF_LOGIN);
    } else if (found.stream().anyMatch(f -> OF_LOGIN.contains(f.id()))) {
      line(3, "login", "refused");
    }
    facts.tls().ifPresent(tls -> tls(tls, facts, report, allowed));
    server(report.diagnosis().server());
    features(report.diagnosis().server());
    time(report);
    allowed.addAll(OF_TIME);
    findings(found, allowed);
  }

  private void tls(TlsSession tls, SessionFacts facts, Report report, Set<FindingId> allowed) {
    out.append("      tls:\n");
    line(4, "required", "true");
    tls.protocol()
        .filter(p -> p.matches("TLSv1([.][0-9])?"))
        .ifPresent(protocol -> line(4, "min-version", protocol));
    boolean trusted = facts.trusted().orElse(false);
    if (trusted) {
      line(4, "trusted", "true");
      allowed.addAll(OF_CERTIFICATE);
    } else {
      comment(4, words.say("learned.untrusted"));
    }
    OptionalLong left = facts.daysLeft(report.run());
    if (left.orElse(-1) >= 0) {
      long days = Math.min(DAYS, left.getAsLong() / 2);
      line(4, "days-left", Long.toString(days), words.say("learned.days", "n", left.getAsLong()));
      allowed.add(FindingId.TLS_CERTIFICATE_EXPIRING);
    }
    if (facts.dataResumed().equals(Optional.of(true))) {
      line(4, "data-resumed", "true");
    }
  }

  private void server(ServerIdentity server) {
    if (server.product().isEmpty()) {
      return;
    }
    out.append("      server:\n");
    line(4, "product", quoted(server.product().get()));
    server
        .version()
        .filter(v -> v.matches("[0-9][0-9A-Za-z.+_~-]{0,40}"))
        .ifPresent(v -> line(4, "version", quoted(">=" + v), words.say("learned.version")));
  }

  private void features(ServerIdentity server) {
    Set<String> names = new LinkedHashSet<>();
    for (String feature : server.features()) {
      String name = feature.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
      if (name.matches("[A-Z][A-Z0-9-]{1,20}")) {
        names.add(name);
      }
    }
    if (!names.isEmpty()) {
      out.append("      features:\n");
      line(4, "present", "[" + String.join(", ", names) + "]");
    }
  }

  /** Three times what it took, in whole seconds, and 2 at least: a slow day is no alarm. */
  private void time(Report report) {
    if (report.run().durationMs().isEmpty()) {
      return;
    }
    double seconds = report.run().durationMs().getAsDouble() / 1000;
    long limit = Math.max(2, (long) Math.ceil(3 * seconds));
    String took = String.format(Locale.ROOT, "%.2f", seconds);
    out.append("      time:\n");
    line(4, "total", Long.toString(limit), words.say("learned.time", "seconds", took));
  }

  private void findings(List<Finding> found, Set<FindingId> judged) {
    Set<FindingId> seen = EnumSet.noneOf(FindingId.class);
    found.forEach(f -> seen.add(f.id()));
    judged.removeAll(seen);
    out.append("      findings:\n        allow:\n");
    if (!seen.isEmpty()) {
      comment(5, words.say("learned.allowed"));
      seen.forEach(id -> out.append("          - ").append(id.id()).append('\n'));
    }
    if (!judged.isEmpty()) {
      comment(5, words.say("learned.judged"));
      judged.forEach(id -> out.append("          - ").append(id.id()).append('\n'));
    }
  }

  private void line(int depth, String key, String value) {
    out.append("  ".repeat(depth)).append(key).append(": ").append(value).append('\n');
  }

  private void line(int depth, String key, String value, String comment) {
    String text = "  ".repeat(depth) + key + ": " + value;
    out.append(text).append(" ".repeat(Math.max(2, 36 - text.length()))).append("# ");
    out.append(comment).append('\n');
  }

  private void comment(int depth, String text) {
    out.append("  ".repeat(depth)).append("# ").append(text).append('\n');
  }

  /** As it stands where that can only be a text; a reference to the environment it is not. */
  private static String quoted(String text) {
    boolean plain =
        text.matches("[A-Za-z0-9/_]([A-Za-z0-9/_.@+:-]*[A-Za-z0-9/_.@+-])?")
            && !text.equals("null");
    return plain ? text : TapText.quoted(text.replace("${", "$${"));
  }
}
