package org.ftpdiag.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.diagnose.ReplyDiagnosis;
import org.ftpdiag.knowledge.CodePage;
import org.ftpdiag.knowledge.CodeTable;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.knowledge.ReplyContext;
import org.ftpdiag.knowledge.ReplyRow;
import org.ftpdiag.knowledge.ReplyTable;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Reply;
import org.ftpdiag.report.CodeRequest;

/**
 * What a reply may mean. Where nobody says which command it answers, every command is tried, and
 * the most telling rows of the table count: the words of a product before those that many use, and
 * those before what the code alone says.
 */
final class Readings {
  private static final int MOST = 6;
  private static final String ANY_TEXT = "^";

  /** What a reply can answer, in the order of a session. */
  private static final List<String> OCCASIONS =
      List.of(
          "greeting",
          "connect",
          "HOST",
          "AUTH",
          "PBSZ",
          "PROT",
          "USER",
          "PASS",
          "ACCT",
          "SYST",
          "FEAT",
          "CLNT",
          "LANG",
          "OPTS",
          "HELP",
          "STAT",
          "NOOP",
          "PWD",
          "CWD",
          "CDUP",
          "TYPE",
          "MODE",
          "STRU",
          "ALLO",
          "SITE",
          "PASV",
          "EPSV",
          "PORT",
          "EPRT",
          "LIST",
          "NLST",
          "MLSD",
          "MLST",
          "SIZE",
          "MDTM",
          "REST",
          "RETR",
          "STOR",
          "APPE",
          "STOU",
          "DELE",
          "MKD",
          "RMD",
          "RNFR",
          "RNTO",
          "ABOR",
          "CCC",
          "QUIT",
          "idle");

  private final ReplyDiagnosis diagnosis;

  Readings(Products products) {
    this.diagnosis = new ReplyDiagnosis(ReplyTable.load(), products);
  }

  /**
   * What a reply means.
   *
   * @param after the command it answers; empty when nobody says
   * @param family the product that sent it; empty when nobody says
   */
  List<CodeRequest.Reading> of(Reply reply, Optional<String> after, Optional<String> family) {
    if (after.isPresent()) {
      return diagnosis
          .of(reply, context(after.get(), family))
          .map(f -> List.of(new CodeRequest.Reading(List.of(after.get()), f)))
          .orElse(List.of());
    }
    int best = Integer.MAX_VALUE;
    List<Candidate> candidates = new ArrayList<>();
    for (String occasion : OCCASIONS) {
      ReplyContext context = context(occasion, family);
      int rank = diagnosis.row(reply, context).map(Readings::rank).orElse(3);
      best = Math.min(best, rank);
      diagnosis.of(reply, context).ifPresent(f -> candidates.add(new Candidate(occasion, rank, f)));
    }
    int wanted = best;
    candidates.removeIf(c -> c.rank > wanted);
    if (best >= 2) {
      keepUsual(candidates, reply.code());
    }
    return grouped(candidates);
  }

  private static ReplyContext context(String after, Optional<String> family) {
    return new ReplyContext(after, family, java.util.Set.of());
  }

  /** How telling a row is: 0 for a product's words, 1 for anybody's, 2 for the code alone. */
  private static int rank(ReplyRow row) {
    if (row.regex().equals(ANY_TEXT)) {
      return 2;
    }
    return row.product().equals("*") ? 1 : 0;
  }

  /** By its code alone a reply is looked at only after the commands that produce the code. */
  private static void keepUsual(List<Candidate> candidates, int code) {
    Optional<CodePage> page = CodeTable.load().find(Integer.toString(code));
    if (page.isEmpty()) {
      return;
    }
    List<String> usual = page.get().commands();
    if (usual.stream().anyMatch(OCCASIONS::contains)) {
      candidates.removeIf(c -> !usual.contains(c.after));
    }
  }

  private static List<CodeRequest.Reading> grouped(List<Candidate> candidates) {
    Map<FindingId, List<String>> commands = new LinkedHashMap<>();
    Map<FindingId, Finding> findings = new LinkedHashMap<>();
    for (Candidate c : candidates) {
      commands.computeIfAbsent(c.finding.id(), id -> new ArrayList<>()).add(c.after);
      findings.putIfAbsent(c.finding.id(), c.finding);
    }
    List<CodeRequest.Reading> readings = new ArrayList<>();
    commands.forEach(
        (id, after) -> {
          if (readings.size() < MOST) {
            readings.add(new CodeRequest.Reading(after, findings.get(id)));
          }
        });
    return readings;
  }

  private record Candidate(String after, int rank, Finding finding) {}
}
