package org.ftpdiag.cli.options;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.diagnose.ReplyDiagnosis;
import org.ftpdiag.knowledge.CodeTable;
import org.ftpdiag.knowledge.Names;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.knowledge.ReplyContext;
import org.ftpdiag.knowledge.ReplyRow;
import org.ftpdiag.knowledge.ReplyTable;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.report.pages.CodeRequest;

/**
 * What a reply may mean. Where nobody says which command it answers, every command is tried, and
 * the most telling rows of the table count: the words of a product before those that many use, and
 * those before what the code alone says.
 */
public final class Readings {
  private static final int MOST = 6;
  // How telling a row of the table is.
  private static final int PRODUCT = 0;
  private static final int ANYBODY = 1;
  private static final int CODE_ALONE = 2;

  /** What a reply can answer, in the order of a session, moments without a command last. */
  private static final List<String> OCCASIONS =
      List.of(
          ("HOST AUTH PBSZ PROT USER PASS ACCT SYST FEAT CLNT LANG OPTS HELP STAT NOOP PWD CWD CDUP"
                  + " TYPE MODE STRU ALLO SITE PASV EPSV PORT EPRT LIST NLST MLSD MLST SIZE MDTM"
                  + " REST RETR STOR APPE STOU DELE MKD RMD RNFR RNTO ABOR CCC QUIT greeting"
                  + " connect idle")
              .split(" "));

  private final ReplyDiagnosis diagnosis;

  public Readings(Products products) {
    this.diagnosis = new ReplyDiagnosis(ReplyTable.load(), products);
  }

  /**
   * What a reply means.
   *
   * @param after the command it answers; empty when nobody says
   * @param argument of the command; empty when nobody says
   * @param family the product that sent it; empty when nobody says
   */
  public List<CodeRequest.Reading> of(
      Reply reply, Optional<String> after, String argument, Optional<String> family) {
    if (after.isPresent()) {
      return diagnosis
          .of(reply, context(after.get(), family).naming(Names.of(after.get(), argument, "", "")))
          .map(f -> List.of(new CodeRequest.Reading(List.of(after.get()), f)))
          .orElse(List.of());
    }
    Set<String> usual = usual(reply.code());
    List<Candidate> candidates = new ArrayList<>();
    for (String occasion : OCCASIONS) {
      ReplyContext context = context(occasion, family);
      int rank = diagnosis.row(reply, context).map(Readings::rank).orElse(CODE_ALONE);
      diagnosis
          .of(reply, context)
          .ifPresent(
              f -> candidates.add(new Candidate(occasion, rank, usual.contains(occasion), f)));
    }
    keepTelling(candidates);
    boolean unknown = CodeTable.load().find(Integer.toString(reply.code())).isEmpty();
    if (unknown && candidates.stream().allMatch(c -> c.rank == CODE_ALONE)) {
      return List.of(); // neither words nor number: its digits say all there is
    }
    return grouped(candidates);
  }

  private static ReplyContext context(String after, Optional<String> family) {
    return new ReplyContext(after, family, Set.of());
  }

  private static int rank(ReplyRow row) {
    if (row.anyText()) {
      return CODE_ALONE;
    }
    return row.product().equals("*") ? ANYBODY : PRODUCT;
  }

  /** The commands that produce a code by the standard; all where it may answer any. */
  private static Set<String> usual(int code) {
    Set<String> usual = new HashSet<>(OCCASIONS);
    CodeTable.load()
        .find(Integer.toString(code))
        .filter(page -> page.commands().stream().anyMatch(OCCASIONS::contains))
        .ifPresent(page -> usual.retainAll(page.commands()));
    return usual;
  }

  /**
   * What follows a command that produces the code comes first, the most telling rows of it; after
   * other commands a product's own words count alone, and before the bare code.
   */
  private static void keepTelling(List<Candidate> candidates) {
    int usual = CODE_ALONE;
    boolean worded = false;
    for (Candidate c : candidates) {
      usual = c.usual ? Math.min(usual, c.rank) : usual;
      worded |= !c.usual && c.rank == PRODUCT;
    }
    int telling = usual;
    boolean bareCode = usual == CODE_ALONE && worded;
    candidates.removeIf(c -> c.usual ? c.rank > telling || bareCode : c.rank != PRODUCT);
    candidates.sort(Comparator.comparing(c -> !c.usual));
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
            boolean any = after.size() == OCCASIONS.size();
            List<String> named = any ? List.of("*") : after;
            readings.add(new CodeRequest.Reading(named, withoutCommand(findings.get(id), after)));
          }
        });
    return readings;
  }

  /** Nobody said which command it was: where several are possible, none may be named. */
  private static Finding withoutCommand(Finding f, List<String> after) {
    if (after.size() == 1) {
      return f;
    }
    Map<String, String> facts = new HashMap<>(f.facts());
    facts.remove("command");
    return new Finding(
        f.id(),
        f.severity(),
        f.step(),
        f.side(),
        f.reply(),
        f.family(),
        f.setting(),
        f.note(),
        facts,
        f.evidence());
  }

  private record Candidate(String after, int rank, boolean usual, Finding finding) {}
}
